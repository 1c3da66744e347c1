package cn.ggzy.ca.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A usable answer about one certificate: revoked since an instant, perhaps only {@code held}, or not; {@code digests} are
 * {@code sha256:…} of the octets it stands in, {@code until} when it counts no more.
 */
public record RevocationAnswer(
        Source source,
        Standing standing,
        List<String> digests,
        Instant thisUpdate,
        Optional<Instant> until,
        Optional<Instant> revokedSince,
        boolean held,
        String words) {
    public RevocationAnswer {
        digests = List.copyOf(digests);
    }

    /** The form in which an authority answers. */
    public enum Source {
        REVOCATION_LIST,
        OCSP
    }
}
