package cn.ggzy.verifier.chain;

import cn.ggzy.verifier.fabric.Version;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The state as it was after some transaction: replayed, not asked for. */
final class State {
    private final Map<String, TreeMap<String, Value>> namespaces = new HashMap<>();

    /** A value and the place of its write. */
    record Value(byte[] bytes, Version version) {}

    Optional<Value> get(String namespace, String key) {
        return Optional.ofNullable(namespace(namespace).get(key));
    }

    void put(String namespace, String key, byte[] value, Version version) {
        namespace(namespace).put(key, new Value(value, version));
    }

    void delete(String namespace, String key) {
        namespace(namespace).remove(key);
    }

    /** Keys from `start` to before `end`; an empty end means to the last. */
    SortedMap<String, Value> range(String namespace, String start, String end) {
        TreeMap<String, Value> all = namespace(namespace);
        return end.isEmpty() ? all.tailMap(start) : all.subMap(start, end);
    }

    /** Fabric orders keys by their octets; Java's order of strings differs for characters outside the first plane. */
    private TreeMap<String, Value> namespace(String name) {
        return namespaces.computeIfAbsent(name, missing -> new TreeMap<>(State::compare));
    }

    private static int compare(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
