package cn.ggzy.verifier.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.merkle.CompactRange;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.tlog.MalformedNote;
import cn.ggzy.chain.tlog.TilePath;
import cn.ggzy.chain.tlog.Tiles;
import cn.ggzy.verifier.note.Head;
import cn.ggzy.verifier.report.Notes;
import cn.ggzy.verifier.report.Unreadable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tile log of a chain folder: its checkpoint and the entries below it. */
record Log(Path folder, Optional<Head> checkpoint, List<byte[]> entries) {

    static Log read(Path folder) {
        Path checkpoint = folder.resolve("checkpoint");
        if (!Files.exists(checkpoint)) return new Log(folder, Optional.empty(), List.of());
        String text = new String(ChainFolder.bytes(checkpoint), StandardCharsets.UTF_8);
        Head head = Head.parse("log/checkpoint", text);
        List<byte[]> entries = new ArrayList<>();
        // A checkpoint may claim any size: the first tile that is missing ends the reading.
        Optional<TilePath> tile = TilePath.at(TilePath.ENTRIES, 0, head.size());
        for (long next = 1; tile.isPresent(); next++) {
            entries.addAll(entries(folder, tile.get()));
            tile = TilePath.at(TilePath.ENTRIES, next, head.size());
        }
        return new Log(folder, Optional.of(head), List.copyOf(entries));
    }

    private static List<byte[]> entries(Path folder, TilePath tile) {
        try {
            List<byte[]> entries = Tiles.readEntries(ChainFolder.bytes(folder.resolve(tile.path())));
            if (entries.size() != tile.width())
                throw new Unreadable(tile.path(), "has not " + tile.width() + " entries");
            return entries;
        } catch (MalformedNote malformed) {
            throw new Unreadable(tile.path(), "is no bundle of entries");
        }
    }

    /** The tiles that a log of this size has on a level. */
    private static List<TilePath> level(int level, long size) {
        List<TilePath> tiles = new ArrayList<>();
        for (Optional<TilePath> tile = TilePath.at(level, 0, size);
                tile.isPresent();
                tile = TilePath.at(level, tiles.size(), size)) {
            tiles.add(tile.get());
        }
        return tiles;
    }

    List<Hash> leaves() {
        return entries.stream().map(MerkleTree::leaf).toList();
    }

    Hash root() {
        return CompactRange.empty().append(leaves()).root();
    }

    /** Every tile of hashes holds what follows from the entries below it. */
    void tiles(Notes notes) {
        List<Hash> hashes = leaves();
        for (int level = 0; !hashes.isEmpty(); level++) {
            for (TilePath tile : level(level, entries.size())) {
                int from = (int) tile.index() * TilePath.WIDTH;
                byte[] expected = Tiles.hashes(hashes.subList(from, from + tile.width()));
                Path file = folder.resolve(tile.path());
                boolean same = Files.exists(file) && Arrays.equals(expected, ChainFolder.bytes(file));
                notes.must(same, "log/" + tile.path(), "is missing or does not follow from the entries");
            }
            hashes = above(hashes);
        }
    }

    private static List<Hash> above(List<Hash> hashes) {
        List<Hash> roots = new ArrayList<>();
        for (int end = TilePath.WIDTH; end <= hashes.size(); end += TilePath.WIDTH) {
            roots.add(MerkleTree.of(hashes.subList(end - TilePath.WIDTH, end)).root());
        }
        return roots;
    }

    /** The entries read as facts; what is no fact gives empty. */
    List<Optional<CanonicalJson>> facts() {
        return entries.stream().map(Log::fact).toList();
    }

    private static Optional<CanonicalJson> fact(byte[] entry) {
        try {
            return Optional.of(CanonicalJson.parseCanonical(entry));
        } catch (MalformedJson malformed) {
            return Optional.empty();
        }
    }
}
