package cn.ggzy.ca.json;

import cn.ggzy.ca.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object read member by member; what is missing, of a wrong kind, doubled or never asked for is refused. */
public final class StrictObject {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern UTC = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z");

    private final JsonNode node;
    private final String where;
    private final String code;
    private final Set<String> read = new HashSet<>();

    private StrictObject(JsonNode node, String where, String code) {
        this.node = node;
        this.where = where;
        this.code = code;
        if (!node.isObject()) {
            throw refuse("", "must be an object");
        }
    }

    /** Every refusal of this object and of those inside it carries {@code code}. */
    public static StrictObject parse(String json, String code) {
        try {
            return new StrictObject(MAPPER.readTree(json), "", code);
        } catch (JacksonException e) {
            throw new Refusal(code, "not JSON: " + e.getOriginalMessage(), e);
        }
    }

    public String string(String name) {
        return text(member(name), name);
    }

    public Optional<String> optionalString(String name) {
        return present(name).map(value -> text(value, name));
    }

    public long number(String name) {
        return whole(member(name), name);
    }

    public Optional<Long> optionalNumber(String name) {
        return present(name).map(value -> whole(value, name));
    }

    public Instant instant(String name) {
        return toInstant(string(name), name);
    }

    public Optional<Instant> optionalInstant(String name) {
        return optionalString(name).map(text -> toInstant(text, name));
    }

    public byte[] base64(String name) {
        return toOctets(string(name), name);
    }

    public Optional<Boolean> optionalFlag(String name) {
        return present(name).map(value -> flag(value, name));
    }

    /** A positive length of time in the one spelling that ISO 8601 and Java share, such as {@code PT12H}. */
    public Optional<Duration> optionalDuration(String name) {
        return optionalString(name).map(text -> toDuration(text, name));
    }

    public List<byte[]> base64List(String name) {
        return strings(name).stream().map(text -> toOctets(text, name)).toList();
    }

    public List<String> strings(String name) {
        List<String> all = new ArrayList<>();
        array(name).forEach(value -> all.add(text(value, name)));
        return List.copyOf(all);
    }

    /** Absent is not the same as empty: a list that names nobody admits nobody. */
    public Optional<List<String>> optionalStrings(String name) {
        return present(name).map(value -> strings(name));
    }

    /** No string twice. */
    public Optional<Set<String>> optionalSet(String name) {
        return optionalStrings(name).map(all -> distinct(all, name));
    }

    public Optional<StrictObject> optionalObject(String name) {
        return present(name).map(value -> inside(value, name));
    }

    /** None when the member is absent. */
    public List<StrictObject> optionalObjects(String name) {
        return present(name).isPresent() ? objects(name) : List.of();
    }

    public StrictObject object(String name) {
        return inside(member(name), name);
    }

    public List<StrictObject> objects(String name) {
        List<StrictObject> all = new ArrayList<>();
        array(name).forEach(value -> all.add(inside(value, name + "[" + all.size() + "]")));
        return List.copyOf(all);
    }

    /** The members of an object whose names are data, such as the profiles of a trust list. */
    public Map<String, StrictObject> named(String name) {
        JsonNode value = member(name);
        if (!value.isObject()) {
            throw refuse(name, "must be an object");
        }
        Map<String, StrictObject> all = new LinkedHashMap<>();
        value.properties()
                .forEach(entry -> all.put(entry.getKey(), inside(entry.getValue(), name + "." + entry.getKey())));
        return all;
    }

    public <E extends Enum<E>> E oneOf(Class<E> type, String name) {
        return constant(type, string(name), name);
    }

    public <E extends Enum<E>> Set<E> setOf(Class<E> type, String name) {
        Set<E> all = new HashSet<>();
        strings(name).forEach(text -> all.add(constant(type, text, name)));
        return Set.copyOf(all);
    }

    public <E extends Enum<E>> Optional<Set<E>> optionalSetOf(Class<E> type, String name) {
        return optionalSet(name).map(all -> setOf(type, name));
    }

    public <E extends Enum<E>> Optional<E> optionalOneOf(Class<E> type, String name) {
        return optionalString(name).map(text -> constant(type, text, name));
    }

    /** The members of an optional object whose names are constants, each read by {@code value}. */
    public <E extends Enum<E>, V> Map<E, V> optionalByConstant(
            Class<E> type, String name, BiFunction<StrictObject, String, V> value) {
        Optional<StrictObject> object = optionalObject(name);
        Map<E, V> all = new EnumMap<>(type);
        object.ifPresent(members -> members.node
                .propertyNames()
                .forEach(member -> all.put(constant(type, member, name), value.apply(members, member))));
        return all;
    }

    /** To be called after the last member was read. */
    public void end() {
        for (String name : node.propertyNames()) {
            if (!read.contains(name)) {
                throw refuse(name, "is not known here");
            }
        }
    }

    public Refusal refuse(String name, String why) {
        return new Refusal(code, "'" + where + (where.isEmpty() || name.isEmpty() ? "" : ".") + name + "' " + why);
    }

    private StrictObject inside(JsonNode value, String name) {
        return new StrictObject(value, where.isEmpty() ? name : where + "." + name, code);
    }

    private Optional<JsonNode> present(String name) {
        read.add(name);
        @Nullable JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private JsonNode member(String name) {
        return present(name).orElseThrow(() -> refuse(name, "is missing"));
    }

    private JsonNode array(String name) {
        JsonNode value = member(name);
        if (!value.isArray()) {
            throw refuse(name, "must be an array");
        }
        return value;
    }

    private long whole(JsonNode value, String name) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw refuse(name, "must be a whole number");
        }
        return value.longValue();
    }

    private boolean flag(JsonNode value, String name) {
        if (!value.isBoolean()) {
            throw refuse(name, "must be true or false");
        }
        return value.booleanValue();
    }

    private Set<String> distinct(List<String> all, String name) {
        if (new HashSet<>(all).size() != all.size()) {
            throw refuse(name, "names something twice");
        }
        return Set.copyOf(all);
    }

    private Duration toDuration(String text, String name) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.toString().equals(text) && !duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (java.time.format.DateTimeParseException e) {
            throw refuse(name, "is no length of time");
        }
        throw refuse(name, "must be a positive length of time, written as PT12H");
    }

    private String text(JsonNode value, String name) {
        if (!value.isString()) {
            throw refuse(name, "must be a string");
        }
        return value.stringValue();
    }

    private Instant toInstant(String text, String name) {
        if (!UTC.matcher(text).matches()) {
            throw refuse(name, "must be an instant in UTC with Z and at most milliseconds");
        }
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw refuse(name, "is no instant");
        }
    }

    private byte[] toOctets(String text, String name) {
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(octets).equals(text)) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            throw refuse(name, "is not base64");
        }
        throw refuse(name, "is not padded standard base64");
    }

    private <E extends Enum<E>> E constant(Class<E> type, String text, String name) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            throw refuse(name, "has the unknown value " + text);
        }
    }
}
