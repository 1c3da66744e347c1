package cn.ggzy.chain.canonical;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JSON value together with its canonical octets (RFC 8785); immutable. */
public final class CanonicalJson {
    /** Either of the two is there from the start, the other when it is first asked for; working it out twice would be harmless. */
    private volatile @Nullable Read read;

    private volatile byte @Nullable [] octets;

    private volatile @Nullable Hash digest;

    private record Read(@Nullable Object value) {}

    private CanonicalJson(@Nullable Object value) {
        this.read = new Read(value);
    }

    private CanonicalJson(byte[] octets) {
        this.octets = octets;
    }

    /** The canonical form of maps, lists, texts, whole numbers, booleans, {@link Hash}es and instants. */
    public static CanonicalJson of(@Nullable Object value) {
        return new CanonicalJson((@Nullable Object) StrictJson.checked(value, 0));
    }

    /** A value that was read or checked before: values are never changed, so parts of one may be shared. */
    static CanonicalJson ofChecked(@Nullable Object value) {
        return new CanonicalJson((@Nullable Object) value);
    }

    /** Octets that are known to be canonical, for example because a contract wrote them; read only when somebody looks inside. */
    public static CanonicalJson known(byte[] canonical) {
        return new CanonicalJson(canonical.clone());
    }

    /** Reads strictly; any spelling of the value is accepted, {@link #bytes()} has the canonical one. */
    public static CanonicalJson parse(String text) {
        return new CanonicalJson((@Nullable Object) StrictJson.parse(text));
    }

    /** Reads strictly from UTF-8. */
    public static CanonicalJson parse(byte[] utf8) {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedJson("utf-8");
        }
    }

    /** Reads and refuses any octets that are not already canonical. */
    public static CanonicalJson parseCanonical(byte[] utf8) {
        CanonicalJson json = parse(utf8);
        if (!Arrays.equals(json.octets(), utf8)) {
            throw new MalformedJson("canonical-form");
        }
        return json;
    }

    /** The value in plain Java types: Map, List, String, Long, Boolean. */
    public @Nullable Object value() {
        Read known = read;
        if (known == null) {
            known = new Read(StrictJson.parse(text()));
            read = known;
        }
        return known.value();
    }

    /** The canonical octets. */
    public byte[] bytes() {
        return octets().clone();
    }

    /** The canonical text. */
    public String text() {
        return new String(octets(), StandardCharsets.UTF_8);
    }

    /** SHA-256 of the canonical octets. */
    public Hash digest() {
        Hash known = digest;
        if (known == null) {
            known = Hash.of(octets());
            digest = known;
        }
        return known;
    }

    /** The same object with one member set. */
    public CanonicalJson with(String name, Object member) {
        SortedMap<String, @Nullable Object> members = copy();
        members.put(Scalars.text(name), StrictJson.checked(member, 1));
        return new CanonicalJson((Object) Collections.unmodifiableSortedMap(members));
    }

    /** The same object without these members. */
    public CanonicalJson without(String... names) {
        SortedMap<String, @Nullable Object> members = copy();
        Arrays.asList(names).forEach(members::remove);
        return new CanonicalJson((Object) Collections.unmodifiableSortedMap(members));
    }

    /** In the order that is known already, so that no name is compared again. */
    @SuppressWarnings("unchecked")
    private SortedMap<String, @Nullable Object> copy() {
        return value() instanceof SortedMap<?, ?> sorted
                ? new TreeMap<>((SortedMap<String, @Nullable Object>) sorted)
                : new TreeMap<>(members().asMap());
    }

    /** The members, when this is an object. */
    public Members members() {
        return Members.of(value(), "json");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalJson json && Arrays.equals(octets(), json.octets());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets());
    }

    @Override
    public String toString() {
        return text();
    }

    private byte[] octets() {
        byte[] known = octets;
        if (known == null) {
            known = CanonicalWriter.write(value());
            octets = known;
        }
        return known;
    }
}
