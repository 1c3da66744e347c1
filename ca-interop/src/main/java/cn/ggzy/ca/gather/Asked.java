package cn.ggzy.ca.gather;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One question to one address: of which listed authority, what for, how it ended, how long it took. For an answer, when it was said and
 * until when it stands; for a failure, why and when it is tried again; {@code clockAhead} is by how much the server's clock is before ours.
 */
public record Asked(
        String service,
        What what,
        URI address,
        End end,
        Instant at,
        Duration took,
        Optional<Trouble> trouble,
        String detail,
        Optional<Instant> thisUpdate,
        Optional<Instant> nextUpdate,
        Optional<Instant> nextTry,
        Optional<Duration> clockAhead) {
    /** What was asked for. */
    public enum What {
        OCSP_ANSWER,
        REVOCATION_LIST,
        AUTHORITY_CERTIFICATE
    }

    /** How it ended. */
    public enum End {
        ANSWERED,
        FROM_CACHE,
        FAILED
    }
}
