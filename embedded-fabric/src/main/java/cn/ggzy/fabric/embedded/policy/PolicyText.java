package cn.ggzy.fabric.embedded.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jspecify.annotations.Nullable;

/** Reads the text form of a policy: {@code AND(…)}, {@code OR(…)}, {@code OutOf(n, …)} over {@code 'Msp.role'}. */
public final class PolicyText {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:([A-Za-z]+)|(\\d+)|'([^']*)'|\"([^\"]*)\"|([(),]))");

    private final String text;
    private final Matcher tokens;
    private final Map<MSPPrincipal, Integer> principals = new LinkedHashMap<>();
    private int position;

    private PolicyText(String text) {
        this.text = text;
        this.tokens = TOKEN.matcher(text);
    }

    public static SignaturePolicyEnvelope parse(String text) {
        PolicyText reader = new PolicyText(text);
        SignaturePolicy rule = reader.rule();
        reader.end();
        return SignaturePolicyEnvelope.newBuilder()
                .setRule(rule)
                .addAllIdentities(reader.principals.keySet())
                .build();
    }

    private SignaturePolicy rule() {
        next();
        String principal = quoted();
        return principal != null ? signedBy(principal) : gate(word());
    }

    private SignaturePolicy gate(String name) {
        expect("(");
        int wanted = name.equals("outof") ? number() : 0;
        List<SignaturePolicy> branches = branches();
        int n = switch (name) {
            case "and" -> branches.size();
            case "or" -> 1;
            case "outof" -> wanted;
            default -> throw wrong("AND, OR or OutOf instead of " + name);
        };
        if (n < 0 || n > branches.size() + 1) {
            throw wrong("no more than " + branches.size() + " instead of " + n);
        }
        return SignaturePolicy.newBuilder()
                .setNOutOf(SignaturePolicy.NOutOf.newBuilder().setN(n).addAllRules(branches))
                .build();
    }

    private List<SignaturePolicy> branches() {
        List<SignaturePolicy> branches = new ArrayList<>();
        do {
            branches.add(rule());
            next();
        } while (",".equals(tokens.group(5)));
        if (!")".equals(tokens.group(5))) {
            throw wrong("a comma or a closing bracket");
        }
        return branches;
    }

    private int number() {
        next();
        String digits = tokens.group(2) != null ? tokens.group(2) : quoted();
        expect(",");
        try {
            return Integer.parseInt(digits == null ? "" : digits);
        } catch (NumberFormatException e) {
            throw wrong("a number");
        }
    }

    private SignaturePolicy signedBy(String principal) {
        int dot = principal.lastIndexOf('.');
        if (dot <= 0) {
            throw wrong("'Msp.role' instead of '" + principal + "'");
        }
        MSPPrincipal key = Policies.principal(principal.substring(0, dot), role(principal.substring(dot + 1)));
        return SignaturePolicy.newBuilder()
                .setSignedBy(principals.computeIfAbsent(key, k -> principals.size()))
                .build();
    }

    private MSPRole.MSPRoleType role(String name) {
        return switch (name) {
            case "member" -> MSPRole.MSPRoleType.MEMBER;
            case "admin" -> MSPRole.MSPRoleType.ADMIN;
            case "client" -> MSPRole.MSPRoleType.CLIENT;
            case "peer" -> MSPRole.MSPRoleType.PEER;
            case "orderer" -> MSPRole.MSPRoleType.ORDERER;
            default -> throw wrong("a role instead of " + name);
        };
    }

    private String word() {
        String word = tokens.group(1);
        if (word == null) {
            throw wrong("AND, OR, OutOf or a principal");
        }
        return word.toLowerCase(Locale.ROOT);
    }

    private @Nullable String quoted() {
        return tokens.group(3) != null ? tokens.group(3) : tokens.group(4);
    }

    private void expect(String mark) {
        next();
        if (!mark.equals(tokens.group(5))) {
            throw wrong(mark);
        }
    }

    private void next() {
        if (!tokens.region(position, text.length()).lookingAt()) {
            throw wrong("more");
        }
        position = tokens.end();
    }

    private void end() {
        if (!text.substring(position).isBlank()) {
            throw wrong("the end");
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("policy expects " + expected + ": " + text);
    }
}
