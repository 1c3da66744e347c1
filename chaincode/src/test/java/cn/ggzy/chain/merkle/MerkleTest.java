package cn.ggzy.chain.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.Vectors;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.canonical.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleTest {
    private final Members vectors = Vectors.read("merkle.json");
    private final List<Hash> leaves = vectors.hashes("leaves");

    @Test
    void hashesLeavesAndRootsAsTheVectors() {
        assertThat(vectors.texts("entries").stream().map(Hex::decode).map(MerkleTree::leaf))
                .containsExactlyElementsOf(leaves);
        for (int n = 0; n <= leaves.size(); n++) {
            Hash root = vectors.hashes("roots").get(n);
            assertThat(MerkleTree.of(leaves.subList(0, n)).root()).isEqualTo(root);
            assertThat(CompactRange.empty().append(leaves.subList(0, n)).root()).isEqualTo(root);
        }
    }

    @Test
    void makesAndAcceptsTheInclusionProofsOfTheVectors() {
        for (Members proof : vectors.objects("inclusion")) {
            int index = (int) proof.number("index");
            int size = (int) proof.number("size");
            assertThat(MerkleTree.of(leaves.subList(0, size)).inclusion(index)).isEqualTo(proof.hashes("path"));
            assertThat(Proofs.included(
                            leaves.get(index),
                            index,
                            size,
                            proof.hashes("path"),
                            vectors.hashes("roots").get(size)))
                    .isTrue();
        }
    }

    @Test
    void makesAndAcceptsTheConsistencyProofsOfTheVectors() {
        for (Members proof : vectors.objects("consistency")) {
            int first = (int) proof.number("first");
            int second = (int) proof.number("second");
            List<Hash> roots = vectors.hashes("roots");
            assertThat(MerkleTree.of(leaves.subList(0, second)).consistency(first))
                    .isEqualTo(proof.hashes("proof"));
            assertThat(Proofs.consistent(first, roots.get(first), second, roots.get(second), proof.hashes("proof")))
                    .isTrue();
        }
    }

    @Property(tries = 200)
    void everyLeafIsProvenAndNothingElse(
            @ForAll @IntRange(min = 1, max = 400) int size, @ForAll @IntRange(max = 399) int at, @ForAll int flip) {
        int index = at % size;
        MerkleTree tree = tree(size);
        Hash leaf = leaf(index);
        List<Hash> path = tree.inclusion(index);

        assertThat(Proofs.included(leaf, index, size, path, tree.root())).isTrue();
        assertThat(Proofs.included(flipped(leaf, flip), index, size, path, tree.root()))
                .isFalse();
        assertThat(Proofs.included(leaf, index, size, path, flipped(tree.root(), flip)))
                .isFalse();
        assertThat(Proofs.included(leaf, index + 1L, size, path, tree.root())).isFalse();
        assertThat(Proofs.included(leaf, index, size, longer(path), tree.root()))
                .isFalse();
        for (int i = 0; i < path.size(); i++) {
            assertThat(Proofs.included(leaf, index, size, flippedAt(path, i, flip), tree.root()))
                    .isFalse();
        }
    }

    @Property(tries = 200)
    void onlyGrowthIsConsistent(
            @ForAll @IntRange(min = 1, max = 400) int second,
            @ForAll @IntRange(min = 1, max = 400) int other,
            @ForAll int flip) {
        int first = 1 + (other - 1) % second;
        MerkleTree old = tree(first);
        MerkleTree tree = tree(second);
        List<Hash> proof = tree.consistency(first);

        assertThat(Proofs.consistent(first, old.root(), second, tree.root(), proof))
                .isTrue();
        assertThat(Proofs.consistent(first, flipped(old.root(), flip), second, tree.root(), proof))
                .isFalse();
        assertThat(Proofs.consistent(first, old.root(), second, flipped(tree.root(), flip), proof))
                .isFalse();
        assertThat(Proofs.consistent(first, old.root(), second, tree.root(), longer(proof)))
                .isFalse();
        for (int i = 0; i < proof.size(); i++) {
            assertThat(Proofs.consistent(first, old.root(), second, tree.root(), flippedAt(proof, i, flip)))
                    .isFalse();
        }
    }

    @Property(tries = 100)
    void aGrowingTreeHasTheSameRoot(@ForAll @IntRange(max = 300) int before, @ForAll @IntRange(max = 300) int more) {
        CompactRange grown = CompactRange.empty().append(leaves(0, before)).append(leaves(before, before + more));

        assertThat(grown.size()).isEqualTo(before + more);
        assertThat(grown.root()).isEqualTo(tree(before + more).root());
    }

    private static MerkleTree tree(int size) {
        return MerkleTree.of(leaves(0, size));
    }

    private static List<Hash> leaves(int from, int to) {
        return IntStream.range(from, to).mapToObj(MerkleTest::leaf).toList();
    }

    private static Hash leaf(int index) {
        return MerkleTree.leaf(Encoding.u32be(index));
    }

    private static Hash flipped(Hash hash, int seed) {
        byte[] octets = hash.bytes();
        int bit = Math.floorMod(seed, octets.length * 8);
        octets[bit / 8] ^= (byte) (1 << bit % 8);
        return Hash.fromBytes(octets);
    }

    private static List<Hash> flippedAt(List<Hash> proof, int at, int seed) {
        List<Hash> changed = new ArrayList<>(proof);
        changed.set(at, flipped(proof.get(at), seed));
        return changed;
    }

    private static List<Hash> longer(List<Hash> proof) {
        List<Hash> changed = new ArrayList<>(proof);
        changed.add(leaf(0));
        return changed;
    }
}
