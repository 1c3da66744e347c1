package cn.ggzy.platform.core.evidence.tlog;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.chain.tlog.TilePath;
import cn.ggzy.chain.tlog.TileTree;
import cn.ggzy.chain.tlog.Tiles;
import cn.ggzy.platform.core.shared.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The log as static files: any web server can serve the folder. Writing the same leaves again writes the same octets. */
public final class TileFiles {
    private static final int LEVELS = 8;
    private static final int HEIGHT = 8;

    private final Path folder;

    public TileFiles(Path folder) {
        this.folder = folder;
    }

    /** A leaf: its octets and its hash. */
    public record Leaf(byte[] entry, Hash hash) {}

    /**
     * Writes the tiles that change when the log grows.
     *
     * @param first index of the first of {@code leaves}: where the tile begins that {@code before} ends in
     */
    public void grow(long before, long first, List<Leaf> leaves) {
        long size = first + leaves.size();
        for (long tile = first / TilePath.WIDTH; tile * TilePath.WIDTH < size; tile++) {
            int from = Math.toIntExact(tile * TilePath.WIDTH - first);
            int width = Math.min(TilePath.WIDTH, leaves.size() - from);
            List<Leaf> part = leaves.subList(from, from + width);
            write(
                    new TilePath(TilePath.ENTRIES, tile, width),
                    Tiles.entries(part.stream().map(Leaf::entry).toList()));
            write(
                    new TilePath(0, tile, width),
                    Tiles.hashes(part.stream().map(Leaf::hash).toList()));
        }
        for (int level = 1; level < LEVELS && (size >> (HEIGHT * level)) > 0; level++) {
            growLevel(level, before >> (HEIGHT * level), size >> (HEIGHT * level));
        }
    }

    private void growLevel(int level, long before, long size) {
        if (before == size) {
            return;
        }
        for (long tile = before / TilePath.WIDTH; tile * TilePath.WIDTH < size; tile++) {
            long first = tile * TilePath.WIDTH;
            int width = (int) Math.min(TilePath.WIDTH, size - first);
            int known = (int) Math.max(0, before - first);
            List<Hash> all = new ArrayList<>(known == 0 ? List.of() : hashes(new TilePath(level, tile, known)));
            for (int i = known; i < width; i++) {
                all.add(Tiles.above(hashes(new TilePath(level - 1, first + i, TilePath.WIDTH))));
            }
            write(new TilePath(level, tile, width), Tiles.hashes(all));
        }
    }

    /** Root and proofs of the log as it was with {@code size} entries, from the files alone. */
    public TileTree tree(long size) {
        return new TileTree(this::content, size);
    }

    /** The octets of one leaf of the log with {@code size} entries. */
    public byte[] entry(long index, long size) {
        return entries(index, size).getFirst();
    }

    /** The leaves from this one to the end of its tile. */
    public List<byte[]> entries(long first, long size) {
        TilePath bundle = TilePath.at(TilePath.ENTRIES, first / TilePath.WIDTH, size)
                .orElseThrow(() -> new IllegalArgumentException("no leaf " + first));
        return Tiles.readEntries(content(bundle)).subList((int) (first % TilePath.WIDTH), bundle.width());
    }

    /** The octets of a file of the log, if there is one at this path. */
    public byte[] file(String path) throws NoSuchFileException {
        boolean known = path.equals("checkpoint") || TilePath.parse(path).isPresent();
        Path file = folder.resolve(path);
        if (!known || !Files.isRegularFile(file)) {
            throw new NoSuchFileException(path);
        }
        return octets(file);
    }

    public void checkpoint(SignedNote note) {
        DurableFiles.write(folder.resolve("checkpoint"), note.encoded().getBytes(StandardCharsets.UTF_8));
    }

    private List<Hash> hashes(TilePath tile) {
        return Tiles.readHashes(content(tile)).subList(0, tile.width());
    }

    /** The tile itself, else a wider one, which begins with the same octets: partial tiles exist for published sizes only. */
    private byte[] content(TilePath tile) {
        for (int width = tile.width(); width < TilePath.WIDTH; width++) {
            Path file = folder.resolve(new TilePath(tile.level(), tile.index(), width).path());
            if (Files.exists(file)) {
                return octets(file);
            }
        }
        return octets(folder.resolve(new TilePath(tile.level(), tile.index(), TilePath.WIDTH).path()));
    }

    private static byte[] octets(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(TilePath tile, byte[] octets) {
        DurableFiles.write(folder.resolve(tile.path()), octets);
    }
}
