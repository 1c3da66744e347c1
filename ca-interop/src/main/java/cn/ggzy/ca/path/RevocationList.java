package cn.ggzy.ca.path;

import cn.ggzy.ca.crypto.Algorithms;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.Memo;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A revocation list whose signature was verified, indexed by serial number. Complete lists only: no deltas, no indirect ones. */
record RevocationList(Evidence evidence, Instant thisUpdate, Instant nextUpdate, Map<BigInteger, Instant> revoked) {
    private static final int CRL_SIGN = 6;
    private static final Memo<Optional<RevocationList>> REMEMBERED = new Memo<>(64);

    /** Nothing, when the octets are no list by this issuer that we understand: then they settle nothing. */
    static Optional<RevocationList> read(byte[] der, X509Certificate issuer) {
        String digest = Digests.hex(Digests.sha256(der));
        String key = digest + Digests.hex(Digests.sha256(Certificates.encoded(issuer)));
        return REMEMBERED.get(
                key, () -> verify(der, issuer, new Evidence(Evidence.Kind.REVOCATION_LIST, "sha256:" + digest)));
    }

    boolean inForce(Instant at, Optional<Duration> maxAge) {
        boolean young = maxAge.map(age -> !thisUpdate.plus(age).isBefore(at)).orElse(true);
        return young && !thisUpdate.isAfter(at) && at.isBefore(nextUpdate);
    }

    Optional<Instant> revokedAt(BigInteger serial) {
        return Optional.ofNullable(revoked.get(serial));
    }

    String describe() {
        return "list of " + thisUpdate + " with " + revoked.size() + " entries";
    }

    private static Optional<RevocationList> verify(byte[] der, X509Certificate issuer, Evidence evidence) {
        try {
            X509CRL crl = Certificates.parseCrl(der);
            if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()) || !understood(crl, issuer)) {
                return Optional.empty();
            }
            crl.verify(issuer.getPublicKey(), Bc.provider());
            return Optional.of(new RevocationList(
                    evidence,
                    crl.getThisUpdate().toInstant(),
                    crl.getNextUpdate().toInstant(),
                    index(crl)));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** A critical extension of a list (a delta, a part, other issuers' entries) changes what its silence means. */
    private static boolean understood(X509CRL crl, X509Certificate issuer) {
        Set<String> critical = crl.getCriticalExtensionOIDs();
        boolean[] usage = issuer.getKeyUsage();
        return crl.getNextUpdate() != null
                && (critical == null || critical.isEmpty())
                && Algorithms.allowed(crl.getSigAlgOID(), issuer)
                && usage != null
                && usage[CRL_SIGN];
    }

    private static Map<BigInteger, Instant> index(X509CRL crl) {
        Map<BigInteger, Instant> revoked = new HashMap<>();
        Collection<? extends X509CRLEntry> entries = crl.getRevokedCertificates();
        if (entries != null) {
            entries.forEach(entry -> revoked.merge(
                    entry.getSerialNumber(),
                    entry.getRevocationDate().toInstant(),
                    (one, other) -> one.isBefore(other) ? one : other));
        }
        return Map.copyOf(revoked);
    }
}
