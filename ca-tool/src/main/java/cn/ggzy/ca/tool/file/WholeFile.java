package cn.ggzy.ca.tool.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: it grows under another name beside it and takes its own in one step. */
public final class WholeFile {
    private WholeFile() {}

    /** What fills the file and says something about it; whatever it throws leaves the old file as it was. */
    @FunctionalInterface
    public interface Filling<T> {
        T fill(OutputStream to) throws IOException;
    }

    public static <T> T write(Path file, Filling<T> filling) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        // Whoever interrupts the program finds no half plaintext either.
        part.toFile().deleteOnExit();
        try {
            T told;
            try (OutputStream to = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                told = filling.fill(to);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return told;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
