package cn.ggzy.ca.trust;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A status that holds from an instant until the next period begins, and the paper it rests on. */
public record StatusPeriod(ServiceStatus status, Instant from, Optional<String> basis) {
    Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", status.name());
        json.put("from", from.toString());
        basis.ifPresent(paper -> json.put("basis", paper));
        return json;
    }
}
