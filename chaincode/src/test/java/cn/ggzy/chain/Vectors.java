package cn.ggzy.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The vectors that the Java and the TypeScript code both read. */
public final class Vectors {
    private Vectors() {}

    public static Members read(String file) {
        try {
            return CanonicalJson.parse(Files.readAllBytes(Path.of("..", "docs", "evidence", "vectors", file)))
                    .members();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
