package cn.ggzy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Rooms know each other only by their doors, and never in a circle. */
class ModularityTests {
    @Test
    void roomsUseDoorsAndMakeNoCircle() {
        ApplicationModules modules = ApplicationModules.of(PlatformApplication.class);

        modules.verify();

        assertThat(modules.stream().map(module -> module.getDisplayName()))
                .contains("core.shared", "core.identity", "core.evidence", "core.document");
    }

    @Test
    void aPlantedTrespassAndAPlantedCircleAreFound() {
        ApplicationModules planted = ApplicationModules.of("planted.rooms", (ImportOption) location -> true);

        assertThat(planted.detectViolations().getMessages())
                .anyMatch(message -> message.contains("Hidden"))
                .anyMatch(message -> message.contains("Cycle"));
    }
}
