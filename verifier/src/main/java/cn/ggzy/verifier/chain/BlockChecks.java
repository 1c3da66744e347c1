package cn.ggzy.verifier.chain;

import cn.ggzy.verifier.fabric.Block;
import cn.ggzy.verifier.fabric.BlockTransaction;
import cn.ggzy.verifier.fabric.Digests;
import cn.ggzy.verifier.report.Notes;
import java.util.Arrays;
import java.util.List;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** What Fabric itself promises: an unbroken chain, signatures, policies, flags that follow. */
final class BlockChecks {
    private BlockChecks() {}

    static void headers(History history, Notes notes) {
        List<Block> blocks = history.folder().blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            notes.same(block.where() + " number", (long) i, block.number());
            notes.must(
                    Arrays.equals(block.dataHash(), block.derivedDataHash()),
                    block.where(),
                    "its transactions are not the ones its header names");
            notes.must(
                    i == 0
                            || Arrays.equals(
                                    block.previousHash(), blocks.get(i - 1).headerHash()),
                    block.where(),
                    "does not follow the block before it");
        }
        notes.stated(
                "last block",
                "header " + Digests.hex(blocks.get(blocks.size() - 1).headerHash())
                        + ": compare it with another organisation's peer, a shorter chain is a good chain too");
        notes.unchecked("orderers", "their signatures: the trust file names the organisations of the peers only");
    }

    static void readable(History history, Notes notes) {
        for (Block block : history.folder().blocks()) {
            for (BlockTransaction transaction : block.transactions()) {
                boolean fine = transaction.isEndorsed()
                        || transaction.type() == HeaderType.CONFIG
                        || transaction.type() == HeaderType.CONFIG_UPDATE
                        || !transaction.flaggedValid();
                notes.must(fine, transaction.where(), "is flagged VALID and cannot be read");
            }
        }
    }

    /** Signatures, policies and versions are recomputed; the flag must be what follows from them. */
    static void flags(History history, Notes notes) {
        history.replay().judged().forEach(judged -> flag(judged, notes));
        notes.stated(
                "validity flags",
                "the orderers do not sign them, they are the exporting peer's own statement; recomputed here from signatures, policies and read versions");
        history.replay().unchecked().stream().sorted().forEach(what -> notes.unchecked("validity flags", what));
    }

    private static void flag(Replay.Judged judged, Notes notes) {
        BlockTransaction transaction = judged.transaction();
        boolean expectedValid = judged.expected() == TxValidationCode.VALID;
        String label = transaction.where() + " " + transaction.transaction().label();
        if (transaction.flaggedValid()) {
            notes.must(expectedValid, label, "is flagged VALID, but must be " + judged.expected());
        } else if (expectedValid) {
            invalid(transaction, label, notes);
        } else {
            notes.look();
        }
    }

    /** A peer may have had reasons that blocks do not show; the reasons they do show must be there. */
    private static void invalid(BlockTransaction transaction, String label, Notes notes) {
        TxValidationCode flag = TxValidationCode.forNumber(transaction.flag());
        String name = BlockTransaction.name(transaction.flag());
        boolean shown = flag == TxValidationCode.MVCC_READ_CONFLICT
                || flag == TxValidationCode.PHANTOM_READ_CONFLICT
                || flag == TxValidationCode.ENDORSEMENT_POLICY_FAILURE
                || flag == TxValidationCode.BAD_CREATOR_SIGNATURE
                || flag == TxValidationCode.DUPLICATE_TXID;
        if (shown) notes.differs(label, "is flagged " + name + ", but nothing in the blocks says so");
        else notes.unchecked(label, "is flagged " + name + ", which blocks alone cannot confirm");
    }
}
