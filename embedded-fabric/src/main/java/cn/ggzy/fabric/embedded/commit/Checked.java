package cn.ggzy.fabric.embedded.commit;

import cn.ggzy.fabric.embedded.ledger.ParsedTransaction;
import cn.ggzy.fabric.embedded.msp.Identity;
import java.util.List;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/** A transaction after the checks that need no state: everything that costs time and can be done beside each other. */
record Checked(String txId, TxValidationCode code, @Nullable ParsedTransaction transaction, List<Identity> endorsers) {
    static Checked invalid(String txId, TxValidationCode code) {
        return new Checked(txId, code, null, List.of());
    }
}
