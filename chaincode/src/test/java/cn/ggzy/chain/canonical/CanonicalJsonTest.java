package cn.ggzy.chain.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.chain.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {
    private static final long SAFE = (1L << 53) - 1;

    static Stream<Members> accepted() {
        return Vectors.read("canonical.json").objects("accepted").stream();
    }

    static Stream<Members> refused() {
        return Vectors.read("canonical.json").objects("refused").stream();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void writesTheCanonicalForm(Members vector) {
        CanonicalJson json = CanonicalJson.parse(vector.text("input"));

        assertThat(json.text()).isEqualTo(vector.text("canonical"));
        assertThat(json.digest()).isEqualTo(vector.hash("sha256"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatHasNoCanonicalForm(Members vector) {
        assertThatThrownBy(() -> CanonicalJson.parse(vector.text("input")))
                .as(vector.text("why"))
                .isInstanceOf(MalformedJson.class);
    }

    @Test
    void refusesUnknownMembers() {
        Members members = CanonicalJson.parse("{\"a\":1,\"b\":2}").members();

        assertThat(members.only("a", "b").number("a")).isEqualTo(1);
        assertThatThrownBy(() -> members.only("a")).isInstanceOf(MalformedJson.class);
    }

    @Test
    void refusesOctetsThatAreNotUtf8OrNotCanonical() {
        assertThatThrownBy(() -> CanonicalJson.parse(new byte[] {'"', (byte) 0xff, '"'}))
                .isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> CanonicalJson.parseCanonical(Encoding.utf8("{ }")))
                .isInstanceOf(MalformedJson.class);
    }

    /** The library is the yardstick for everything that has the form. */
    @Property
    void readsInstantsAsTheLibraryDoes(
            @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long millis) {
        String text = Instants.format(Instant.ofEpochMilli(millis));

        assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T24:00:01Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01T00:60:00Z",
                "2016-12-31T23:59:60Z",
                "2016-12-31T23:58:60Z",
                "2026-01-01T00:00:61Z",
                "2024-02-29T00:00:00.7Z",
                "2024-02-29T00:00:00.07Z",
                "2024-02-29T00:00:00.007Z",
                "0000-01-01T00:00:00Z"
            })
    void readsTheEdgesOfTheCalendarAsTheLibraryDoes(String text) {
        assertThat(orRefused(() -> Instants.parse(text))).isEqualTo(orRefused(() -> Instant.parse(text)));
    }

    private static Object orRefused(Supplier<Instant> reading) {
        try {
            return reading.get();
        } catch (MalformedJson | DateTimeException e) {
            return "refused";
        }
    }

    @Test
    void readsInstantsInOneFormOnly() {
        assertThat(Instants.parse("2026-03-01T01:29:59.000Z")).isEqualTo(Instant.parse("2026-03-01T01:29:59Z"));
        for (String other : List.of(
                "2026-03-01T01:29:59+00:00",
                "2026-03-01T01:29Z",
                "2026-03-01T01:29:59.1234Z",
                "2026-02-30T00:00:00Z")) {
            assertThatThrownBy(() -> Instants.parse(other)).isInstanceOf(MalformedJson.class);
        }
    }

    @Test
    void refusesBase64AndHexInOtherSpellings() {
        Members members = CanonicalJson.of(Map.of("b", "QQ", "c", "QR==", "h", "0A", "d", "QQ=="))
                .members();

        assertThat(members.base64("d")).isEqualTo(new byte[] {'A'});
        for (Runnable reading :
                List.<Runnable>of(() -> members.base64("b"), () -> members.base64("c"), () -> members.hex("h", 1))) {
            assertThatThrownBy(reading::run).isInstanceOf(MalformedJson.class);
        }
    }

    @Property(tries = 300)
    void canonicalFormIsAFixedPoint(@ForAll Map<String, Integer> members) {
        assertThat(members.keySet().stream().allMatch(CanonicalJsonTest::wellFormed) ? again(members) : true)
                .isTrue();
    }

    @Property(tries = 500)
    void writesWhatTheGeneralLibraryWrites(
            @ForAll Map<String, List<String>> members, @ForAll @LongRange(min = -SAFE, max = SAFE) long number)
            throws IOException {
        if (members.values().stream().flatMap(List::stream).allMatch(CanonicalJsonTest::wellFormed)
                && members.keySet().stream().allMatch(CanonicalJsonTest::wellFormed)) {
            Map<String, Object> value = new HashMap<>(members);
            value.put("number", number);
            String general = new JsonCanonicalizer(JsonMapper.shared().writeValueAsString(value)).getEncodedString();
            assertThat(CanonicalJson.of(value).text()).isEqualTo(general);
        }
    }

    private static boolean again(Map<String, Integer> members) {
        CanonicalJson json = CanonicalJson.of(members);
        return CanonicalJson.parse(json.bytes()).equals(json)
                && CanonicalJson.parseCanonical(json.bytes()).text().equals(json.text());
    }

    private static boolean wellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
