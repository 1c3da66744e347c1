package cn.ggzy.fabric.embedded.commit;

import cn.ggzy.fabric.embedded.chaincode.ChaincodeDefinition;
import cn.ggzy.fabric.embedded.chaincode.Definitions;
import cn.ggzy.fabric.embedded.ledger.ParsedTransaction;
import cn.ggzy.fabric.embedded.ledger.State;
import cn.ggzy.fabric.embedded.ledger.WriteSet;
import cn.ggzy.fabric.embedded.msp.Identity;
import cn.ggzy.fabric.embedded.policy.Policies;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Whether enough have endorsed: for the chaincode that was called and for each namespace that was written to. */
final class PolicyChecks {
    private static final Set<String> SYSTEM = Set.of("qscc", "cscc", "lscc", "escc", "vscc");

    private final Definitions definitions;
    private final SignaturePolicyEnvelope lifecyclePolicy;

    PolicyChecks(Definitions definitions, SignaturePolicyEnvelope lifecyclePolicy) {
        this.definitions = definitions;
        this.lifecyclePolicy = lifecyclePolicy;
    }

    /** Keys whose own policy has been changed earlier in the block are in {@code changed}; this transaction adds its own. */
    TxValidationCode judge(
            ParsedTransaction transaction,
            ParsedTransaction.Endorsed endorsed,
            List<Identity> endorsers,
            State.Snapshot state,
            Set<String> changed) {
        try {
            ChaincodeID called = endorsed.action().getChaincodeId();
            if (!called.getName().equals(named(transaction)) || SYSTEM.contains(called.getName())) {
                return TxValidationCode.INVALID_CHAINCODE;
            }
            List<WriteSet> writeSets = WriteSet.of(endorsed.results());
            Set<String> namespaces = new HashSet<>(Set.of(called.getName()));
            for (WriteSet writes : writeSets) {
                if (!writes.isEmpty()) {
                    namespaces.add(writes.namespace());
                }
            }
            for (String namespace : namespaces) {
                TxValidationCode code = judge(namespace, called, writeSets, endorsers, state, changed);
                if (code != TxValidationCode.VALID) {
                    return code;
                }
            }
            return TxValidationCode.VALID;
        } catch (InvalidProtocolBufferException e) {
            return TxValidationCode.BAD_RWSET;
        }
    }

    private static String named(ParsedTransaction transaction) throws InvalidProtocolBufferException {
        return ChaincodeHeaderExtension.parseFrom(transaction.channelHeader().getExtension())
                .getChaincodeId()
                .getName();
    }

    private TxValidationCode judge(
            String namespace,
            ChaincodeID called,
            List<WriteSet> writeSets,
            List<Identity> endorsers,
            State.Snapshot state,
            Set<String> changed)
            throws InvalidProtocolBufferException {
        if (namespace.equals(Definitions.NAMESPACE)) {
            if (!called.getName().equals(Definitions.NAMESPACE)) {
                return TxValidationCode.ILLEGAL_WRITESET;
            }
            return code(Policies.satisfied(lifecyclePolicy, endorsers));
        }
        if (SYSTEM.contains(namespace)) {
            return TxValidationCode.ILLEGAL_WRITESET;
        }
        Optional<ChaincodeDefinition> definition = definitions.find(state, namespace);
        if (definition.isEmpty()) {
            return TxValidationCode.INVALID_CHAINCODE;
        }
        if (namespace.equals(called.getName()) && !definition.get().version().equals(called.getVersion())) {
            return TxValidationCode.EXPIRED_CHAINCODE;
        }
        NamespacePolicies policies = new NamespacePolicies(definitions, definition.get(), endorsers);
        for (WriteSet writes : writeSets) {
            if (writes.namespace().equals(namespace)) {
                for (WriteSet.Written key : writes.keys()) {
                    boolean enough = !changed.contains(key.id()) && policies.allow(key, state);
                    if (!enough) {
                        return TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
                    }
                }
            }
        }
        return code(policies.allowRest());
    }

    private static TxValidationCode code(boolean satisfied) {
        return satisfied ? TxValidationCode.VALID : TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
    }
}
