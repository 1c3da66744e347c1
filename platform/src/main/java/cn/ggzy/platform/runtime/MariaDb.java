package cn.ggzy.platform.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The local MariaDB: its data folder, its one database and its one user. */
final class MariaDb implements AutoCloseable {
    static final String USER = "onenet";
    private static final int LONGEST_SOCKET_PATH = 100;

    private final ServerProcess server;
    private final int port;

    private MariaDb(ServerProcess server, int port) {
        this.server = server;
        this.port = port;
    }

    static MariaDb start(LocalServers.Settings settings, Secrets secrets) {
        Path home = settings.home().toAbsolutePath();
        Programs.Maria programs = Programs.maria(home);
        Path data = home.resolve("mariadb");
        if (!Files.exists(data.resolve("mysql"))) {
            initialise(programs, home, data);
        }
        boolean running = ServerProcess.leftBehind(
                        "mariadb", home, List.of(programs.server().toString()))
                .isPresent();
        int port = ServerProcess.port(settings.databasePort(), secrets.port("database"), running);
        secrets.port("database", port);
        Path setup = home.resolve("mariadb-init.sql");
        Secrets.write(setup, accounts(secrets));
        return new MariaDb(
                ServerProcess.start("mariadb", home, command(settings, programs, home, data, setup, port), port), port);
    }

    String jdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + USER
                + "?useSSL=false&allowPublicKeyRetrieval=true&cachePrepStmts=true&useServerPrepStmts=true"
                + "&rewriteBatchedStatements=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
    }

    private static List<String> command(
            LocalServers.Settings settings, Programs.Maria programs, Path home, Path data, Path setup, int port) {
        List<String> command = new ArrayList<>(List.of(programs.server().toString(), "--no-defaults"));
        command.addAll(programs.options());
        command.addAll(asRoot());
        command.addAll(List.of(
                "--datadir=" + data,
                "--socket=" + socket(home),
                "--pid-file=" + data.resolve("mariadbd.pid"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--init-file=" + setup,
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--default-time-zone=+00:00",
                "--max-allowed-packet=64M",
                "--innodb-log-file-size=" + (settings.durable() ? "64M" : "16M"),
                "--innodb-flush-log-at-trx-commit=" + (settings.durable() ? 1 : 0)));
        return command;
    }

    /** One statement a line: MariaDB drops the file silently otherwise. */
    private static String accounts(Secrets secrets) {
        String password = secrets.get("database");
        return String.join(
                "\n",
                "CREATE DATABASE IF NOT EXISTS " + USER + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;",
                "CREATE USER IF NOT EXISTS '" + USER + "'@'127.0.0.1' IDENTIFIED BY '" + password + "';",
                "ALTER USER '" + USER + "'@'127.0.0.1' IDENTIFIED BY '" + password + "';",
                "GRANT ALL ON " + USER + ".* TO '" + USER + "'@'127.0.0.1';",
                "ALTER USER 'root'@'localhost' IDENTIFIED BY '" + secrets.get("database-root") + "';",
                // The installer also makes root for 127.0.0.1, ::1 and the machine's name, and nobodies; all of them
                // without a password.
                "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');",
                "FLUSH PRIVILEGES;",
                "");
    }

    private static void initialise(Programs.Maria programs, Path home, Path data) {
        List<String> command = new ArrayList<>(List.of(programs.install().toString(), "--no-defaults"));
        command.addAll(programs.options());
        command.addAll(asRoot());
        command.addAll(List.of(
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--innodb-log-file-size=16M"));
        try {
            Path log = home.resolve("mariadb-install.log");
            Process install = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!install.waitFor(120, TimeUnit.SECONDS) || install.exitValue() != 0) {
                throw new IllegalStateException("mariadb-install-db failed: see " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private static Path socket(Path home) {
        Path socket = home.resolve("mariadb.sock");
        return socket.toString().length() < LONGEST_SOCKET_PATH
                ? socket
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "onenet-" + Integer.toHexString(home.hashCode()) + ".sock");
    }

    @Override
    public void close() {
        server.close();
    }
}
