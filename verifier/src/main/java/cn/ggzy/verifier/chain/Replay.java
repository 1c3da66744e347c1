package cn.ggzy.verifier.chain;

import cn.ggzy.chain.act.SignatureJudge;
import cn.ggzy.chain.names.Namespace;
import cn.ggzy.verifier.fabric.Block;
import cn.ggzy.verifier.fabric.BlockTransaction;
import cn.ggzy.verifier.fabric.ReadWriteSets;
import cn.ggzy.verifier.trust.Trust;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** One pass over all blocks: every transaction validated, run again, and its writes applied. */
final class Replay {
    private final List<Judged> judged = new ArrayList<>();
    private final State state = new State();
    private final Validator validator;
    private final Reexecution reexecution;

    /** A transaction with the flag a peer must have written and, where it counts, how it came out again. */
    record Judged(BlockTransaction transaction, TxValidationCode expected, Optional<Execution> execution) {}

    Replay(List<Block> blocks, Trust trust, SignatureJudge judge) {
        validator = new Validator(trust, state);
        reexecution = new Reexecution(new Contracts(judge), state, new Secrets(blocks));
        blocks.forEach(block -> block.transactions().forEach(this::replay));
    }

    List<Judged> judged() {
        return judged;
    }

    State state() {
        return state;
    }

    Set<String> unchecked() {
        return validator.unchecked();
    }

    /** The transactions that count, in the order of the chain. */
    List<BlockTransaction> valid() {
        return judged.stream()
                .map(Judged::transaction)
                .filter(BlockTransaction::flaggedValid)
                .toList();
    }

    /** Follows the flags of the blocks, also where they are wrong, so that one wrong flag is one finding. */
    private void replay(BlockTransaction transaction) {
        if (!transaction.isEndorsed()) return;
        Optional<ReadWriteSets> sets = sets(transaction);
        if (sets.isEmpty()) {
            judged.add(new Judged(transaction, TxValidationCode.BAD_RWSET, Optional.empty()));
            return;
        }
        TxValidationCode expected = validator.validate(transaction, sets.get());
        Optional<Execution> execution =
                transaction.flaggedValid() ? execute(transaction, sets.get()) : Optional.empty();
        judged.add(new Judged(transaction, expected, execution));
        if (transaction.flaggedValid()) apply(transaction, sets.get());
    }

    private Optional<Execution> execute(BlockTransaction transaction, ReadWriteSets sets) {
        Optional<Namespace> namespace =
                Contracts.named(transaction.transaction().namespace());
        try {
            return namespace.map(name -> reexecution.of(name, transaction.transaction(), sets));
        } catch (RuntimeException malformed) {
            return Optional.of(Execution.whole(Optional.of("it cannot be run again: " + malformed)));
        }
    }

    private void apply(BlockTransaction transaction, ReadWriteSets sets) {
        for (ReadWriteSets.Namespace namespace : sets.namespaces()) {
            for (KVWrite write : namespace.sets().getWritesList()) {
                if (write.getIsDelete()) state.delete(namespace.name(), write.getKey());
                else
                    state.put(namespace.name(), write.getKey(), write.getValue().toByteArray(), transaction.version());
            }
        }
    }

    private static Optional<ReadWriteSets> sets(BlockTransaction transaction) {
        try {
            return Optional.of(
                    ReadWriteSets.of(transaction.transaction().action().getResults()));
        } catch (InvalidProtocolBufferException malformed) {
            return Optional.empty();
        }
    }
}
