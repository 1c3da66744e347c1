package cn.ggzy.ca.tool.batch;

import cn.ggzy.ca.tool.ask.PeerName;
import cn.ggzy.ca.tool.ask.Question;
import cn.ggzy.ca.tool.ask.Trusted;
import cn.ggzy.ca.tool.ask.Use;
import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.tool.file.Moments;
import cn.ggzy.ca.tool.file.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of a batch: a question in JSON. */
record Request(JsonNode json) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> MEMBERS =
            Set.of("id", "leaf", "intermediates", "trust", "crls", "ocsp", "at", "purpose", "dnsName", "maxDepth");

    static Request parse(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            if (json.isObject()) {
                return new Request(json);
            }
        } catch (JacksonException e) {
            throw new Unreadable("line", "is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new Unreadable("line", "is no JSON object");
    }

    /** As it was written, whatever it is. */
    @Nullable
    JsonNode id() {
        return json.get("id");
    }

    Question question(Instant now) {
        List<byte[]> leaf = Blocks.certificates("leaf", octets("leaf", member("leaf")));
        List<byte[]> intermediates = new ArrayList<>(leaf.subList(1, leaf.size()));
        intermediates.addAll(all("intermediates", Blocks::certificates));
        return new Question(
                leaf.get(0),
                intermediates,
                present("trust").map(given -> Trusted.of(texts("trust", given))),
                all("crls", Blocks::crls),
                all("ocsp", Blocks::objects),
                present("at").map(at -> Moments.of("at", text("at", at))).orElse(now),
                present("purpose").map(use -> Use.of(text("purpose", use))).orElseGet(this::usualUse),
                present("dnsName").map(name -> PeerName.of(text("dnsName", name))),
                present("maxDepth").map(this::depth).orElseGet(OptionalInt::empty));
    }

    /** A misspelt member must not silently weaken a question. */
    List<String> notes() {
        return json.propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .map(name -> "ignored member: " + name)
                .toList();
    }

    private Use usualUse() {
        return present("dnsName").isPresent() ? Use.SERVER_AUTH : Use.SIGN;
    }

    private OptionalInt depth(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw new Unreadable("maxDepth", "must be a whole number from 0");
        }
        return OptionalInt.of(value.intValue());
    }

    private List<byte[]> all(String name, BiFunction<String, byte[], List<byte[]>> read) {
        return present(name).map(given -> texts(name, given)).orElse(List.of()).stream()
                .flatMap(octets -> read.apply(name, octets).stream())
                .toList();
    }

    private static List<byte[]> texts(String name, JsonNode given) {
        if (!given.isArray()) {
            throw new Unreadable(name, "must be an array");
        }
        List<byte[]> all = new ArrayList<>();
        given.forEach(one -> all.add(octets(name, one)));
        return all;
    }

    /** PEM stands in a string; a trust list may also stand there as the object it is. */
    private static byte[] octets(String name, JsonNode value) {
        String text = name.equals("trust") && value.isObject() ? value.toString() : text(name, value);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String name, JsonNode value) {
        if (!value.isString()) {
            throw new Unreadable(name, "must be text");
        }
        return value.stringValue();
    }

    private JsonNode member(String name) {
        return present(name).orElseThrow(() -> new Unreadable(name, "is missing"));
    }

    private Optional<JsonNode> present(String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }
}
