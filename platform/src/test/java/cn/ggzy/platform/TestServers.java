package cn.ggzy.platform;

import cn.ggzy.platform.runtime.LocalServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One real MariaDB, one real Redis and one embedded chain for all tests of a JVM; given ones from {@code TEST_DB_URL} and {@code TEST_REDIS_URL} go first. */
public final class TestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = new TreeMap<>(given().isEmpty() ? Local.PROPERTIES : given());
        properties.put("onenet.data", newFolder("onenet-data").toString());
        properties.put("onenet.ledger.connection", Local.LEDGER.toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test servers", properties));
    }

    private static Map<String, Object> given() {
        return given(
                System.getProperty("onenet.test.servers"),
                System.getenv("TEST_DB_URL"),
                System.getenv("TEST_REDIS_URL"));
    }

    /** Who asks for containers gets containers, or is told that something else was asked for as well. */
    static Map<String, Object> given(@Nullable String asked, @Nullable String database, @Nullable String redis) {
        if ("containers".equals(asked)) {
            if (database != null || redis != null) {
                throw new IllegalStateException(
                        "-Pcontainers and TEST_DB_URL or TEST_REDIS_URL exclude each other: unset one of them");
            }
            return Map.of();
        }
        return database == null || redis == null
                ? Map.of()
                : Map.of("spring.datasource.url", database, "spring.data.redis.url", redis);
    }

    private static Path newFolder(String name) {
        try {
            Path target = Files.createDirectories(Path.of("target", "tests"));
            return Files.createTempDirectory(target, name).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started when the first test asks, stopped with the JVM. */
    private static final class Local {
        static final Map<String, Object> PROPERTIES = start();
        static final Path LEDGER = TestLedger.start(newFolder("ledger"));

        private static Map<String, Object> start() {
            if ("containers".equals(System.getProperty("onenet.test.servers"))) {
                return ContainerServers.start();
            }
            LocalServers servers = LocalServers.start(new LocalServers.Settings(newFolder("servers"), 0, 0, false));
            // After the contexts are closed: they need the servers to the end.
            SpringApplication.getShutdownHandlers().add(servers::close);
            return servers.properties();
        }
    }
}
