package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/**
 * The channel's ledger: blocks on disk, states in memory, rebuilt from the blocks when it is opened. All organisations
 * validate alike, so they share it; only the values of private collections are kept by each for itself.
 *
 * <p>One thread writes. What it has applied becomes visible when the blocks are safe on disk, never before.
 */
public final class Ledger implements AutoCloseable {
    private final State state = new State();
    private final Map<String, State> privateStates = new LinkedHashMap<>();
    private final Map<String, Committed> transactions = new ConcurrentHashMap<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final Audience audience;
    private final BlockFile file;
    private @Nullable Block last;
    private volatile long height;

    /** Where a transaction stands, and whether it counted. */
    public record Committed(long block, int transaction, TxValidationCode code) {}

    private Ledger(Path path, List<String> mspIds, Audience audience) throws IOException {
        this.audience = audience;
        mspIds.forEach(mspId -> privateStates.put(mspId, new State()));
        this.file = BlockFile.open(path, this::replay);
    }

    public static Ledger open(Path path, List<String> mspIds, Audience audience) {
        try {
            return new Ledger(path, mspIds, audience);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the ledger " + path, e);
        }
    }

    private void replay(BlockAndPrivateData stored) {
        Block block = stored.getBlock();
        requireNext(block);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            try {
                replay(block, i, stored.getPrivateDataMapMap().get((long) i));
            } catch (InvalidProtocolBufferException e) {
                if (Blocks.code(block, i) == TxValidationCode.VALID) {
                    throw new DamagedLedger("transaction " + i + " of block " + height + " cannot be read");
                }
            }
        }
        last = block;
        height++;
    }

    private void replay(Block block, int index, @Nullable TxPvtReadWriteSet privateData)
            throws InvalidProtocolBufferException {
        ParsedTransaction transaction =
                ParsedTransaction.headersOf(block.getData().getData(index));
        TxValidationCode code = Blocks.code(block, index);
        Version version = new Version(height, index);
        if (code == TxValidationCode.VALID) {
            apply(version, ParsedTransaction.of(block.getData().getData(index)), privateData);
        }
        remember(transaction.txId(), version, code);
    }

    private void requireNext(Block block) {
        boolean next = block.getHeader().getNumber() == height
                && block.getHeader().getPreviousHash().equals(lastHash())
                && block.getHeader().getDataHash().equals(Blocks.dataHash(block.getData()));
        if (!next) {
            throw new DamagedLedger("block " + height + " does not follow from the one before");
        }
    }

    /** Number of blocks that are safe and visible. */
    public long height() {
        return height;
    }

    /** The digest that the next block refers to. */
    public ByteString lastHash() {
        return last == null ? ByteString.EMPTY : Blocks.headerHash(last.getHeader());
    }

    /** The last block applied; nothing before the first one. */
    public @Nullable Block last() {
        return last;
    }

    public State.Snapshot snapshot() {
        return state.at(height - 1);
    }

    /** The state as it was some blocks ago. */
    public State.Snapshot snapshotBefore(int blocks) {
        return state.at(Math.max(0, height - 1 - blocks));
    }

    public State.Snapshot privateSnapshot(String mspId, State.Snapshot like) {
        State own = privateStates.get(mspId);
        if (own == null) {
            throw new IllegalArgumentException("no organisation " + mspId);
        }
        return own.at(like.lastBlock());
    }

    /** Everything applied so far, visible or not: what the next transaction is judged by. */
    public State.Snapshot newest() {
        return state.at(Long.MAX_VALUE);
    }

    public TxValidationCode judge(ParsedTransaction.Endorsed transaction) {
        return new Mvcc(newest()).judge(transaction.results());
    }

    public void apply(Version version, ParsedTransaction transaction, @Nullable TxPvtReadWriteSet privateData)
            throws InvalidProtocolBufferException {
        ParsedTransaction.Endorsed endorsed = transaction.endorsed();
        if (endorsed == null) {
            return;
        }
        new Writer(state, version, transaction.origin()).write(endorsed.results());
        for (Map.Entry<String, State> own : privateStates.entrySet()) {
            Writer values = new Writer(own.getValue(), version, transaction.origin());
            if (privateData != null) {
                values.writePrivate(privateData, audience, newest(), own.getKey());
            }
            values.purge(endorsed.results());
        }
    }

    /** A transaction id counts once: the first one that was ordered with it. */
    public void remember(String txId, Version version, TxValidationCode code) {
        if (!txId.isEmpty()) {
            transactions.putIfAbsent(txId, new Committed(version.block(), version.transaction(), code));
        }
    }

    public boolean knows(String txId) {
        return transactions.containsKey(txId);
    }

    public void append(Block block, Map<Long, TxPvtReadWriteSet> privateData) throws IOException {
        file.append(BlockAndPrivateData.newBuilder()
                .setBlock(block)
                .putAllPrivateDataMap(privateData)
                .build());
        last = block;
    }

    /** Makes everything appended safe, then visible, then tells those who wait. */
    public void publish() throws IOException {
        file.force();
        height = last == null ? 0 : last.getHeader().getNumber() + 1;
        watchers.forEach(Runnable::run);
    }

    /** Where a transaction stands, once it is safe. */
    public @Nullable Committed find(String txId) {
        Committed committed = transactions.get(txId);
        return committed != null && committed.block() < height ? committed : null;
    }

    public Block block(long number) {
        return withPrivateData(number).getBlock();
    }

    public BlockAndPrivateData withPrivateData(long number) {
        if (number < 0 || number >= height) {
            throw new IllegalArgumentException("no such block number [" + number + "] in index");
        }
        return file.get(number);
    }

    /** Called after each publication, on the thread that commits; must be quick. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    public void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    @Override
    public void close() {
        file.close();
    }
}
