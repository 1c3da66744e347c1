package cn.ggzy.fabric.embedded.commit;

import cn.ggzy.fabric.embedded.endorse.TransientStore;
import cn.ggzy.fabric.embedded.ledger.Ledger;
import cn.ggzy.fabric.embedded.ledger.ParsedTransaction;
import cn.ggzy.fabric.embedded.ledger.Version;
import cn.ggzy.fabric.embedded.ledger.WriteSet;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Judges the transactions of one block in their order; what is valid is applied before the next one is judged. */
final class BlockValidation {
    private final long block;
    private final Ledger ledger;
    private final PolicyChecks policies;
    private final TransientStore transientStore;
    private final Set<String> changedPolicies = new HashSet<>();
    private final ByteArrayOutputStream codes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream updates = new ByteArrayOutputStream();
    private final Map<Long, TxPvtReadWriteSet> privateData = new HashMap<>();

    BlockValidation(long block, Ledger ledger, PolicyChecks policies, TransientStore transientStore) {
        this.block = block;
        this.ledger = ledger;
        this.policies = policies;
        this.transientStore = transientStore;
    }

    void run(List<Checked> transactions) {
        for (int i = 0; i < transactions.size(); i++) {
            Checked checked = transactions.get(i);
            Version version = new Version(block, i);
            TxValidationCode code = judge(checked);
            if (code == TxValidationCode.VALID) {
                code = apply(version, checked);
            }
            ledger.remember(checked.txId(), version, code);
            codes.write(code.getNumber());
        }
    }

    private TxValidationCode judge(Checked checked) {
        ParsedTransaction transaction = checked.transaction();
        if (checked.code() != TxValidationCode.VALID || transaction == null || transaction.endorsed() == null) {
            return checked.code();
        }
        if (ledger.knows(checked.txId())) {
            return TxValidationCode.DUPLICATE_TXID;
        }
        ParsedTransaction.Endorsed endorsed = transaction.endorsed();
        TxValidationCode code =
                policies.judge(transaction, endorsed, checked.endorsers(), ledger.newest(), changedPolicies);
        return code == TxValidationCode.VALID ? ledger.judge(endorsed) : code;
    }

    private TxValidationCode apply(Version version, Checked checked) {
        ParsedTransaction transaction = checked.transaction();
        ParsedTransaction.Endorsed endorsed = transaction == null ? null : transaction.endorsed();
        if (transaction == null || endorsed == null) {
            return checked.code();
        }
        try {
            TxPvtReadWriteSet values = transientStore
                    .take(checked.txId())
                    .map(kept -> PrivateValues.matching(kept, endorsed.results()))
                    .orElse(null);
            ledger.apply(version, transaction, values);
            if (values != null) {
                privateData.put((long) version.transaction(), values);
            }
            for (WriteSet writes : WriteSet.of(endorsed.results())) {
                writes.keys().stream()
                        .filter(WriteSet.Written::policyChanged)
                        .forEach(key -> changedPolicies.add(key.id()));
            }
            updates.writeBytes(endorsed.action().getResults().toByteArray());
            return TxValidationCode.VALID;
        } catch (InvalidProtocolBufferException e) {
            return TxValidationCode.BAD_RWSET;
        }
    }

    byte[] codes() {
        return codes.toByteArray();
    }

    byte[] updates() {
        return updates.toByteArray();
    }

    Map<Long, TxPvtReadWriteSet> privateData() {
        return privateData;
    }
}
