package cn.ggzy.ca.path.rfc5280;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.Check;
import cn.ggzy.ca.path.CheckId;
import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 5280, sentence by sentence, against the one door, in each key family. */
class Rfc5280SuiteTest {
    private static final List<Conformance> CASES = Stream.of(
                    FieldCases.all(),
                    ExtensionCases.all(),
                    NameConstraintCases.all(),
                    PolicyCases.all(),
                    PathCases.all(),
                    RevocationListCases.all(),
                    PartialListCases.all())
            .flatMap(cases -> cases)
            .toList();
    private static final List<KeyFamily> FAMILIES = List.of(KeyFamily.SM2, KeyFamily.RSA, KeyFamily.P256);

    static Stream<Arguments> everyCaseInEveryFamily() {
        return FAMILIES.stream().flatMap(family -> CASES.stream().map(one -> Arguments.of(one, family)));
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource("everyCaseInEveryFamily")
    void theVerdictIsWhatTheTextSays(Conformance one, KeyFamily family) {
        Scene scene = new Scene(family);
        one.generated().accept(scene);

        Verdict verdict = scene.judge();

        Expected found = new Expected(verdict.status(), verdict.reason(), brokenRule(verdict, one.expected()));
        assertThat(found).as("%s (%s) %s", one, family, troubles(verdict)).isEqualTo(one.expected());
    }

    @Test
    void thereAreAtLeastThreeHundredCasesAndNoTwoAreTheSame() {
        assertThat(CASES).hasSizeGreaterThanOrEqualTo(300);
        assertThat(CASES.stream().map(Conformance::toString)).doesNotHaveDuplicates();
    }

    private static String troubles(Verdict verdict) {
        return verdict.checks().stream()
                .filter(check -> check.outcome() != Outcome.PASSED)
                .map(check -> check.id() + ": " + check.evidence())
                .collect(Collectors.joining("; "));
    }

    private static Optional<String> brokenRule(Verdict verdict, Expected expected) {
        return expected.rule().isEmpty()
                ? Optional.empty()
                : verdict.check(CheckId.STRICT).stream()
                        .flatMap(strict -> strict.children().stream())
                        .filter(rule -> rule.outcome() == Outcome.FAILED)
                        .map(Check::rule)
                        .map(rule -> rule.id())
                        .findFirst();
    }
}
