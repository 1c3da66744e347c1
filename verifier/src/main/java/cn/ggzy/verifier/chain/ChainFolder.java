package cn.ggzy.verifier.chain;

import cn.ggzy.verifier.fabric.Block;
import cn.ggzy.verifier.report.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a chain folder. */
record ChainFolder(Path path, List<Block> blocks, List<Path> draws) {

    static ChainFolder read(Path folder) {
        List<Path> files = files(folder.resolve("blocks"), ".block");
        if (files.isEmpty()) throw new Unreadable(folder.toString(), "has no blocks/*.block");
        return new ChainFolder(
                folder, files.stream().map(ChainFolder::block).toList(), files(folder.resolve("draws"), ".draw.json"));
    }

    Path log() {
        return path.resolve("log");
    }

    private static Block block(Path file) {
        return Block.parse(file.getFileName().toString(), bytes(file));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Unreadable(file.toString(), "cannot be read");
        }
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new Unreadable(folder.toString(), "cannot be read");
        }
    }
}
