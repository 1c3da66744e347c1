package cn.ggzy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule holds over the real code, and every rule catches the offender planted for it. */
class RulesTests {

    private static final String OURS = "cn.ggzy";
    private static final String PLANTED = "planted";

    /** Programs start here: a main, or the one place where the platform makes its clock. */
    private static final String[] MAINS = {
        "ClockConfiguration",
        "ChaincodeService",
        "EmbeddedMain",
        "WitnessMain",
        "DemoMain",
        "ClientMain",
        "CaMain",
        "VerifyMain",
        "BenchMain",
        "FaultsMain",
        "PutService"
    };

    private static final JavaClasses REAL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(OURS);
    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(PLANTED);

    @Test
    void readsTheCodeOfEveryModule() {
        assertThat(Stream.of(
                                "ca",
                                "ca.document",
                                "ca.tool",
                                "chain",
                                "fabric.embedded",
                                "network",
                                "verifier",
                                "client",
                                "platform",
                                "bench")
                        .filter(module -> REAL.stream()
                                .noneMatch(type -> type.getPackageName().startsWith(OURS + "." + module))))
                .as("modules without a class on the class path")
                .isEmpty();
    }

    @Test
    void everyExemptProgramExists() {
        assertThat(Stream.of(MAINS)
                        .filter(name -> REAL.stream()
                                .noneMatch(type -> type.getSimpleName().equals(name))))
                .as("exempt from a rule, and not there")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> holdsOverTheRealCode() {
        return rules(OURS).map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(REAL)));
    }

    @TestFactory
    Stream<DynamicTest> catchesItsPlantedOffender() {
        return rules(PLANTED)
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertThat(rule.evaluate(OFFENDERS).hasViolation())
                                .isTrue()));
    }

    private static Stream<ArchRule> rules(String root) {
        return Stream.of(
                Rules.noPackageCycles(root),
                Rules.pureProceduresKnowNoFabric(root),
                Rules.platformUsesNoContractClass(root),
                Rules.timeIsHandedIn(root, MAINS),
                Rules.noBouncyCastleInPublicSignatures(root.equals(OURS) ? OURS + ".ca" : root),
                Rules.roomsPrintNothing(root, MAINS));
    }
}
