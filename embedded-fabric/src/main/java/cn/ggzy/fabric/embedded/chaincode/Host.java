package cn.ggzy.fabric.embedded.chaincode;

import cn.ggzy.fabric.embedded.ledger.SimulationException;
import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Properties;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask;
import org.hyperledger.fabric.traces.Traces;

/**
 * The chaincodes of one organisation's peer, each an instance of its own.
 *
 * <p>The shim's own task runs a chaincode, with the shim's own stub; the peer's half of their conversation is
 * {@link Conversation}. The task is run on the caller's thread: the shim's pool of five threads, which only a
 * {@code config.props} on the class path could change, plays no part.
 */
public final class Host {
    private final Map<String, ChaincodeBase> chaincodes;
    private final Definitions definitions;

    public Host(Map<String, ChaincodeBase> chaincodes, Definitions definitions) {
        this.chaincodes = Map.copyOf(chaincodes);
        this.definitions = definitions;
        prepareShim();
    }

    /** The shim asks these two at each call, and dies when nobody has set them. */
    private static synchronized void prepareShim() {
        try {
            Traces.getProvider();
        } catch (IllegalStateException e) {
            Traces.initialize(new Properties());
        }
        try {
            Metrics.getProvider();
        } catch (IllegalStateException e) {
            Metrics.initialize(new Properties());
        }
    }

    Definitions definitions() {
        return definitions;
    }

    /** The chaincode's last message: COMPLETED with its response, or ERROR with a text. */
    public ChaincodeMessage run(Invocation invocation) {
        ChaincodeBase chaincode = chaincodes.get(invocation.chaincode());
        if (chaincode == null || !isDefined(invocation)) {
            throw new SimulationException("make sure the chaincode " + invocation.chaincode()
                    + " has been successfully defined on channel " + invocation.channel()
                    + " and try again: chaincode " + invocation.chaincode() + " not found");
        }
        Conversation conversation = new Conversation(this, invocation);
        ChaincodeMessage transaction = ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.TRANSACTION)
                .setChannelId(invocation.channel())
                .setTxid(invocation.txId())
                .setProposal(invocation.proposal())
                .setPayload(invocation.input().toByteString())
                .build();
        return conversation.hold(
                new ChaincodeInvocationTask(transaction, ChaincodeMessage.Type.TRANSACTION, conversation, chaincode));
    }

    /** A real read set always has the chaincode's sequence in it, so that an upgrade invalidates what is under way. */
    private boolean isDefined(Invocation invocation) {
        ByteString sequence =
                invocation.simulation().get(Definitions.NAMESPACE, Definitions.sequenceKey(invocation.chaincode()));
        return !sequence.isEmpty();
    }
}
