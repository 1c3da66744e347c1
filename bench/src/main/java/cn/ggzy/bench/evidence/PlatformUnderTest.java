package cn.ggzy.bench.evidence;

import cn.ggzy.network.connection.Connection;
import cn.ggzy.platform.PlatformApplication;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.evidence.Proofs;
import cn.ggzy.platform.runtime.LocalServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform as it is shipped, on its own MariaDB and Redis, with two witnesses. */
final class PlatformUnderTest implements AutoCloseable {
    private final LocalServers servers;
    private final ConfigurableApplicationContext context;
    private final Evidence evidence;
    private final TransactionTemplate transactions;
    private final List<WitnessServer> witnesses;
    private final Path logKey;

    private PlatformUnderTest(
            LocalServers servers, ConfigurableApplicationContext context, List<WitnessServer> witnesses, Path logKey) {
        this.servers = servers;
        this.context = context;
        this.evidence = context.getBean(Evidence.class);
        this.transactions = context.getBean(TransactionTemplate.class);
        this.witnesses = witnesses;
        this.logKey = logKey;
    }

    static PlatformUnderTest start(Path directory, Path connection) throws IOException {
        Path data = Files.createDirectories(directory.resolve("platform"));
        // Durable: innodb_flush_log_at_trx_commit=1, as in a real run.
        LocalServers servers = LocalServers.start(new LocalServers.Settings(directory.resolve("servers"), 0, 0, true));
        try {
            Map<String, Object> settings = new HashMap<>(servers.properties());
            settings.put("onenet.mode", "practice");
            settings.put("onenet.data", data.toString());
            settings.put("onenet.ledger.connection", connection.toString());
            settings.put("onenet.log.witnesses", data.resolve("witnesses.json").toString());
            settings.put("server.port", 0);
            settings.put("logging.level.root", "error");
            settings.put("logging.level.cn.ggzy", "warn");
            settings.put("spring.main.banner-mode", "off");
            ConfigurableApplicationContext context = run(settings);
            Path logKey = data.resolve("keys/log.vkey");
            return new PlatformUnderTest(servers, context, witnesses(directory, data, logKey), logKey);
        } catch (IOException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private static ConfigurableApplicationContext run(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("benchmark", settings));
        SpringApplication application = new SpringApplication(PlatformApplication.class);
        application.setEnvironment(environment);
        return application.run();
    }

    /** The log reads their list anew for each checkpoint, so they may come after it. */
    private static List<WitnessServer> witnesses(Path directory, Path data, Path logKey) throws IOException {
        List<WitnessServer> witnesses = List.of(
                WitnessServer.start(directory.resolve("fgw"), "fgw.province/witness", logKey),
                WitnessServer.start(directory.resolve("sjt"), "sjt.province/witness", logKey));
        Files.writeString(
                data.resolve("witnesses.json"),
                JsonMapper.shared()
                        .writeValueAsString(
                                witnesses.stream().map(WitnessServer::entry).toList()));
        return witnesses;
    }

    /** A fact in a transaction of its own, as a room with nothing else to write would record it. */
    EvidenceId append(Fact fact) {
        return Objects.requireNonNull(transactions.execute(status -> evidence.append(fact)));
    }

    JsonNode proof(EvidenceId id) {
        return context.getBean(Proofs.class).of(id);
    }

    DataSource database() {
        return context.getBean(DataSource.class);
    }

    /** What an auditor would bring along (docs/evidence/format.md). */
    Map<String, Object> trust(Connection connection) throws IOException {
        return Map.of(
                "format", "ggzy-trust/1",
                "log", Files.readString(logKey).strip(),
                "witnesses", witnesses.stream().map(WitnessServer::key).toList(),
                "witnessThreshold", witnesses.size(),
                "channel", connection.channel(),
                "organisations",
                        connection.organisations().stream()
                                .map(one ->
                                        Map.of("mspId", one.mspId(), "roots", one.roots(), "intermediates", List.of()))
                                .toList(),
                "policies", connection.policies());
    }

    String servers() {
        return Stream.of("select version()", "select @@innodb_flush_log_at_trx_commit")
                .map(sql -> Rows.text(database(), sql))
                .reduce((version, flush) -> "MariaDB " + version + ", innodb_flush_log_at_trx_commit=" + flush)
                .orElse("");
    }

    @Override
    public void close() {
        context.close();
        servers.close();
    }
}
