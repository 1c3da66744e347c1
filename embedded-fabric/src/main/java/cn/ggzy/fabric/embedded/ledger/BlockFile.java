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

/**
 * Blocks one after the other in one file: length, CRC-32C, then the block with its private data as Fabric's own message.
 * What a killed process has left half written at the end is cut off when the file is opened.
 */
final class BlockFile implements AutoCloseable {
    private static final int HEADER = 8;
    private static final int REMEMBERED = 128;

    private final FileChannel channel;
    private final List<Long> offsets = Collections.synchronizedList(new ArrayList<>());
    private final Map<Long, BlockAndPrivateData> recent = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, BlockAndPrivateData> eldest) {
            return size() > REMEMBERED;
        }
    });
    private long end;

    private BlockFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Hands every block that is there to the reader. */
    static BlockFile open(Path path, Consumer<BlockAndPrivateData> reader) throws IOException {
        Files.createDirectories(path.getParent());
        BlockFile file = new BlockFile(
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
                channel.truncate(end);
                channel.force(true);
                return;
            }
            reader.accept(BlockAndPrivateData.parseFrom(frame));
            offsets.add(end);
            end += HEADER + frame.limit();
        }
    }

    /** Nothing when the frame reaches the end of the file without being whole. */
    private @Nullable ByteBuffer frame(long offset, long size) throws IOException {
        if (size - offset < HEADER) {
            return null;
        }
        ByteBuffer header = read(offset, HEADER);
        int length = header.getInt();
        int checksum = header.getInt();
        if (length <= 0 || length > size - offset - HEADER) {
            return null;
        }
        ByteBuffer frame = read(offset + HEADER, length);
        if (checksum(frame) == checksum) {
            return frame;
        }
        if (offset + HEADER + length < size) {
            throw new DamagedLedger("block " + offsets.size() + " at byte " + offset + " does not match its checksum");
        }
        return null;
    }

    private ByteBuffer read(long offset, int length) throws IOException {
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
            ByteBuffer header = read(offset, HEADER);
            return BlockAndPrivateData.parseFrom(read(offset + HEADER, header.getInt()));
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
