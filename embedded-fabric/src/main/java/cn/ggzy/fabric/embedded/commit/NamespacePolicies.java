package cn.ggzy.fabric.embedded.commit;

import cn.ggzy.fabric.embedded.chaincode.ChaincodeDefinition;
import cn.ggzy.fabric.embedded.chaincode.Definitions;
import cn.ggzy.fabric.embedded.ledger.State;
import cn.ggzy.fabric.embedded.ledger.WriteSet;
import cn.ggzy.fabric.embedded.msp.Identity;
import cn.ggzy.fabric.embedded.policy.Policies;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jspecify.annotations.Nullable;

/** The policies of one namespace: of the key, else of its collection, else of the chaincode. */
final class NamespacePolicies {
    private final Definitions definitions;
    private final ChaincodeDefinition definition;
    private final List<Identity> endorsers;
    private boolean asked;
    private @Nullable Boolean chaincodeSatisfied;

    NamespacePolicies(Definitions definitions, ChaincodeDefinition definition, List<Identity> endorsers) {
        this.definitions = definitions;
        this.definition = definition;
        this.endorsers = endorsers;
    }

    boolean allow(WriteSet.Written key, State.Snapshot state) throws InvalidProtocolBufferException {
        asked = true;
        ByteString own = key.policy(state);
        if (!own.isEmpty()) {
            return Policies.satisfied(SignaturePolicyEnvelope.parseFrom(own), endorsers);
        }
        SignaturePolicyEnvelope collection =
                key.collection().isEmpty() ? null : definitions.collectionPolicy(definition, key.collection());
        return collection == null ? chaincode() : Policies.satisfied(collection, endorsers);
    }

    /** Where nothing was written, the chaincode's policy still counts. */
    boolean allowRest() {
        return asked || chaincode();
    }

    private boolean chaincode() {
        if (chaincodeSatisfied == null) {
            chaincodeSatisfied = Policies.satisfied(definitions.resolve(definition.policy()), endorsers);
        }
        return chaincodeSatisfied;
    }
}
