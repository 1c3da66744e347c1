package cn.ggzy.ca.identity;

import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A rule that finds a value where it stands: proposed only when it does find it, and a person decides. */
final class RuleProposal {
    private static final int MAX_AROUND = 60;
    private static final int OCCURRENCES = 4;

    private RuleProposal() {}

    static Optional<IdentityRule> of(
            X509Certificate certificate, Place place, String oid, Meaning meaning, String text, int at, String value) {
        String before = text.substring(0, at);
        String behind = text.substring(at + value.length());
        if (before.length() + behind.length() > MAX_AROUND) {
            return Optional.empty();
        }
        Pattern match = Pattern.compile(quoted(before) + "(" + group(meaning, value) + ")" + quoted(behind));
        for (Unwrap unwrap : place == Place.EXT ? Unwrap.values() : new Unwrap[] {Unwrap.NONE}) {
            for (int occurrence = 0; occurrence < OCCURRENCES; occurrence++) {
                IdentityRule rule =
                        new IdentityRule(place, oid, occurrence, unwrap, 0, match, meaning, meaning == Meaning.USCC);
                if (finds(rule, certificate, value)) {
                    return Optional.of(rule);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean finds(IdentityRule rule, X509Certificate certificate, String value) {
        return SimplePattern.problem(rule.match().pattern()).isEmpty()
                && IdentityExtractor.extract(certificate, new IdentityProfile(java.util.List.of(rule)))
                        .values()
                        .stream()
                        .anyMatch(found -> found.value().equals(value.toUpperCase(Locale.ROOT)));
    }

    private static String group(Meaning meaning, String value) {
        if (meaning == Meaning.ORG9) {
            return value.contains("-") ? "[0-9A-Z]{8}-[0-9X]" : "[0-9A-Z]{9}";
        }
        return meaning == Meaning.PERSON_ID ? "[0-9]{17}[0-9X]" : "[0-9A-Z]{18}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c < 128 && !Character.isLetterOrDigit(c)) {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.toString();
    }
}
