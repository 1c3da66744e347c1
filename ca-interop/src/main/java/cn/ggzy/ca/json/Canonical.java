package cn.ggzy.ca.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.json.JsonMapper;

/** Writes maps, lists, strings and numbers as canonical JSON (RFC 8785). */
public final class Canonical {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Canonical() {}

    public static String write(Map<String, ?> object) {
        return of(MAPPER.writeValueAsString(object));
    }

    public static String of(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON", e);
        }
    }
}
