package cn.ggzy.ca.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PieceHasherTest {
    @Test
    void theTreeHashIsTheOneOfTheStandardsKnownLeaves() {
        // The leaves and roots that certificate-transparency implementations share as a test.
        List<byte[]> leaves = Stream.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f")
                .map(hex -> TreeHash.leaf(HexFormat.of().parseHex(hex)))
                .toList();
        assertThat(Digests.hex(TreeHash.root(List.of())))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Digests.hex(TreeHash.root(leaves.subList(0, 1))))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(Digests.hex(TreeHash.root(leaves.subList(0, 3))))
                .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(Digests.hex(TreeHash.root(leaves)))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void cutsAtFourMebioctetsHoweverTheOctetsCome() throws IOException {
        byte[] file = new byte[2 * PieceHasher.PIECE + 5];
        file[PieceHasher.PIECE] = 1;
        Pieces whole = PieceHasher.of(new ByteArrayInputStream(file));
        PieceHasher dribbling = new PieceHasher();
        IntStream.iterate(0, i -> i < file.length, i -> i + 99_991)
                .forEach(i -> dribbling.write(file, i, Math.min(99_991, file.length - i)));

        assertThat(whole.count()).isEqualTo(3);
        assertThat(dribbling.finish()).usingRecursiveComparison().isEqualTo(whole);
        assertThat(whole.digests().get(2)).isEqualTo(Digests.hex(Digests.sha256(new byte[5])));
    }
}
