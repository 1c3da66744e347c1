package cn.ggzy.verifier.fabric;

import java.util.Objects;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/** A transaction at its place in a block, with the flag the peer wrote beside it. */
public record BlockTransaction(
        String where,
        long block,
        int index,
        HeaderType type,
        int flag,
        @Nullable Endorsed endorsed) {

    /** The peer's statement that this transaction counts. */
    public boolean flaggedValid() {
        return flag == TxValidationCode.VALID_VALUE;
    }

    public boolean isEndorsed() {
        return endorsed != null;
    }

    public Endorsed transaction() {
        return Objects.requireNonNull(endorsed);
    }

    public Version version() {
        return new Version(block, index);
    }

    public static String name(int flag) {
        TxValidationCode code = TxValidationCode.forNumber(flag);
        return code == null ? String.valueOf(flag) : code.name();
    }
}
