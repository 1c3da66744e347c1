package cn.ggzy.platform.runtime;

import java.nio.file.Path;
import java.util.List;

/** The local Redis: memory only, since losing it loses nothing but sessions. */
final class Redis implements AutoCloseable {
    private final ServerProcess server;
    private final int port;

    private Redis(ServerProcess server, int port) {
        this.server = server;
        this.port = port;
    }

    static Redis start(LocalServers.Settings settings, Secrets secrets) {
        Path home = settings.home().toAbsolutePath();
        Path program = Programs.redis(home);
        boolean running = ServerProcess.leftBehind("redis", home, List.of(program.toString()))
                .isPresent();
        int port = ServerProcess.port(settings.redisPort(), secrets.port("redis"), running);
        secrets.port("redis", port);
        Path configuration = home.resolve("redis.conf");
        Secrets.write(
                configuration,
                String.join(
                        "\n",
                        "bind 127.0.0.1",
                        "port " + port,
                        "save \"\"",
                        "appendonly no",
                        "dir " + home,
                        "requirepass " + secrets.get("redis"),
                        ""));
        return new Redis(
                ServerProcess.start("redis", home, List.of(program.toString(), configuration.toString()), port), port);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.close();
    }
}
