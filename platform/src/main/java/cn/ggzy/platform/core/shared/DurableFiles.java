package cn.ggzy.platform.core.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.Stream;

/** Files that are written whole or not at all, even at a power cut: beside, synced, renamed into place. */
public final class DurableFiles {
    private DurableFiles() {}

    public static boolean exist(Path... files) {
        return Stream.of(files).allMatch(Files::exists);
    }

    public static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that only its owner may read. */
    public static void writeSecret(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8), "rw-------");
    }

    /** A file that everybody may read. */
    public static void write(Path file, byte[] content) {
        write(file, content, "rw-r--r--");
    }

    private static void write(Path file, byte[] content, String permissions) {
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(
                    folder,
                    "." + file.getFileName(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
            try (FileChannel out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer octets = ByteBuffer.wrap(content);
                while (octets.hasRemaining()) {
                    out.write(octets);
                }
                out.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
