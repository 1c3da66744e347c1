package cn.ggzy.platform;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** MariaDB and Redis in containers, for the profile {@code containers}: who asks for it and has no Docker gets a failure. */
final class ContainerServers {
    private static final String PASSWORD = "test-only";

    private ContainerServers() {}

    @SuppressWarnings("resource")
    static Map<String, Object> start() {
        GenericContainer<?> database = new GenericContainer<>(image("mariadb", "mariadb:10.11"))
                .withEnv("MARIADB_DATABASE", "onenet")
                .withEnv("MARIADB_USER", "onenet")
                .withEnv("MARIADB_PASSWORD", PASSWORD)
                .withEnv("MARIADB_ROOT_PASSWORD", PASSWORD)
                .withExposedPorts(3306);
        GenericContainer<?> redis = new GenericContainer<>(image("redis", "redis:7.0")).withExposedPorts(6379);
        database.start();
        redis.start();
        SpringApplication.getShutdownHandlers().add(() -> {
            redis.stop();
            database.stop();
        });
        String url = "jdbc:mysql://" + database.getHost() + ":" + database.getMappedPort(3306)
                + "/onenet?useSSL=false&allowPublicKeyRetrieval=true&connectionTimeZone=UTC"
                + "&forceConnectionTimeZoneToSession=true&rewriteBatchedStatements=true";
        awaitDatabase(url);
        return Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                "onenet",
                "spring.datasource.password",
                PASSWORD,
                "spring.data.redis.host",
                redis.getHost(),
                "spring.data.redis.port",
                redis.getMappedPort(6379));
    }

    private static DockerImageName image(String name, String standard) {
        return DockerImageName.parse(System.getProperty("onenet.test.image." + name, standard))
                .asCompatibleSubstituteFor(name);
    }

    /** The image starts its server twice; only the second one knows the user. */
    private static void awaitDatabase(String url) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (true) {
            try {
                DriverManager.getConnection(url, "onenet", PASSWORD).close();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException(e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
