package cn.ggzy.ca.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What verified OCSP answers say about one certificate. */
record OnlineAnswers(X509Certificate certificate, Moment moment, Collected collected) {
    /** {@code stands}: whether a responder that is not the issuer itself may be believed. */
    void collect(List<OcspAnswer> answers, Predicate<OcspAnswer> stands) {
        for (OcspAnswer answer : answers) {
            List<OcspAnswer.Single> singles = answer.about(certificate.getSerialNumber());
            if (singles.isEmpty()) {
                collected.ignore(answer.digest(), "about other certificates");
            } else if (!stands.test(answer)) {
                collected.ignore(answer.digest(), "by a signer who is revoked or of whom nothing is known");
            } else {
                singles.forEach(single -> collect(answer, single));
            }
        }
    }

    private void collect(OcspAnswer answer, OcspAnswer.Single single) {
        Standing standing = standing(answer, single);
        Optional<Revoked> revoked =
                single.revoked().filter(known -> !known.since().isAfter(moment.at()));
        if (answer.producedAt().isBefore(single.span().from())) {
            collected.ignore(answer.digest(), "made at " + answer.producedAt() + ", before what it tells");
        } else if (single.status() == OcspAnswer.Status.UNKNOWN) {
            collected.ignore(answer.digest(), "the responder does not know the certificate");
        } else if (revoked.isPresent()
                || Silence.counts(
                        certificate, single.span(), standing, why -> collected.ignore(answer.digest(), why))) {
            collected.add(answer(answer, single, standing, revoked));
        }
    }

    private Standing standing(OcspAnswer answer, OcspAnswer.Single single) {
        return answer.producedAt().isAfter(moment.latest())
                ? Standing.AFTERWARDS
                : single.span().standing(moment);
    }

    private RevocationAnswer answer(
            OcspAnswer answer, OcspAnswer.Single single, Standing standing, Optional<Revoked> revoked) {
        Instant told = single.span().from();
        return new RevocationAnswer(
                RevocationAnswer.Source.OCSP,
                standing,
                List.of(answer.digest()),
                told,
                single.span().until(moment),
                revoked.map(Revoked::since),
                revoked.filter(Revoked::held).isPresent(),
                "OCSP answer of " + told);
    }
}
