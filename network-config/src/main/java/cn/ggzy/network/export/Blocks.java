package cn.ggzy.network.export;

import cn.ggzy.network.connection.GatewaySession;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;

/** The blocks of a channel as files {@code <12 digits>.block}; those that are there already are not asked for again. */
final class Blocks {
    private final GatewaySession session;

    Blocks(GatewaySession session) {
        this.session = session;
    }

    /** How many blocks the folder has afterwards: all that were committed when the copy began. */
    long into(Path folder) throws IOException {
        Files.createDirectories(folder);
        long height = height();
        long next = 0;
        while (next < height && Files.exists(file(folder, next))) {
            next++;
        }
        if (next < height) {
            fetch(folder, next, height);
        }
        return height;
    }

    private void fetch(Path folder, long from, long height) throws IOException {
        try (CloseableIterator<Block> blocks = session.network()
                .newBlockEventsRequest()
                .startBlock(from)
                .build()
                .getEvents()) {
            for (long number = from; number < height; number++) {
                Block block = blocks.next();
                if (block.getHeader().getNumber() != number) {
                    throw new IOException("block " + number + " was asked for, block "
                            + block.getHeader().getNumber() + " came");
                }
                Path draft = folder.resolve("draft");
                Files.write(draft, block.toByteArray());
                Files.move(draft, file(folder, number));
            }
        }
    }

    private long height() throws IOException {
        try {
            byte[] info = session.network()
                    .getContract("qscc")
                    .evaluateTransaction("GetChainInfo", session.network().getName());
            return BlockchainInfo.parseFrom(info).getHeight();
        } catch (GatewayException | InvalidProtocolBufferException e) {
            throw new IOException("the peer does not say how high the chain is", e);
        }
    }

    private static Path file(Path folder, long number) {
        return folder.resolve("%012d.block".formatted(number));
    }
}
