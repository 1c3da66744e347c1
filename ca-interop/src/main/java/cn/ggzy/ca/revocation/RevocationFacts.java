package cn.ggzy.ca.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The revocation lists and OCSP answers that were handed in, and certificates of those who may sign for an authority. An answer that came
 * stapled to something else is an answer like any other.
 */
public record RevocationFacts(List<byte[]> crls, List<byte[]> ocsp, List<X509Certificate> helpers) {
    public RevocationFacts {
        crls = List.copyOf(crls);
        ocsp = List.copyOf(ocsp);
        helpers = List.copyOf(helpers);
    }

    /** {@code authorities} are those above the certificate on its path, its issuer first and the anchor last. */
    public Findings about(X509Certificate certificate, List<X509Certificate> authorities, Moment moment) {
        List<RevocationAnswer> answers = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        List<Crl> lists = lists(certificate, authorities, ignored);
        new ListAnswers(certificate, moment).collect(lists, answers, ignored);
        answersOnline(certificate, authorities.get(0), lists, moment, answers, ignored);
        return new Findings(answers, ignored);
    }

    private List<Crl> lists(X509Certificate certificate, List<X509Certificate> authorities, List<String> ignored) {
        X509Certificate issuer = authorities.get(0);
        List<Crl> lists = new ArrayList<>();
        for (byte[] der : crls) {
            Reading<Crl> own = CrlReader.read(der, issuer);
            keep(own, lists, ignored);
            if (own.value().isEmpty() && own.why().isEmpty()) {
                signersOf(certificate, authorities).stream()
                        .map(signer -> byAnother(der, signer, issuer))
                        .forEach(reading -> keep(reading, lists, ignored));
            }
        }
        return lists;
    }

    /** A certificate may name others who sign its list; they count only if an authority on its own path made them (RFC 5280 6.3.3 f). */
    private List<X509Certificate> signersOf(X509Certificate certificate, List<X509Certificate> authorities) {
        List<Point> points = Point.of(certificate).stream()
                .filter(point -> !point.signers().isEmpty())
                .toList();
        return points.isEmpty()
                ? List.of()
                : Stream.concat(authorities.stream().skip(1), helpers.stream())
                        .filter(one -> points.stream()
                                .anyMatch(point -> point.signers().contains(one.getSubjectX500Principal())))
                        .filter(one -> authorities.contains(one)
                                || authorities.stream().anyMatch(above -> Signers.issuedBy(one, above)))
                        .distinct()
                        .toList();
    }

    private Reading<Crl> byAnother(byte[] der, X509Certificate signer, X509Certificate issuer) {
        Reading<Crl> reading = CrlReader.read(der, signer);
        Optional<Crl> list = reading.value();
        if (list.isPresent() && !list.get().scope().indirect()) {
            return Reading.ofSomebodyElse();
        }
        if (list.isPresent() && !Signers.validAt(signer, list.get().span().from())) {
            return Reading.ignored("list by a signer who was not valid then");
        }
        return list.isPresent()
                        && isRevokedByIssuer(signer, issuer, list.get().span().from())
                ? Reading.ignored("list by a signer who is revoked")
                : reading;
    }

    private boolean isRevokedByIssuer(X509Certificate signer, X509Certificate issuer, Instant at) {
        return crls.stream()
                .map(der -> CrlReader.read(der, issuer))
                .flatMap(reading -> reading.value().stream())
                .anyMatch(list -> revokes(list, signer, at));
    }

    private static boolean revokes(Crl list, X509Certificate signer, Instant at) {
        return list.revokedSince(signer).filter(since -> !since.isAfter(at)).isPresent();
    }

    private void answersOnline(
            X509Certificate certificate,
            X509Certificate issuer,
            List<Crl> lists,
            Moment moment,
            List<RevocationAnswer> answers,
            List<String> ignored) {
        List<OcspAnswer> read = new ArrayList<>();
        ocsp.forEach(der -> keep(OcspReader.read(der, issuer), read, ignored));
        for (OcspAnswer answer : read) {
            boolean byRevoked = answer.delegate()
                    .filter(one -> lists.stream().anyMatch(list -> revokes(list, one, moment.at())))
                    .isPresent();
            for (OcspAnswer.Single single : answer.about(certificate.getSerialNumber())) {
                Optional<String> problem = byRevoked
                        ? Optional.of("OCSP answer by a signer who is revoked")
                        : problem(answer, single, moment);
                problem.ifPresentOrElse(ignored::add, () -> answers.add(answer(answer, single, moment)));
            }
        }
    }

    private static Optional<String> problem(OcspAnswer answer, OcspAnswer.Single single, Moment moment) {
        if (single.status() == OcspAnswer.Status.UNKNOWN) {
            return Optional.of("OCSP answer: the responder does not know the certificate");
        }
        if (answer.producedAt().isBefore(single.span().from())
                || answer.producedAt().isAfter(moment.latest())) {
            return Optional.of("OCSP answer made at " + answer.producedAt());
        }
        return single.span().covers(moment)
                ? Optional.empty()
                : Optional.of("OCSP answer from " + single.span().describe());
    }

    private static RevocationAnswer answer(OcspAnswer answer, OcspAnswer.Single single, Moment moment) {
        return new RevocationAnswer(
                RevocationAnswer.Source.OCSP,
                List.of(answer.digest()),
                single.span().from(),
                single.span().until(moment),
                single.since().filter(since -> !since.isAfter(moment.at())),
                "OCSP answer of " + single.span().from());
    }

    private static <T extends Object> void keep(Reading<T> reading, List<T> kept, List<String> ignored) {
        reading.value().ifPresent(kept::add);
        if (!reading.why().isEmpty()) {
            ignored.add(reading.why());
        }
    }

    static Comparator<Crl> byNumber() {
        return Comparator.comparing(list -> list.number().orElseThrow());
    }
}
