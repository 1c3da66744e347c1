package cn.ggzy.network.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.ggzy.network.local.MissingPrograms;
import cn.ggzy.network.local.Programs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract test suite. The embedded network is the default and must behave as the real one does; where Fabric's programs are on
 * PATH both run and every outcome is compared. `-Dtck=embedded` or `-Dtck=real` runs one half.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractSuiteTests {

    /** Where the simulator is allowed to differ, and how; a difference that is not here is a defect of it. */
    private static final Map<String, String> KNOWN_DIFFERENCES = Map.of();

    private static final String WANTED = System.getProperty("tck", "");

    @TempDir
    Path directory;

    private Optional<Run> embedded = Optional.empty();
    private Optional<Run> real = Optional.empty();
    private String skipped = "";

    @Order(1)
    @TestFactory
    Stream<DynamicNode> onTheEmbeddedNetwork() throws Exception {
        Assumptions.assumeTrue(!WANTED.equals("real"), "only the real network was asked for");
        Instant started = Instant.now();
        try (TestNetwork network = TestNetwork.embedded(directory.resolve("embedded"))) {
            Run run = Run.on("embedded", network, directory.resolve("embedded-run"), started);
            run.write(Path.of("target/tck/embedded.json"));
            embedded = Optional.of(run);
            return nodes(run);
        }
    }

    @Order(2)
    @TestFactory
    Stream<DynamicNode> onTheRealNetwork() throws Exception {
        Assumptions.assumeTrue(!WANTED.equals("embedded"), "only the embedded network was asked for");
        Assumptions.assumeTrue(programsAreThere(), skipped);
        Instant started = Instant.now();
        try (TestNetwork network = TestNetwork.real(directory.resolve("real"))) {
            Run run = Run.on("real", network, directory.resolve("real-run"), started);
            run.write(Path.of("target/tck/real.json"));
            real = Optional.of(run);
            return Stream.concat(nodes(run), chaincodePort(new ChaincodePortProbe(directory.resolve("real"))));
        }
    }

    @Order(3)
    @TestFactory
    Stream<DynamicNode> withTheSameOutcomes() {
        Assumptions.assumeTrue(embedded.isPresent() && real.isPresent(), "one network alone");
        List<Run.Result> expected = real.orElseThrow().results();
        Map<String, String> found = outcomes(embedded.orElseThrow());
        return expected.stream()
                .filter(r -> !KNOWN_DIFFERENCES.containsKey(r.scenario().name()))
                .map(r -> dynamicTest(
                        r.scenario().name(),
                        () -> assertThat(found.get(r.scenario().name())).isEqualTo(r.outcome())));
    }

    private boolean programsAreThere() {
        try {
            Programs.onPath();
            return true;
        } catch (MissingPrograms e) {
            skipped = String.valueOf(e.getMessage());
            return false;
        }
    }

    private static Map<String, String> outcomes(Run run) {
        return run.results().stream()
                .collect(java.util.stream.Collectors.toMap(r -> r.scenario().name(), Run.Result::outcome));
    }

    /** Only the real network has such a port. */
    private static Stream<DynamicNode> chaincodePort(ChaincodePortProbe probe) throws Exception {
        String nobody = probe.withoutCertificate();
        String user = probe.withTheOrganisationsOwn();
        String peer = probe.asThePeer();
        return Stream.of(
                dynamicTest(
                        "the chaincode port refuses nobody's call",
                        () -> assertThat(nobody).isEqualTo("refused")),
                dynamicTest(
                        "it refuses another certificate of the organisation",
                        () -> assertThat(user).isEqualTo("refused")),
                dynamicTest("it answers its peer", () -> assertThat(peer).isEqualTo("REGISTER")));
    }

    private static Stream<DynamicNode> nodes(Run run) {
        return Stream.of(dynamicContainer(
                run.network(),
                run.results().stream()
                        .map(r -> dynamicTest(
                                r.scenario().name(),
                                () -> assertThat(r.outcome())
                                        .isEqualTo(r.scenario().expected())))));
    }

    @AfterAll
    void sayWhatRan() {
        String simulated = embedded.map(r -> "embedded " + r.results().size() + " scenarios")
                .orElse("embedded not run");
        String genuine = real.map(r -> "real " + r.results().size() + " scenarios (fabric " + r.fabric() + ")")
                .orElse(skipped.isEmpty() ? "real not run" : "real skipped: " + skipped);
        System.out.println("\nTCK: " + simulated + ", " + genuine);
        Stream.of(embedded, real)
                .flatMap(Optional::stream)
                .forEach(r -> System.out.println(
                        "TCK time: " + r.network() + " " + r.took().toSeconds() + " s with start, crash and restart"));
    }
}
