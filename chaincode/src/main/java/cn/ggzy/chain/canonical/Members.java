package cn.ggzy.chain.canonical;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, read one by one with the form that each must have. */
public final class Members {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Map<String, @Nullable Object> members;

    private Members(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    @SuppressWarnings("unchecked")
    static Members of(@Nullable Object value, String place) {
        if (value instanceof Map<?, ?> map) {
            return new Members((Map<String, @Nullable Object>) map);
        }
        throw new MalformedJson(place);
    }

    /** Refuses members that nobody asked for: what is not understood is not agreed to. */
    public Members only(String... names) {
        if (!Arrays.asList(names).containsAll(members.keySet())) {
            throw new MalformedJson("unknown member");
        }
        return this;
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The names, in canonical order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    public String text(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new MalformedJson(name);
    }

    /** A text with something in it. */
    public String words(String name) {
        String text = text(name);
        if (text.isBlank() || text.length() > 4_000) {
            throw new MalformedJson(name);
        }
        return text;
    }

    public String id(String name) {
        return formed(name, ID);
    }

    /** A text of a given form. */
    public String formed(String name, Pattern form) {
        String text = text(name);
        if (!form.matcher(text).matches()) {
            throw new MalformedJson(name);
        }
        return text;
    }

    public long number(String name) {
        if (members.get(name) instanceof Long number) {
            return number;
        }
        throw new MalformedJson(name);
    }

    /** A whole number within bounds, both included. */
    public int number(String name, int from, int to) {
        long number = number(name);
        if (number < from || number > to) {
            throw new MalformedJson(name);
        }
        return (int) number;
    }

    public boolean flag(String name) {
        if (members.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw new MalformedJson(name);
    }

    public Instant instant(String name) {
        return at(name, () -> Instants.parse(text(name)));
    }

    public Hash hash(String name) {
        return at(name, () -> Hash.fromHex(text(name)));
    }

    /** Octets written as hexadecimal, of exactly this length. */
    public byte[] hex(String name, int length) {
        byte[] octets = at(name, () -> Hex.decode(text(name)));
        if (octets.length != length) {
            throw new MalformedJson(name);
        }
        return octets;
    }

    public byte[] base64(String name) {
        return decode(text(name), name);
    }

    public Members object(String name) {
        return of(members.get(name), name);
    }

    public Optional<Members> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** The member as a value of its own. */
    public CanonicalJson json(String name) {
        if (!has(name)) {
            throw new MalformedJson(name);
        }
        return CanonicalJson.ofChecked(members.get(name));
    }

    public List<Members> objects(String name) {
        return list(name).stream().map(item -> of(item, name)).toList();
    }

    public List<String> texts(String name) {
        return list(name).stream().map(item -> string(item, name)).toList();
    }

    public List<byte[]> base64s(String name) {
        return texts(name).stream().map(text -> decode(text, name)).toList();
    }

    public List<Hash> hashes(String name) {
        return at(name, () -> texts(name).stream().map(Hash::fromHex).toList());
    }

    /** The raw items of an array. */
    @SuppressWarnings("unchecked")
    public List<@Nullable Object> list(String name) {
        if (members.get(name) instanceof List<?> list) {
            return Collections.unmodifiableList((List<@Nullable Object>) list);
        }
        throw new MalformedJson(name);
    }

    /** The whole object again. */
    public CanonicalJson json() {
        return CanonicalJson.ofChecked(members);
    }

    /** The members as they are. */
    public Map<String, @Nullable Object> asMap() {
        return Collections.unmodifiableMap(members);
    }

    private static String string(@Nullable Object item, String place) {
        if (item instanceof String text) {
            return text;
        }
        throw new MalformedJson(place);
    }

    private static byte[] decode(String text, String place) {
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(octets).equals(text)) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedJson(place);
        }
        throw new MalformedJson(place);
    }

    private static <T> T at(String place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedJson e) {
            throw new MalformedJson(place);
        }
    }
}
