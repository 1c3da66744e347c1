package cn.ggzy.verifier.draw;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Outcome;
import cn.ggzy.verifier.report.Printout;
import cn.ggzy.verifier.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DrawTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Draw.Reading WITH_ACTS = new Draw.Reading(Optional.empty(), false);
    private static final Draw.Reading WITHOUT_ACTS = new Draw.Reading(Optional.empty(), true);
    private static final byte[] SIGNED = Vector.json(Vector.transcript(true));

    @TempDir
    Path folder;

    @Test
    void replaysTheWorkedExample() {
        Report report = verify(Vector.json(Vector.transcript(false)), WITHOUT_ACTS);

        assertThat(report.matches()).as(Printout.words(report)).isTrue();
    }

    @Test
    void refusesAFileWithoutActsUnlessTheReaderAsksForNone() {
        assertThat(verify(Vector.json(Vector.transcript(false))).exitCode()).isEqualTo(1);
    }

    @Test
    void countsCertificatesOfTheReadersAuthorities() {
        Practice practice = new Practice(folder);
        byte[] signed = Vector.json(Vector.transcript(practice.person("agency"), practice.person("centre")));

        Report report = verify(signed, reading(practice));

        assertThat(report.matches()).as(Printout.words(report)).isTrue();
        assertThat(report.results())
                .filteredOn(result -> result.check().equals("draw.certificates"))
                .singleElement()
                .extracting(result -> result.outcome())
                .isEqualTo(Outcome.HOLDS);
    }

    @Test
    void countsNoCertificateThatSomebodyMadeHimself() {
        Report report = verify(SIGNED, reading(new Practice(folder)));

        assertThat(report.results())
                .filteredOn(result -> result.outcome() == Outcome.FAILS)
                .extracting(result -> result.check())
                .containsExactly("draw.certificates");
    }

    /** The refused cases of the shared vectors: each changes one thing, and the other language refuses it too. */
    @TestFactory
    Stream<DynamicTest> refusesWhatTheVectorsRefuse() throws IOException {
        JsonNode vectors = MAPPER.readTree(Files.readAllBytes(Path.of("../docs/evidence/vectors/draw.json")));
        ObjectNode good = MAPPER.createObjectNode();
        for (String name : Vector.transcript(false).keySet()) good.set(name, vectors.get(name));
        good.put("format", "ggzy-draw/1")
                .put("profile", "S")
                .put("tender", "T1")
                .put("lot", "L1");
        assertThat(verify(bytes(good), WITHOUT_ACTS).exitCode()).isZero();
        return vectors.get("refused").valueStream().map(one -> {
            ObjectNode changed = good.deepCopy().setAll((ObjectNode) one.get("transcript"));
            return DynamicTest.dynamicTest(
                    one.get("name").stringValue(),
                    () -> assertThat(verify(bytes(changed), WITHOUT_ACTS).exitCode())
                            .isEqualTo(1));
        });
    }

    @Test
    void namesWhatAFileWithoutActsDoesNotBind() {
        Report report = verify(Vector.json(Vector.transcript(false)), WITHOUT_ACTS);

        assertThat(report.results())
                .filteredOn(result -> result.check().equals("draw.acts"))
                .singleElement()
                .extracting(result -> result.outcome())
                .isEqualTo(Outcome.NOT_CHECKED);
    }

    @Test
    void replaysTheSignedExample() {
        Report report = verify(SIGNED);

        assertThat(report.matches()).as(Printout.words(report)).isTrue();
    }

    @Test
    void refusesTheNaiveReRunThatThrowsOutAConfirmedMember() {
        Map<String, Object> file = Vector.transcript(false);
        ObjectNode json = (ObjectNode) MAPPER.readTree(Vector.json(file));
        ArrayNode committee = (ArrayNode) json.at("/replacements/0/committee");
        committee.removeAll();
        List.of(9, 6, 8, 2, 0).forEach(committee::add);

        assertThat(verify(bytes(json), WITHOUT_ACTS).matches()).isFalse();
    }

    /** One test per value in the file: change it, and the file must no longer match. */
    @TestFactory
    Stream<DynamicTest> seesAChangeOfEveryValue() {
        List<String> pointers = new ArrayList<>();
        collect(MAPPER.readTree(SIGNED), "", pointers);
        return pointers.stream()
                .map(pointer -> DynamicTest.dynamicTest(pointer, () -> {
                    JsonNode json = MAPPER.readTree(SIGNED);
                    mutate(json, pointer);
                    assertThat(verify(bytes(json)).exitCode()).isEqualTo(1);
                }));
    }

    /** One test per list: leave its last entry out. */
    @TestFactory
    Stream<DynamicTest> seesAMissingEntryOfEveryList() {
        List<String> lists = new ArrayList<>();
        lists(MAPPER.readTree(SIGNED), "", lists);
        return lists.stream()
                .map(pointer -> DynamicTest.dynamicTest(pointer, () -> {
                    JsonNode json = MAPPER.readTree(SIGNED);
                    ArrayNode list = (ArrayNode) json.at(pointer);
                    list.remove(list.size() - 1);
                    // A name that is not laid open yet is nothing wrong: the law opens them later.
                    assertThat(verify(bytes(json)).exitCode()).isEqualTo(pointer.equals("/opened") ? 0 : 1);
                }));
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(entry.getValue(), pointer + "/" + entry.getKey(), pointers));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) collect(node.get(i), pointer + "/" + i, pointers);
        } else {
            pointers.add(pointer);
        }
    }

    private static void lists(JsonNode node, String pointer, List<String> pointers) {
        if (node.isArray() && !node.isEmpty()) pointers.add(pointer);
        if (node.isObject()) {
            node.properties().forEach(entry -> lists(entry.getValue(), pointer + "/" + entry.getKey(), pointers));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) lists(node.get(i), pointer + "/" + i, pointers);
        }
    }

    private static void mutate(JsonNode root, String pointer) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = root.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        JsonNode old = root.at(pointer);
        if (parent instanceof ObjectNode object) {
            if (old.isNumber()) object.put(name, old.intValue() + 1);
            else object.put(name, other(old.stringValue()));
        } else {
            ArrayNode array = (ArrayNode) parent;
            int index = Integer.parseInt(name);
            if (old.isNumber()) array.set(index, MAPPER.getNodeFactory().numberNode(old.intValue() + 1));
            else array.set(index, MAPPER.getNodeFactory().stringNode(other(old.stringValue())));
        }
    }

    /** The same text with another first digit or letter: still of the right form, so that only meaning can find it. */
    private static String other(String text) {
        char first = text.charAt(0);
        char changed = first == 'f' ? 'e' : first == '9' ? 'a' : first == 'M' ? 'N' : (char) (first + 1);
        return changed + text.substring(1);
    }

    private static Report verify(byte[] json) {
        return verify(json, WITH_ACTS);
    }

    private static Report verify(byte[] json, Draw.Reading reading) {
        return Draw.verify("test", Json.parse("test", json), reading);
    }

    private static Draw.Reading reading(Practice practice) {
        return new Draw.Reading(Optional.of(practice.authorities()), false);
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
