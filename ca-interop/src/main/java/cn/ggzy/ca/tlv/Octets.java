package cn.ggzy.ca.tlv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Octets that can be read from the beginning more than once: a file, or a few octets in memory. Whoever opens closes. */
@FunctionalInterface
public interface Octets {
    InputStream open() throws IOException;

    static Octets of(byte[] octets) {
        return () -> new ByteArrayInputStream(octets);
    }

    static Octets of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
