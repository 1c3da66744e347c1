package cn.ggzy.fabric.embedded.endorse;

import cn.ggzy.fabric.embedded.chaincode.ChaincodeDefinition;
import cn.ggzy.fabric.embedded.chaincode.Definitions;
import cn.ggzy.fabric.embedded.ledger.Simulation;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;

/** Puts the configured definitions, and no others, onto the ledger. */
public final class Lifecycle implements SystemChaincode {
    private final Map<String, ChaincodeDefinition> configured;

    public Lifecycle(Map<String, ChaincodeDefinition> configured) {
        this.configured = Map.copyOf(configured);
    }

    @Override
    public Response invoke(List<ByteString> arguments, Simulation simulation) throws InvalidProtocolBufferException {
        if (arguments.size() != 2 || !arguments.get(0).toStringUtf8().equals("CommitChaincodeDefinition")) {
            return SystemChaincode.error("a simulator commits its own configuration only");
        }
        CommitChaincodeDefinitionArgs wanted = CommitChaincodeDefinitionArgs.parseFrom(arguments.get(1));
        ChaincodeDefinition definition = configured.get(wanted.getName());
        if (definition == null || !definition.at(wanted.getSequence()).toArgs().equals(wanted)) {
            return SystemChaincode.error("chaincode definition not agreed to by this org");
        }
        simulation.get(Definitions.NAMESPACE, Definitions.sequenceKey(wanted.getName()));
        Definitions.write(simulation, definition.at(wanted.getSequence()));
        return SystemChaincode.success(ByteString.EMPTY);
    }
}
