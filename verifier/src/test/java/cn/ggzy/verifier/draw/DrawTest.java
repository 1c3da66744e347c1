package cn.ggzy.verifier.draw;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Outcome;
import cn.ggzy.verifier.report.Printout;
import cn.ggzy.verifier.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DrawTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final byte[] SIGNED = Vector.json(Vector.transcript(true));

    @Test
    void replaysTheWorkedExample() {
        Report report = verify(Vector.json(Vector.transcript(false)));

        assertThat(report.matches()).as(Printout.words(report)).isTrue();
    }

    @Test
    void namesWhatAFileWithoutActsDoesNotBind() {
        Report report = verify(Vector.json(Vector.transcript(false)));

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

        assertThat(verify(bytes(json)).matches()).isFalse();
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
        return Draw.verify("test", Json.parse("test", json));
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
