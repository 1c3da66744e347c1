package cn.ggzy.fabric.embedded.gateway;

import cn.ggzy.fabric.embedded.chaincode.ChaincodeDefinition;
import cn.ggzy.fabric.embedded.chaincode.Definitions;
import cn.ggzy.fabric.embedded.ledger.Ledger;
import cn.ggzy.fabric.embedded.ledger.State;
import cn.ggzy.fabric.embedded.policy.Layout;
import cn.ggzy.fabric.embedded.policy.Policies;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ChaincodeCall;
import org.hyperledger.fabric.protos.peer.ChaincodeInterest;

/** Works out which organisations have to endorse, from what the first endorser has seen the transaction touch. */
public final class Planner {
    private final String channel;
    private final Ledger ledger;
    private final Definitions definitions;
    private final List<String> mspIds;

    public Planner(String channel, Ledger ledger, Definitions definitions, List<String> mspIds) {
        this.channel = channel;
        this.ledger = ledger;
        this.definitions = definitions;
        this.mspIds = List.copyOf(mspIds);
    }

    List<String> mspIds() {
        return mspIds;
    }

    boolean knows(String chaincode) {
        return chaincode.equals("qscc")
                || chaincode.equals(Definitions.NAMESPACE)
                || definitions.find(ledger.snapshot(), chaincode).isPresent();
    }

    /** The organisations to ask: the preferred one if it is of use, none of those that have failed. */
    Optional<List<String>> plan(String chaincode, ChaincodeInterest interest, String preferred, Set<String> failed) {
        State.Snapshot state = ledger.snapshot();
        List<SignaturePolicyEnvelope> policies = new ArrayList<>();
        if (chaincode.equals(Definitions.NAMESPACE)) {
            policies.add(Policies.majorityOfPeers(mspIds));
        }
        for (ChaincodeCall call : interest.getChaincodesList()) {
            definitions
                    .find(state, call.getName())
                    .ifPresent(definition -> policies.addAll(policies(chaincode, call, definition)));
        }
        List<String> candidates = Peers.startingWith(preferred, mspIds).stream()
                .filter(mspId -> !failed.contains(mspId))
                .toList();
        return Layout.choose(policies, candidates).map(chosen -> chosen.isEmpty() ? List.of(preferred) : chosen);
    }

    private List<SignaturePolicyEnvelope> policies(String called, ChaincodeCall call, ChaincodeDefinition definition) {
        List<SignaturePolicyEnvelope> policies = new ArrayList<>(call.getKeyPoliciesList());
        boolean writes = !call.getNoPublicWrites() || call.getName().equals(called);
        if (writes && !call.getDisregardNamespacePolicy()) {
            policies.add(definitions.resolve(definition.policy()));
        }
        for (String collection : call.getCollectionNamesList()) {
            SignaturePolicyEnvelope own = definitions.collectionPolicy(definition, collection);
            policies.add(own == null ? definitions.resolve(definition.policy()) : own);
        }
        return policies;
    }

    StatusRuntimeException notDefined(String chaincode) {
        return Rpc.error(
                Status.Code.FAILED_PRECONDITION,
                "no peers available to evaluate chaincode " + chaincode + " in channel " + channel);
    }

    static StatusRuntimeException noLayout() {
        return Rpc.error(
                Status.Code.FAILED_PRECONDITION,
                "no combination of peers can be derived which satisfy the endorsement policy");
    }
}
