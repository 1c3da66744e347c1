package cn.ggzy.ca.revocation;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** A revocation list whose signature was verified, indexed by issuer and serial number. With {@code base} it is a delta. */
record Crl(
        String digest,
        X500Principal signer,
        Span span,
        Optional<BigInteger> number,
        Optional<BigInteger> base,
        Scope scope,
        Map<X500Principal, Map<BigInteger, Revoked>> entries,
        Optional<Crl> continued) {
    boolean isDelta() {
        return base.isPresent();
    }

    Optional<Revoked> revocation(X509Certificate certificate, Instant at) {
        return entry(certificate)
                .filter(entry -> !entry.removed() && !entry.since().isAfter(at));
    }

    /** Whether the delta continues this list (RFC 5280 5.2.4): same signer and scope, begun at or before it, and later than it. */
    boolean isContinuedBy(Crl delta) {
        return number.isPresent()
                && delta.number.isPresent()
                && delta.base.filter(from -> from.compareTo(number.get()) <= 0).isPresent()
                && number.get().compareTo(delta.number.get()) < 0
                && signer.equals(delta.signer)
                && scope.key().equals(delta.scope.key());
    }

    /** The delta, answering from this list where it is silent itself. */
    Crl continuedBy(Crl delta) {
        return new Crl(
                delta.digest,
                signer,
                delta.span,
                delta.number,
                Optional.empty(),
                scope,
                delta.entries,
                Optional.of(this));
    }

    List<String> digests() {
        return Stream.concat(Stream.of(digest), continued.map(Crl::digest).stream())
                .toList();
    }

    String describe() {
        int size = entries.values().stream().mapToInt(Map::size).sum();
        return "list of " + span.from() + " with " + size + " entries"
                + continued.map(base -> " after the " + base.describe()).orElse("");
    }

    private Optional<Revoked> entry(X509Certificate certificate) {
        return Optional.ofNullable(entries.getOrDefault(certificate.getIssuerX500Principal(), Map.of())
                        .get(certificate.getSerialNumber()))
                .or(() -> continued.flatMap(base -> base.entry(certificate)));
    }
}
