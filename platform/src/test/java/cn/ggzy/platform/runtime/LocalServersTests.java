package cn.ggzy.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalServersTests {
    @TempDir
    private Path home = Path.of("");

    @Test
    void bringsAMariaDbAndARedisThatOnlyWeCanUse() throws Exception {
        try (LocalServers servers = start()) {
            execute(servers, "create table kept (id int primary key)");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("servers.properties"))))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "", "nobody"})
    void nobodyComesInWithoutAPassword(String user) {
        try (LocalServers servers = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(servers.jdbcUrl(), user, "")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Access denied");
        }
    }

    @Test
    void rootIsKnownOnTheSocketOnly() throws Exception {
        try (LocalServers servers = start()) {
            String root = Secrets.in(home).get("database-root");

            assertThatThrownBy(() -> DriverManager.getConnection(servers.jdbcUrl(), "root", root)
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Access denied");
        }
    }

    @Test
    void aKilledDatabaseComesBackWithItsRows() throws Exception {
        try (LocalServers servers = start()) {
            execute(servers, "create table kept (id int primary key)");
            execute(servers, "insert into kept values (7)");
            long before = pid("mariadb");
            ProcessHandle.of(before).orElseThrow().destroyForcibly();

            awaitAnotherPid(before);

            assertThat(awaitRow(servers)).isEqualTo(7);
        }
    }

    @Test
    void takesOverWhatAKilledPlatformLeftBehind() throws Exception {
        LocalServers killed = start();
        long database = pid("mariadb");
        long redis = pid("redis");

        try (LocalServers next = start()) {
            assertThat(pid("mariadb")).isEqualTo(database);
            assertThat(pid("redis")).isEqualTo(redis);
            assertThat(next.properties()).isEqualTo(killed.properties());
        } finally {
            killed.close();
        }
    }

    private LocalServers start() {
        return LocalServers.start(new LocalServers.Settings(home, 0, 0, true));
    }

    private long pid(String name) throws IOException {
        return Long.parseLong(Files.readString(home.resolve(name + ".pid")).strip());
    }

    private void awaitAnotherPid(long before) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (pid("mariadb") == before && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static int awaitRow(LocalServers servers) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (Connection connection = connection(servers);
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select id from kept")) {
                rows.next();
                return rows.getInt(1);
            } catch (SQLException e) {
                if (System.nanoTime() > limit) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static void execute(LocalServers servers, String sql) throws SQLException {
        try (Connection connection = connection(servers);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection(LocalServers servers) throws SQLException {
        return DriverManager.getConnection(
                servers.jdbcUrl(),
                String.valueOf(servers.properties().get("spring.datasource.username")),
                String.valueOf(servers.properties().get("spring.datasource.password")));
    }
}
