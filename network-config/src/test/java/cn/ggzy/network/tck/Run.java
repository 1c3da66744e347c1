package cn.ggzy.network.tck;

import cn.ggzy.network.connection.Connection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All scenarios on one network, with what came of each. */
record Run(String network, String fabric, List<Result> results, Duration took) {

    private static final int AT_ONCE = 6;

    /** A scenario and its outcome; a defect of the test or the network is told in full. */
    record Result(Scenario scenario, String outcome) {}

    /** The time counts from the start of the network. */
    static Run on(String name, TestNetwork network, Path directory, Instant started) throws Exception {
        Connection connection = network.connection();
        List<Result> results = new ArrayList<>();
        try (World world = new World(connection, directory.resolve("people"))) {
            new GovernanceScenarios(world).inOrder().forEach(s -> results.add(result(s)));
            results.addAll(together(world, network, directory));
            new CrashScenarios(world, network).inOrder().forEach(s -> results.add(result(s)));
        }
        return new Run(name, connection.fabric(), results, Duration.between(started, Instant.now()));
    }

    private static List<Result> together(World world, TestNetwork network, Path directory) throws Exception {
        OpeningScenarios opening = new OpeningScenarios(world);
        OpeningScenarios.Before before = opening.prepare();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletableFuture<Void> past = CompletableFuture.runAsync(() -> opening.pass(before), threads);
            List<Scenario> scenarios = new ArrayList<>();
            scenarios.addAll(new TenderScenarios(world).scenarios());
            scenarios.addAll(new ActScenarios(world, directory.resolve("elsewhere")).scenarios());
            scenarios.addAll(new BidScenarios(world).scenarios());
            scenarios.addAll(new DrawScenarios(world).scenarios());
            scenarios.addAll(new EvidenceScenarios(world).scenarios());
            scenarios.addAll(new PlatformScenarios(world, network.peer()).scenarios());
            List<CompletableFuture<Result>> running = new ArrayList<>();
            scenarios.forEach(s -> running.add(CompletableFuture.supplyAsync(() -> result(s), threads)));
            opening.scenarios().forEach(s -> running.add(past.thenApplyAsync(closed -> result(s), threads)));
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Result result(Scenario scenario) {
        try {
            return new Result(scenario, scenario.act().call());
        } catch (Throwable e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            return new Result(scenario, "failed: " + text);
        }
    }

    void write(Path file) throws IOException {
        Map<String, String> outcomes = new TreeMap<>();
        results.forEach(r -> outcomes.put(r.scenario().name(), r.outcome()));
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(Map.of("network", network, "fabric", fabric, "outcomes", outcomes)));
    }
}
