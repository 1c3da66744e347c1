package cn.ggzy.verifier.trust;

import cn.ggzy.verifier.report.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser of policy texts. */
final class PolicyText {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(AND|OR|OutOf)\\s*\\(|'([^'.]+(?:\\.[^'.]+)*)\\.(member|admin|client|peer|orderer)'|(\\d+)|([,)]))",
            Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST = 16;

    private final String text;
    private final Matcher tokens;
    private int lastEnd;

    PolicyText(String text) {
        this.text = text;
        this.tokens = TOKEN.matcher(text);
    }

    Policy policy() {
        next();
        Policy policy = branch(0);
        if (!text.substring(tokens.end()).isBlank()) throw unreadable();
        return policy;
    }

    private Policy branch(int depth) {
        if (depth > DEEPEST) throw unreadable();
        if (tokens.group(2) != null) return new Policy.SignedBy(tokens.group(2), Role.named(tokens.group(3)));
        if (tokens.group(1) == null) throw unreadable();
        return gate(tokens.group(1).toUpperCase(Locale.ROOT), depth);
    }

    private Policy gate(String operator, int depth) {
        int needed = 0;
        if (operator.equals("OUTOF")) {
            next();
            needed = count();
            comma();
        }
        List<Policy> branches = branches(depth);
        return switch (operator) {
            case "AND" -> new Policy.OutOf(branches.size(), branches);
            case "OR" -> new Policy.OutOf(1, branches);
            default -> outOf(needed, branches);
        };
    }

    private List<Policy> branches(int depth) {
        List<Policy> branches = new ArrayList<>();
        do {
            next();
            branches.add(branch(depth + 1));
            next();
        } while (",".equals(tokens.group(5)));
        if (!")".equals(tokens.group(5))) throw unreadable();
        return List.copyOf(branches);
    }

    /** A policy that asks for nothing would be satisfied by nobody's signature. */
    private Policy outOf(int needed, List<Policy> branches) {
        if (needed < 1 || needed > branches.size()) throw unreadable();
        return new Policy.OutOf(needed, branches);
    }

    private int count() {
        if (tokens.group(4) == null || tokens.group(4).length() > 3) throw unreadable();
        return Integer.parseInt(tokens.group(4));
    }

    private void comma() {
        next();
        if (!",".equals(tokens.group(5))) throw unreadable();
    }

    private void next() {
        boolean found = tokens.find();
        if (!found || !text.substring(lastEnd, tokens.start()).isEmpty()) throw unreadable();
        lastEnd = tokens.end();
    }

    private Unreadable unreadable() {
        return new Unreadable("policy", "cannot be read: " + text);
    }
}
