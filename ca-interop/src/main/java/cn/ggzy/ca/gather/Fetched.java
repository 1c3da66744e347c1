package cn.ggzy.ca.gather;

import java.time.Instant;
import java.util.Optional;

/** Octets that a server sent, and what its clock showed, if it says so. */
public record Fetched(byte[] octets, Optional<Instant> serverTime) {
    public Fetched(byte[] octets) {
        this(octets, Optional.empty());
    }
}
