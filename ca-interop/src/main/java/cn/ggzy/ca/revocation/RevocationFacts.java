package cn.ggzy.ca.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The revocation lists and OCSP answers that were handed in, and certificates of those who may sign for an authority. An answer that came
 * stapled to something else is an answer like any other.
 */
public final class RevocationFacts {
    private final List<Handed> crls;
    private final List<Handed> ocsp;
    private final List<X509Certificate> helpers;

    public RevocationFacts(List<byte[]> crls, List<byte[]> ocsp, List<X509Certificate> helpers) {
        this.crls = Handed.all("list", crls);
        this.ocsp = Handed.all("OCSP answer", ocsp);
        this.helpers = List.copyOf(helpers);
    }

    /** {@code authorities} are those above the certificate on its path, its issuer first and the anchor last. */
    public Findings about(X509Certificate certificate, List<X509Certificate> authorities, Moment moment) {
        X509Certificate issuer = authorities.get(0);
        Collected collected = collected();
        List<Crl> lists = lists(certificate, authorities, collected);
        new ListAnswers(certificate, moment, collected).collect(lists);
        List<OcspAnswer> online = online(issuer, collected);
        new OnlineAnswers(certificate, moment, collected)
                .collect(
                        online,
                        answer -> answer.delegate()
                                .filter(delegate -> !stands(delegate, issuer, moment, answer))
                                .isEmpty());
        return collected.findings();
    }

    /** The names of those octets that none of the findings speaks of: they are about nobody that was asked for. */
    public List<String> unrelatedTo(List<Findings> all) {
        Set<String> known = new HashSet<>();
        for (Findings findings : all) {
            findings.answers().forEach(answer -> known.addAll(answer.digests()));
            findings.ignored().forEach(one -> known.add(one.digest()));
        }
        return handed().filter(one -> !known.contains(one.digest()))
                .map(Handed::name)
                .toList();
    }

    private Collected collected() {
        return new Collected(handed());
    }

    private Stream<Handed> handed() {
        return Stream.concat(crls.stream(), ocsp.stream());
    }

    private List<OcspAnswer> online(X509Certificate issuer, Collected collected) {
        return ocsp.stream()
                .flatMap(one -> collected.keep(OcspReader.read(one, issuer), one.digest()).stream())
                .toList();
    }

    /**
     * Whether a responder's certificate counts (RFC 6960 4.2.2.2.1): nobody revoked it; and either it says that nobody need be asked, or
     * its issuer's lists, or an answer that does not hang on another responder, clear it.
     */
    private boolean stands(X509Certificate delegate, X509Certificate issuer, Moment moment, OcspAnswer said) {
        Collected collected = collected();
        List<Crl> lists = lists(delegate, List.of(issuer), collected);
        Instant latest = said.producedAt().isAfter(moment.at()) ? said.producedAt() : moment.at();
        if (lists.stream().anyMatch(list -> list.revocation(delegate, latest).isPresent())) {
            return false;
        }
        if (Signers.needNotBeAsked(delegate)) {
            return true;
        }
        new ListAnswers(delegate, moment, collected).collect(lists);
        new OnlineAnswers(delegate, moment, collected)
                .collect(
                        online(issuer, collected),
                        answer -> answer.delegate()
                                .filter(other -> !Signers.needNotBeAsked(other))
                                .isEmpty());
        return collected
                .findings()
                .deciding()
                .filter(answer -> answer.revokedSince().isEmpty())
                .isPresent();
    }

    private List<Crl> lists(X509Certificate certificate, List<X509Certificate> authorities, Collected collected) {
        X509Certificate issuer = authorities.get(0);
        List<Crl> lists = new ArrayList<>();
        for (Handed one : crls) {
            Reading<Crl> own = CrlReader.read(one, issuer);
            collected.keep(own, one.digest()).ifPresent(lists::add);
            if (own.value().isEmpty() && own.why().isEmpty()) {
                signersOf(certificate, authorities).stream()
                        .map(signer -> byAnother(one, signer, issuer))
                        .forEach(
                                reading -> collected.keep(reading, one.digest()).ifPresent(lists::add));
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

    private Reading<Crl> byAnother(Handed one, X509Certificate signer, X509Certificate issuer) {
        Reading<Crl> reading = CrlReader.read(one, signer);
        Optional<Crl> list = reading.value();
        if (list.isPresent() && !list.get().scope().indirect()) {
            return Reading.ofSomebodyElse();
        }
        if (list.isPresent() && !Signers.validAt(signer, list.get().span().from())) {
            return Reading.ignored("by a signer who was not valid then");
        }
        return list.isPresent()
                        && isRevokedByIssuer(signer, issuer, list.get().span().from())
                ? Reading.ignored("by a signer who is revoked")
                : reading;
    }

    private boolean isRevokedByIssuer(X509Certificate signer, X509Certificate issuer, Instant at) {
        return crls.stream()
                .map(one -> CrlReader.read(one, issuer))
                .flatMap(reading -> reading.value().stream())
                .anyMatch(list -> list.revocation(signer, at).isPresent());
    }
}
