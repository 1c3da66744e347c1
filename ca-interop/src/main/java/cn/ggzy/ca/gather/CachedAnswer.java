package cn.ggzy.ca.gather;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An answer as it came, whose signature was verified then; the judgement verifies it again. */
public record CachedAnswer(
        byte[] octets, Instant thisUpdate, Optional<Instant> nextUpdate, Instant fetched, URI source) {
    /** Asked anew when a third of the life that was left when it came is left: time enough to try again. */
    boolean isDue(Instant now) {
        return nextUpdate
                .map(end ->
                        !now.isBefore(end.minus(Duration.between(fetched, end).dividedBy(3))))
                .orElse(true);
    }
}
