package cn.ggzy.ca.identity;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Applies a profile to a certificate. */
public final class IdentityExtractor {
    static final int MAX_TEXT = 512;

    private IdentityExtractor() {}

    public static SubjectIdentity extract(X509Certificate certificate, IdentityProfile profile) {
        CertificateText text = new CertificateText(certificate);
        List<Provenance> found = new ArrayList<>();
        for (int i = 0; i < profile.rules().size(); i++) {
            IdentityRule rule = profile.rules().get(i);
            apply(rule, i, text, found);
        }
        return new SubjectIdentity(found);
    }

    private static void apply(IdentityRule rule, int number, CertificateText text, List<Provenance> found) {
        List<String> values = text.at(rule);
        if (rule.occurrence() >= values.size()) {
            return;
        }
        String raw = values.get(rule.occurrence());
        if (raw.length() <= MAX_TEXT) {
            rule.pick(raw)
                    .map(value -> normal(rule.as(), value))
                    .filter(value -> rule.as() != Meaning.USCC || Uscc.hasShape(value))
                    .ifPresent(
                            value -> found.add(new Provenance(rule.as(), value, number, rule.from(), rule.oid(), raw)));
        }
    }

    private static String normal(Meaning meaning, String value) {
        return switch (meaning) {
            case USCC, ORG9, PERSON_ID -> value.strip().toUpperCase(Locale.ROOT);
            case ORG_NAME, PERSON_NAME, ROLE -> value.strip();
        };
    }
}
