package cn.ggzy.chain.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.chain.Vectors;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.merkle.CompactRange;
import cn.ggzy.chain.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
    private final Members vectors = Vectors.read("note.json");

    @Test
    void namesTiles() {
        for (Members tile : vectors.objects("tiles")) {
            TilePath path = new TilePath((int) tile.number("level"), tile.number("index"), (int) tile.number("width"));
            assertThat(path.path()).isEqualTo(tile.text("path"));
            assertThat(TilePath.parse(tile.text("path"))).contains(path);
        }
        for (String other : vectors.texts("notTiles")) {
            assertThat(TilePath.parse(other)).as(other).isEmpty();
        }
    }

    @Test
    void bundlesEntries() {
        Members bundle = vectors.object("entries");
        List<byte[]> entries = bundle.texts("entries").stream().map(Hex::decode).toList();

        assertThat(Hex.encode(Tiles.entries(entries))).isEqualTo(bundle.text("content"));
        assertThat(Tiles.readEntries(Hex.decode(bundle.text("content"))).stream()
                        .map(Hex::encode))
                .isEqualTo(bundle.texts("entries"));
        assertThatThrownBy(() -> Tiles.readEntries(new byte[] {0})).isInstanceOf(MalformedNote.class);
        assertThatThrownBy(() -> Tiles.readEntries(new byte[] {0, 2, 1})).isInstanceOf(MalformedNote.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 512, 700, 66_000})
    void provesFromTilesWhatTheWholeTreeProves(int size) {
        List<Hash> leaves = IntStream.range(0, size)
                .mapToObj(i -> MerkleTree.leaf(Encoding.u32be(i)))
                .toList();
        MerkleTree whole = MerkleTree.of(leaves);
        TileTree tiled = new TileTree(store(leaves), size);

        assertThat(tiled.root()).isEqualTo(whole.root());
        assertThat(new CompactRange(size, tiled.frontier()).root()).isEqualTo(whole.root());
        for (int i : List.of(0, size / 3, size - 1)) {
            assertThat(tiled.inclusion(i)).isEqualTo(whole.inclusion(i));
            assertThat(tiled.consistency(i + 1)).isEqualTo(whole.consistency(i + 1));
        }
    }

    private static TileTree.Store store(List<Hash> leaves) {
        Map<TilePath, byte[]> files = new HashMap<>();
        List<Hash> level = leaves;
        for (int l = 0; !level.isEmpty(); l++) {
            List<Hash> above = new ArrayList<>();
            for (int at = 0; at < level.size(); at += TilePath.WIDTH) {
                List<Hash> tile = level.subList(at, Math.min(at + TilePath.WIDTH, level.size()));
                TilePath path =
                        TilePath.at(l, at / TilePath.WIDTH, leaves.size()).orElseThrow();
                assertThat(path.width()).isEqualTo(tile.size());
                files.put(path, Tiles.hashes(tile));
                if (path.isFull()) {
                    above.add(Tiles.above(tile));
                }
            }
            level = above;
        }
        return path -> Objects.requireNonNull(files.get(path), path::path);
    }
}
