package cn.ggzy.network.export;

import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.chain.tlog.TilePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The tile log of a platform as static files: entries, tiles, and the checkpoint last. */
final class LogCopy {
    private static final int LEVELS = 8;

    private final Site site;

    LogCopy(Site site) {
        this.site = site;
    }

    /** The size of the log that was copied. */
    long into(Path folder) throws IOException {
        byte[] checkpoint = site.get("log/checkpoint");
        long size = Checkpoint.parse(SignedNote.parse(new String(checkpoint, StandardCharsets.UTF_8))
                        .text())
                .size();
        for (int level = TilePath.ENTRIES; level < LEVELS; level++) {
            copyLevel(folder, level, size);
        }
        write(folder.resolve("checkpoint"), checkpoint);
        return size;
    }

    private void copyLevel(Path folder, int level, long size) throws IOException {
        for (long index = 0; ; index++) {
            Optional<TilePath> tile = TilePath.at(level, index, size);
            if (tile.isEmpty()) {
                return;
            }
            Path file = folder.resolve(tile.get().path());
            if (!Files.exists(file)) {
                write(file, site.get("log/" + tile.get().path()));
            }
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
