package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocks one after the other in one file: length, CRC-32C, then the block with its private data as Fabric's own message.
 * What a killed process has left half written at the end is set aside when the file is opened; a file that is damaged anywhere else is
 * not opened.
 */
final class BlockFile implements AutoCloseable {
    static final int HEADER = 8;

    private static final Logger LOG = LoggerFactory.getLogger(BlockFile.class);
    private static final int REMEMBERED = 128;

    private final Path path;
    private final FileChannel channel;
    private final List<Long> offsets = Collections.synchronizedList(new ArrayList<>());
    private final Map<Long, BlockAndPrivateData> recent = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, BlockAndPrivateData> eldest) {
            return size() > REMEMBERED;
        }
    });
    private long end;

    private BlockFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Hands every block that is there to the reader. */
    static BlockFile open(Path path, Consumer<BlockAndPrivateData> reader) throws IOException {
        Files.createDirectories(path.getParent());
        BlockFile file = new BlockFile(
                path,
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try {
            file.replay(reader);
        } catch (IOException | RuntimeException e) {
            file.channel.close();
            throw e;
        }
        return file;
    }

    private void replay(Consumer<BlockAndPrivateData> reader) throws IOException {
        long size = channel.size();
        while (end < size) {
            ByteBuffer frame = frame(end, size);
            if (frame == null) {
                setAside(size);
                return;
            }
            reader.accept(BlockAndPrivateData.parseFrom(frame));
            offsets.add(end);
            end += HEADER + frame.limit();
        }
    }

    /** Nothing when the frame is not whole, and nothing whole is behind it. */
    private @Nullable ByteBuffer frame(long offset, long size) throws IOException {
        if (size - offset < HEADER) {
            return null;
        }
        ByteBuffer header = read(channel, offset, HEADER);
        int length = header.getInt();
        int checksum = header.getInt();
        if (length > 0 && length <= size - offset - HEADER) {
            ByteBuffer frame = read(channel, offset + HEADER, length);
            if (checksum(frame) == checksum) {
                return frame;
            }
            if (offset + HEADER + length < size) {
                throw damaged(offset, "does not match its checksum");
            }
        }
        requireTorn(offset, size, checksum);
        return null;
    }

    /** Only the last block can be half written, and a block that is whole is not. */
    private void requireTorn(long offset, long size, int checksum) throws IOException {
        long rest = size - offset - HEADER;
        if (rest > 0
                && rest <= Integer.MAX_VALUE - HEADER
                && checksum(read(channel, offset + HEADER, (int) rest)) == checksum) {
            throw damaged(offset, "has a length that is not its own");
        }
        if (new LaterFrame(channel, size).isBehind(offset)) {
            throw damaged(offset, "cannot be read, and others follow");
        }
    }

    private DamagedLedger damaged(long offset, String how) {
        return new DamagedLedger("block " + offsets.size() + " at byte " + offset + " " + how);
    }

    /** What was never reported to anybody leaves the chain; it stays beside it, for whoever wants to look. */
    private void setAside(long size) throws IOException {
        Path torn =
                Files.createTempFile(path.toAbsolutePath().getParent(), path.getFileName() + ".torn-" + end + "-", "");
        try (FileChannel aside = FileChannel.open(torn, StandardOpenOption.WRITE)) {
            for (long at = end; at < size; ) {
                at += channel.transferTo(at, size - at, aside);
            }
            aside.force(true);
        }
        channel.truncate(end);
        channel.force(true);
        LOG.warn("the last block was half written: {} octets set aside in {}", size - end, torn);
    }

    static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new IOException("the block file ends within a block");
            }
        }
        return buffer.flip();
    }

    /** Appends blocks; they are safe after {@link #force()}. */
    void append(BlockAndPrivateData block) throws IOException {
        int length = block.getSerializedSize();
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + length);
        CodedOutputStream out = CodedOutputStream.newInstance(buffer.array(), HEADER, length);
        block.writeTo(out);
        out.flush();
        buffer.putInt(0, length).putInt(4, checksum(ByteBuffer.wrap(buffer.array(), HEADER, length)));
        long at = end;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
        recent.put(block.getBlock().getHeader().getNumber(), block);
        offsets.add(end);
        end = at;
    }

    void force() throws IOException {
        channel.force(false);
    }

    BlockAndPrivateData get(long number) {
        BlockAndPrivateData block = recent.get(number);
        if (block != null) {
            return block;
        }
        try {
            long offset = offsets.get((int) number);
            ByteBuffer header = read(channel, offset, HEADER);
            return BlockAndPrivateData.parseFrom(read(channel, offset + HEADER, header.getInt()));
        } catch (InvalidProtocolBufferException e) {
            throw new DamagedLedger("block " + number + " cannot be read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int checksum(ByteBuffer content) {
        CRC32C crc = new CRC32C();
        crc.update(content.duplicate());
        return (int) crc.getValue();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
