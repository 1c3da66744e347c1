package cn.ggzy.ca.trust;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A status that holds from an instant until the next period begins, or until {@code to} if that is earlier, and the paper it rests on.
 * {@code to} itself is outside.
 */
public record StatusPeriod(ServiceStatus status, Instant from, Optional<Instant> to, Optional<String> basis) {
    /** A period without an end of its own. */
    public StatusPeriod(ServiceStatus status, Instant from, Optional<String> basis) {
        this(status, from, Optional.empty(), basis);
    }

    boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && to.map(instant::isBefore).orElse(true);
    }

    Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", status.name());
        json.put("from", from.toString());
        to.ifPresent(end -> json.put("to", end.toString()));
        basis.ifPresent(paper -> json.put("basis", paper));
        return json;
    }
}
