package cn.ggzy.ca.revocation;

import java.time.Instant;
import java.util.Optional;

/** When verified octets were said, and until when their author stands by them. */
public record Told(Instant thisUpdate, Optional<Instant> nextUpdate) {}
