package cn.ggzy.ca.trust;

import cn.ggzy.ca.json.StrictObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What of another list is taken over: services of these kinds, and for these uses only. */
public record PointerFilter(Set<ServiceKind> kinds, Set<Purpose> purposes) {
    public PointerFilter {
        kinds = Set.copyOf(kinds);
        purposes = Set.copyOf(purposes);
    }

    static PointerFilter read(StrictObject json) {
        PointerFilter filter =
                new PointerFilter(json.setOf(ServiceKind.class, "kinds"), json.setOf(Purpose.class, "purposes"));
        json.end();
        return filter;
    }

    Map<String, Object> write() {
        return new TreeMap<>(Map.of("kinds", ServiceTerms.names(kinds), "purposes", ServiceTerms.names(purposes)));
    }
}
