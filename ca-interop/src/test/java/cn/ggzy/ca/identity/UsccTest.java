package cn.ggzy.ca.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsccTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91110000101623741K",
                "911101066976941872",
                "91350200MA2YJ1XR9G",
                "91440101MA5CJQ4N59",
                "121500004600236091",
                "11150100MB1E47030G"
            })
    void codesInUseHold(String code) {
        assertThat(new Uscc(code).checkDigitsHold()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "91350200MA2YJ1XR9", "91350200MA2YJ1XR9G0", "91350200MA2YJ1XR9I", "91350200ma2yj1xr9g"})
    void otherTextIsNoCode(String text) {
        assertThatThrownBy(() -> new Uscc(text)).isInstanceOf(Refusal.class).hasMessageContaining("uscc.malformed");
        assertThat(Uscc.hasShape(text)).isFalse();
    }

    @Test
    void aRightOuterDigitDoesNotExcuseAWrongInnerOne() {
        Uscc code = Uscc.complete("91350200MA2YJ1XR8");

        assertThat(code.organisationCode().checkDigitHolds()).isFalse();
        assertThat(code.checkDigitsHold()).isFalse();
    }

    @Property
    void aCompletedCodeHoldsAndEverySingleWrongCharacterShows(
            @ForAll("codes") Uscc code,
            @ForAll @IntRange(max = 17) int at,
            @ForAll @IntRange(min = 1, max = 30) int by) {
        assertThat(code.checkDigitsHold()).isTrue();
        char other = ALPHABET.charAt((ALPHABET.indexOf(code.value().charAt(at)) + by) % 31);
        Uscc wrong =
                new Uscc(code.value().substring(0, at) + other + code.value().substring(at + 1));

        assertThat(wrong.checkDigitsHold()).isFalse();
    }

    @Provide
    Arbitrary<Uscc> codes() {
        Arbitrary<String> head = Arbitraries.strings().withChars(ALPHABET).ofLength(8);
        Arbitrary<String> eight = Arbitraries.strings().withChars(ALPHABET).ofLength(8);
        return head.flatMap(first -> eight.map(second ->
                Uscc.complete(first + OrganisationCode.complete(second).value())));
    }
}
