package cn.ggzy.platform.runtime;

import java.nio.file.Path;
import java.util.Map;

/**
 * A MariaDB and a Redis of our own in one folder: the programs found on PATH, else those that ship in jars. Needs neither root nor Docker. Passwords
 * are random and made at first start; both listen on loopback only.
 */
public final class LocalServers implements AutoCloseable {
    private final Secrets secrets;
    private final MariaDb database;
    private final Redis redis;

    /**
     * @param databasePort 0 takes the port of the last start, or a free one
     * @param redisPort likewise
     * @param durable false for tests: the log is not flushed at each commit
     */
    public record Settings(Path home, int databasePort, int redisPort, boolean durable) {}

    private LocalServers(Secrets secrets, MariaDb database, Redis redis) {
        this.secrets = secrets;
        this.database = database;
        this.redis = redis;
    }

    /** Starts both, or takes over those still running from a platform that was killed. */
    public static LocalServers start(Settings settings) {
        Secrets secrets = Secrets.in(settings.home());
        MariaDb database = MariaDb.start(settings, secrets);
        try {
            return new LocalServers(secrets, database, Redis.start(settings, secrets));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    /** What Spring needs to know of them. */
    public Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", MariaDb.USER,
                "spring.datasource.password", secrets.get("database"),
                "spring.data.redis.host", "127.0.0.1",
                "spring.data.redis.port", redis.port(),
                "spring.data.redis.password", secrets.get("redis"));
    }

    @Override
    public void close() {
        redis.close();
        database.close();
    }
}
