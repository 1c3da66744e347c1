package cn.ggzy.fabric.embedded.commit;

import cn.ggzy.fabric.embedded.chaincode.Definitions;
import cn.ggzy.fabric.embedded.crypto.Digests;
import cn.ggzy.fabric.embedded.endorse.TransientStore;
import cn.ggzy.fabric.embedded.ledger.Blocks;
import cn.ggzy.fabric.embedded.ledger.Ledger;
import cn.ggzy.fabric.embedded.msp.Members;
import cn.ggzy.fabric.embedded.policy.Policies;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Metadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits blocks, one thread for all. While a block is written, the signatures of the next ones are checked already;
 * blocks that wait are made safe by one fsync together.
 */
public final class Committer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int WAITING = 16;

    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(WAITING);
    private final Ledger ledger;
    private final Executor executor;
    private final StatelessChecks checks;
    private final PolicyChecks policies;
    private final TransientStore transientStore;
    private final Thread thread = new Thread(this::run, "fabric-committer");

    /** A block whose transactions are being checked. */
    private record Pending(Block block, List<CompletableFuture<Checked>> transactions) {}

    public Committer(
            String channel,
            Ledger ledger,
            Members members,
            Definitions definitions,
            TransientStore transientStore,
            Executor executor) {
        this.ledger = ledger;
        this.executor = executor;
        this.checks = new StatelessChecks(channel, members);
        this.policies = new PolicyChecks(definitions, Policies.majorityOfPeers(members.mspIds()));
        this.transientStore = transientStore;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Waits when too many blocks are under way. */
    public void accept(Block block) throws InterruptedException {
        List<CompletableFuture<Checked>> transactions = block.getData().getDataList().stream()
                .map(envelope -> CompletableFuture.supplyAsync(() -> checks.check(envelope), executor))
                .toList();
        queue.put(new Pending(block, transactions));
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<Pending> group = new ArrayList<>(List.of(queue.take()));
                queue.drainTo(group);
                for (Pending pending : group) {
                    commit(pending);
                }
                ledger.publish();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.error("SIMULATOR: the ledger cannot be written any more, nothing will be committed", e);
        }
    }

    private void commit(Pending pending) throws IOException {
        BlockValidation validation =
                new BlockValidation(pending.block().getHeader().getNumber(), ledger, policies, transientStore);
        validation.run(
                pending.transactions().stream().map(CompletableFuture::join).toList());
        ByteString codes = ByteString.copyFrom(validation.codes());
        ByteString commitHash = commitHash(codes, validation.updates());
        Block block = Blocks.with(
                Blocks.with(pending.block(), BlockMetadataIndex.TRANSACTIONS_FILTER, codes),
                BlockMetadataIndex.COMMIT_HASH,
                Metadata.newBuilder().setValue(commitHash).build().toByteString());
        ledger.append(block, validation.privateData());
    }

    /** A block that needs no judgement: the first one. */
    public static void commitUnjudged(Ledger ledger, Block block) throws IOException {
        byte[] codes = new byte[block.getData().getDataCount()];
        ledger.append(Blocks.with(block, BlockMetadataIndex.TRANSACTIONS_FILTER, ByteString.copyFrom(codes)), Map.of());
        ledger.publish();
    }

    /** Chains what every block did to the state, so that two ledgers can be compared by one digest. */
    private ByteString commitHash(ByteString codes, byte[] updates) throws InvalidProtocolBufferException {
        Block last = ledger.last();
        ByteString before = last == null
                ? ByteString.EMPTY
                : Metadata.parseFrom(Blocks.metadata(last, BlockMetadataIndex.COMMIT_HASH))
                        .getValue();
        byte[] length = {(byte) (codes.size() >>> 8), (byte) codes.size()};
        return ByteString.copyFrom(Digests.sha256(length, codes.toByteArray(), updates, before.toByteArray()));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
