package cn.ggzy.ca.tool;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** One line of a batch in the making. */
public record Asked(Map<String, Object> members) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public static Asked about(X509Certificate leaf, Chain trusted, Chain... between) {
        return new Asked(Map.of(
                "id",
                "one",
                "leaf",
                Chain.pem(leaf),
                "trust",
                List.of(trusted.pem()),
                "intermediates",
                Stream.of(between).map(Chain::pem).toList(),
                "at",
                Chain.AT,
                "purpose",
                "server-auth"));
    }

    public Asked with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Asked(more);
    }

    public Asked without(String name) {
        Map<String, Object> fewer = new LinkedHashMap<>(members);
        fewer.remove(name);
        return new Asked(fewer);
    }

    public String line() {
        return MAPPER.writeValueAsString(members);
    }
}
