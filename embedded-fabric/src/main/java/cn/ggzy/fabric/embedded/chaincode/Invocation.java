package cn.ggzy.fabric.embedded.chaincode;

import cn.ggzy.fabric.embedded.ledger.Simulation;
import cn.ggzy.fabric.embedded.ledger.State;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** A call of a chaincode within one transaction; a chaincode that calls another one makes a longer path. */
public record Invocation(
        String channel,
        String txId,
        String creatorMspId,
        SignedProposal proposal,
        State.Snapshot state,
        Simulation simulation,
        List<String> path,
        ChaincodeInput input) {

    String chaincode() {
        return path.get(path.size() - 1);
    }

    Invocation into(String chaincode, ChaincodeInput arguments) {
        List<String> deeper = new ArrayList<>(path);
        deeper.add(chaincode);
        return new Invocation(channel, txId, creatorMspId, proposal, state, simulation, List.copyOf(deeper), arguments);
    }
}
