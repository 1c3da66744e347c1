package cn.ggzy.ca.revocation;

import cn.ggzy.ca.Refusal;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** Looks at what a server sent before anybody keeps it: who signed it and when it was said. Whether it counts is for the judgement. */
public final class Arrivals {
    private static final String CODE = "revocation.useless";

    private Arrivals() {}

    /** A list by one of the authorities, or by somebody whom one of them made; otherwise refused with the reason. */
    public static Told list(byte[] der, List<X509Certificate> authorities, List<X509Certificate> helpers) {
        Handed handed = Handed.all("list", List.of(der)).get(0);
        String why = "by nobody who may sign it";
        for (X509Certificate signer : signers(authorities, helpers)) {
            Reading<Crl> reading = CrlReader.read(handed, signer);
            if (reading.value().isPresent()) {
                return told(reading.value().get().span());
            }
            why = reading.why().isEmpty() ? why : reading.why();
        }
        throw new Refusal(CODE, why);
    }

    /** An answer to this question; otherwise refused with the reason. */
    public static Told answer(byte[] der, OcspQuestion question) {
        Reading<OcspAnswer> reading =
                OcspReader.read(Handed.all("OCSP answer", List.of(der)).get(0), question.issuer());
        OcspAnswer answer = reading.value()
                .orElseThrow(() -> new Refusal(CODE, reading.why().isEmpty() ? "about another issuer" : reading.why()));
        question.requireNonce(OcspReader.nonce(der));
        return answer.about(question.certificate().getSerialNumber()).stream()
                .findFirst()
                .map(Arrivals::known)
                .orElseThrow(() -> new Refusal(CODE, "about other certificates"));
    }

    private static Told known(OcspAnswer.Single single) {
        if (single.status() == OcspAnswer.Status.UNKNOWN) {
            throw new Refusal(CODE, "the responder does not know the certificate");
        }
        return told(single.span());
    }

    private static List<X509Certificate> signers(List<X509Certificate> authorities, List<X509Certificate> helpers) {
        return Stream.concat(
                        authorities.stream(),
                        helpers.stream()
                                .filter(one -> authorities.stream().anyMatch(above -> Signers.issuedBy(one, above))))
                .toList();
    }

    private static Told told(Span span) {
        return new Told(span.from(), span.next());
    }
}
