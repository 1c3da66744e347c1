package cn.ggzy.ca.identity;

import cn.ggzy.ca.crypto.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;

/** Runs one rule and keeps account of every step. */
final class RuleTrials {
    private RuleTrials() {}

    static RuleTrial of(X509Certificate certificate, int number, IdentityRule rule) {
        List<String> octets = octets(certificate, rule);
        List<String> texts = new CertificateText(certificate).at(rule);
        Optional<Provenance> found =
                IdentityExtractor.extract(certificate, new IdentityProfile(List.of(rule))).values().stream()
                        .findFirst();
        Optional<String> value = found.map(Provenance::value);
        RuleTrial.Outcome outcome = value.isPresent() ? RuleTrial.Outcome.FOUND : why(rule, octets, texts);
        return new RuleTrial(
                number, rule, outcome, octets, texts, value, value.flatMap(text -> checkDigits(rule.as(), text)));
    }

    private static RuleTrial.Outcome why(IdentityRule rule, List<String> octets, List<String> texts) {
        if (octets.isEmpty()) {
            return RuleTrial.Outcome.NOTHING_THERE;
        }
        if (texts.isEmpty()) {
            return RuleTrial.Outcome.NOT_OF_THIS_FORM;
        }
        if (rule.occurrence() >= texts.size()) {
            return RuleTrial.Outcome.NO_SUCH_OCCURRENCE;
        }
        String text = texts.get(rule.occurrence());
        if (text.length() > IdentityExtractor.MAX_TEXT) {
            return RuleTrial.Outcome.TOO_LONG;
        }
        return rule.pick(text).isPresent() ? RuleTrial.Outcome.NO_CODE : RuleTrial.Outcome.NO_MATCH;
    }

    static Optional<Boolean> checkDigits(Meaning meaning, String value) {
        return switch (meaning) {
            case USCC -> Optional.of(new Uscc(value).checkDigitsHold());
            case ORG9 ->
                Optional.of(value.replace("-", ""))
                        .filter(code -> code.matches("[0-9A-Z]{9}"))
                        .map(code -> new OrganisationCode(code).checkDigitHolds());
            case PERSON_ID -> Optional.of(value).filter(PersonNumber::hasShape).map(PersonNumber::checkDigitHolds);
            case ORG_NAME, PERSON_NAME, ROLE -> Optional.empty();
        };
    }

    private static List<String> octets(X509Certificate certificate, IdentityRule rule) {
        return switch (rule.from()) {
            case EXT -> extension(certificate, rule.oid());
            case SAN -> extension(certificate, Extension.subjectAlternativeName.getId());
            case RDN -> subject(certificate, rule.oid());
        };
    }

    private static List<String> extension(X509Certificate certificate, String oid) {
        byte[] value = certificate.getExtensionValue(oid);
        return value == null
                ? List.of()
                : List.of(Digests.hex(ASN1OctetString.getInstance(value).getOctets()));
    }

    private static List<String> subject(X509Certificate certificate, String oid) {
        List<String> all = new ArrayList<>();
        X500Name name =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (RDN rdn : name.getRDNs()) {
            for (var part : rdn.getTypesAndValues()) {
                if (part.getType().getId().equals(oid)) {
                    all.add(Digests.hex(der(part.getValue())));
                }
            }
        }
        return all;
    }

    private static byte[] der(org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
