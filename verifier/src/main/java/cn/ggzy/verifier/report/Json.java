package cn.ggzy.verifier.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON value that knows where it stands, so that a complaint can name the place. */
public record Json(String where, JsonNode node) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public static Json file(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new Unreadable(file.toString(), "cannot be read");
        }
    }

    public static Json parse(String where, byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (!node.isObject()) throw new Unreadable(where, "is no JSON object");
            return new Json(where, node);
        } catch (JacksonException malformed) {
            throw new Unreadable(where, "is not JSON: " + malformed.getOriginalMessage());
        }
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public Json at(String name) {
        JsonNode child = node.get(name);
        if (child == null) throw new Unreadable(where, "has no \"" + name + "\"");
        return new Json(where + "." + name, child);
    }

    public Json at(int index) {
        JsonNode child = node.get(index);
        if (child == null) throw new Unreadable(where, "has no element " + index);
        return new Json(where + "[" + index + "]", child);
    }

    public String text(String name) {
        return at(name).text();
    }

    public String text() {
        if (!node.isString()) throw new Unreadable(where, "is not a string");
        return node.stringValue();
    }

    public long number(String name) {
        return at(name).number();
    }

    public long number() {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) throw new Unreadable(where, "is not a whole number");
        return node.longValue();
    }

    public int small() {
        if (!node.isInt()) throw new Unreadable(where, "is not a whole number");
        return node.intValue();
    }

    public byte[] hex() {
        try {
            return HexFormat.of().parseHex(text());
        } catch (IllegalArgumentException malformed) {
            throw new Unreadable(where, "is not hexadecimal");
        }
    }

    public byte[] base64() {
        try {
            return Base64.getDecoder().decode(text());
        } catch (IllegalArgumentException malformed) {
            throw new Unreadable(where, "is not base64");
        }
    }

    public List<Json> list(String name) {
        return at(name).list();
    }

    public List<Json> list() {
        if (!node.isArray()) throw new Unreadable(where, "is not a list");
        return Stream.iterate(0, i -> i < node.size(), i -> i + 1).map(this::at).toList();
    }

    /** The JSON text as it was parsed, for comparison of whole values. */
    @Override
    public String toString() {
        return node.toString();
    }
}
