package cn.ggzy.platform.runtime;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords and ports of the local servers, in a file that only its owner may read. */
final class Secrets {
    private final Path file;
    private final Properties values;

    private Secrets(Path file, Properties values) {
        this.file = file;
        this.values = values;
    }

    static Secrets in(Path home) {
        try {
            Files.createDirectories(home);
            Path file = home.resolve("servers.properties");
            Properties values = new Properties();
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    values.load(reader);
                }
            }
            return new Secrets(file, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret of that name, made when it is first asked for. */
    synchronized String get(String name) {
        String known = values.getProperty(name + ".password");
        if (known != null) {
            return known;
        }
        byte[] octets = new byte[24];
        new SecureRandom().nextBytes(octets);
        String made = HexFormat.of().formatHex(octets);
        values.setProperty(name + ".password", made);
        save();
        return made;
    }

    synchronized int port(String name) {
        return Integer.parseInt(values.getProperty(name + ".port", "0"));
    }

    synchronized void port(String name, int port) {
        values.setProperty(name + ".port", Integer.toString(port));
        save();
    }

    private void save() {
        try {
            Path beside = file.resolveSibling("servers.properties.new");
            Files.deleteIfExists(beside);
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
                values.store(writer, null);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a configuration file that only its owner may read. */
    static void write(Path file, String content) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
