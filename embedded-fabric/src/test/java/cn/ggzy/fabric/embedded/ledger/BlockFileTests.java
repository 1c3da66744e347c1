package cn.ggzy.fabric.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockFileTests {
    private static final int HEADER = 8;

    @TempDir
    private Path directory;

    private Path path;
    private final List<Long> starts = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        path = directory.resolve("blocks");
        ByteString hash = ByteString.EMPTY;
        try (BlockFile file = BlockFile.open(path, block -> {})) {
            for (int number = 0; number < 4; number++) {
                Block block = Blocks.unvalidated(number, hash, List.of(ByteString.copyFromUtf8("envelope " + number)));
                hash = Blocks.headerHash(block.getHeader());
                starts.add(Files.size(path));
                file.append(BlockAndPrivateData.newBuilder().setBlock(block).build());
            }
            file.force();
        }
    }

    private List<Long> read() throws IOException {
        List<Long> numbers = new ArrayList<>();
        BlockFile.open(path, block -> numbers.add(block.getBlock().getHeader().getNumber()))
                .close();
        return numbers;
    }

    private void overwrite(long offset, byte... octets) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(octets), offset);
        }
    }

    private List<Path> setAside() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.equals(path)).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1, 20_000, Integer.MAX_VALUE})
    void doesNotOpenAFileWithADamagedLengthBeforeTheEnd(int length) throws IOException {
        byte[] before = Files.readAllBytes(path);
        overwrite(starts.get(1), ByteBuffer.allocate(4).putInt(length).array());
        byte[] damaged = Files.readAllBytes(path);

        assertThatThrownBy(this::read)
                .isInstanceOf(DamagedLedger.class)
                .hasMessageContaining("at byte " + starts.get(1));

        assertThat(Files.readAllBytes(path)).isEqualTo(damaged).hasSameSizeAs(before);
        assertThat(setAside()).isEmpty();
    }

    @Test
    void doesNotOpenAFileWhoseDamagedLengthReachesExactlyToItsEnd() throws IOException {
        int toTheEnd = (int) (Files.size(path) - starts.get(1) - HEADER);
        overwrite(starts.get(1), ByteBuffer.allocate(4).putInt(toTheEnd).array());

        assertThatThrownBy(this::read).isInstanceOf(DamagedLedger.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Integer.MAX_VALUE})
    void doesNotOpenAFileWhoseLastBlockIsWholeBehindADamagedLength(int length) throws IOException {
        overwrite(starts.get(3), ByteBuffer.allocate(4).putInt(length).array());

        assertThatThrownBy(this::read)
                .isInstanceOf(DamagedLedger.class)
                .hasMessageContaining("at byte " + starts.get(3));
    }

    @Test
    void setsAsideWhatIsHalfWrittenAtTheEnd() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(whole.length - 7);
        }

        assertThat(read()).containsExactly(0L, 1L, 2L);

        int start = Math.toIntExact(starts.get(3));
        assertThat(Files.size(path)).isEqualTo(start);
        assertThat(setAside())
                .singleElement()
                .satisfies(torn -> assertThat(Files.readAllBytes(torn))
                        .isEqualTo(java.util.Arrays.copyOfRange(whole, start, whole.length - 7)));
    }

    @Test
    void keepsEachTornEndApart() throws IOException {
        for (int cut = 1; cut <= 2; cut++) {
            overwrite(Files.size(path), (byte) 0, (byte) 0, (byte) 9);
            assertThat(read()).containsExactly(0L, 1L, 2L, 3L);
        }

        assertThat(setAside()).hasSize(2);
    }

    @Test
    void findsALaterBlockFarBehindTheDamage() throws IOException {
        try (BlockFile file = BlockFile.open(path, block -> {})) {
            for (int number = 4; number < 7; number++) {
                ByteString envelope = ByteString.copyFrom(new byte[900_000]);
                file.append(BlockAndPrivateData.newBuilder()
                        .setBlock(Blocks.unvalidated(number, ByteString.copyFrom(new byte[32]), List.of(envelope)))
                        .build());
            }
        }
        overwrite(starts.get(3), ByteBuffer.allocate(4).putInt(-1).array());
        // What is between is no block either: only the last one tells.
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (long at = starts.get(3) + 200; at < Files.size(path) - 900_200; at += 800) {
                channel.write(ByteBuffer.wrap(new byte[] {0x55, 0x55}), at);
            }
        }

        assertThatThrownBy(this::read).isInstanceOf(DamagedLedger.class);
    }
}
