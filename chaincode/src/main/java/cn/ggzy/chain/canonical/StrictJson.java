package cn.ggzy.chain.canonical;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON without tolerance: no member twice, no fractions, no integer that a double would round, no half of a surrogate pair. */
final class StrictJson {
    private static final int MAX_DEPTH = 32;
    private static final long SAFE = (1L << 53) - 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    static @Nullable Object parse(String text) {
        try {
            return checked(MAPPER.readValue(text, Object.class), 0);
        } catch (JacksonException e) {
            throw new MalformedJson("json");
        }
    }

    /** The value in plain Java types, each of which has one canonical form. */
    static @Nullable Object checked(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedJson("depth");
        }
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof CanonicalJson json) {
            return json.value();
        }
        if (value instanceof Map<?, ?> map) {
            return object(map, depth);
        }
        if (value instanceof List<?> list) {
            return array(list, depth);
        }
        return Scalars.checked(value);
    }

    private static SortedMap<String, @Nullable Object> object(Map<?, ?> map, int depth) {
        SortedMap<String, @Nullable Object> members = new TreeMap<>();
        map.forEach((name, value) -> members.put(Scalars.text((String) name), checked(value, depth + 1)));
        return Collections.unmodifiableSortedMap(members);
    }

    private static List<@Nullable Object> array(List<?> list, int depth) {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(checked(item, depth + 1));
        }
        return Collections.unmodifiableList(items);
    }

    static long safe(Object number) {
        if (number instanceof Integer || number instanceof Long) {
            long value = ((Number) number).longValue();
            if (Math.abs(value) <= SAFE) {
                return value;
            }
        }
        throw new MalformedJson(number instanceof BigInteger ? "number-range" : "number");
    }
}
