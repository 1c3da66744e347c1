package cn.ggzy.fabric.embedded.chaincode;

import cn.ggzy.fabric.embedded.ledger.Simulation;
import cn.ggzy.fabric.embedded.ledger.SimulationException;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetQueryResult;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.GetStateMetadata;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.PutStateMetadata;
import org.hyperledger.fabric.protos.peer.QueryStateClose;
import org.hyperledger.fabric.protos.peer.QueryStateNext;
import org.hyperledger.fabric.protos.peer.StateMetadataResult;
import org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask;
import org.jspecify.annotations.Nullable;

/** The peer's half of the conversation with a running chaincode: it answers each message on the chaincode's own thread. */
final class Conversation implements Consumer<ChaincodeMessage> {
    private final Host host;
    private final Invocation invocation;
    private final Simulation simulation;
    private final String namespace;
    private final Queries queries = new Queries();
    private @Nullable ChaincodeInvocationTask task;
    private @Nullable ChaincodeMessage last;

    Conversation(Host host, Invocation invocation) {
        this.host = host;
        this.invocation = invocation;
        this.simulation = invocation.simulation();
        this.namespace = invocation.chaincode();
    }

    ChaincodeMessage hold(ChaincodeInvocationTask invocationTask) {
        task = invocationTask;
        invocationTask.call();
        if (last == null) {
            throw new SimulationException("chaincode " + namespace + " ended without an answer");
        }
        return last;
    }

    @Override
    public void accept(ChaincodeMessage message) {
        if (message.getType() == ChaincodeMessage.Type.COMPLETED || message.getType() == ChaincodeMessage.Type.ERROR) {
            last = message;
            return;
        }
        try {
            post(ChaincodeMessage.Type.RESPONSE, answer(message.getType(), message.getPayload()));
        } catch (SimulationException | InvalidProtocolBufferException e) {
            post(
                    ChaincodeMessage.Type.ERROR,
                    ByteString.copyFromUtf8(message.getType() + " failed: transaction ID: " + message.getTxid() + ": "
                            + e.getMessage()));
        }
    }

    private void post(ChaincodeMessage.Type type, ByteString payload) {
        ChaincodeInvocationTask receiver = task;
        if (receiver == null) {
            throw new IllegalStateException("a message before the task");
        }
        try {
            receiver.postMessage(ChaincodeMessage.newBuilder()
                    .setType(type)
                    .setChannelId(invocation.channel())
                    .setTxid(invocation.txId())
                    .setPayload(payload)
                    .build());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ByteString answer(ChaincodeMessage.Type type, ByteString payload) throws InvalidProtocolBufferException {
        return switch (type) {
            case GET_STATE -> get(GetState.parseFrom(payload));
            case PUT_STATE -> put(PutState.parseFrom(payload));
            case DEL_STATE -> delete(DelState.parseFrom(payload));
            case PURGE_PRIVATE_DATA -> purge(DelState.parseFrom(payload));
            case GET_PRIVATE_DATA_HASH -> privateHash(GetState.parseFrom(payload));
            case GET_STATE_METADATA -> metadata(GetStateMetadata.parseFrom(payload));
            case PUT_STATE_METADATA -> putMetadata(PutStateMetadata.parseFrom(payload));
            case GET_STATE_BY_RANGE -> range(GetStateByRange.parseFrom(payload));
            case QUERY_STATE_NEXT ->
                queries.next(QueryStateNext.parseFrom(payload).getId());
            case QUERY_STATE_CLOSE ->
                queries.close(QueryStateClose.parseFrom(payload).getId());
            case GET_HISTORY_FOR_KEY ->
                queries.open(simulation.history(
                        namespace, GetQueryResult.parseFrom(payload).getQuery()));
            case GET_QUERY_RESULT -> throw new SimulationException("ExecuteQuery not supported for leveldb");
            case INVOKE_CHAINCODE -> invoke(ChaincodeSpec.parseFrom(payload));
            default -> throw new SimulationException("cannot handle " + type);
        };
    }

    private ByteString get(GetState request) {
        if (request.getCollection().isEmpty()) {
            return simulation.get(namespace, request.getKey());
        }
        readable(request.getCollection());
        return simulation.getPrivate(namespace, request.getCollection(), request.getKey());
    }

    private ByteString put(PutState request) {
        if (request.getCollection().isEmpty()) {
            simulation.put(namespace, request.getKey(), request.getValue());
        } else {
            writable(request.getCollection());
            simulation.putPrivate(namespace, request.getCollection(), request.getKey(), request.getValue());
        }
        return ByteString.EMPTY;
    }

    private ByteString delete(DelState request) {
        if (request.getCollection().isEmpty()) {
            simulation.delete(namespace, request.getKey());
        } else {
            writable(request.getCollection());
            simulation.deletePrivate(namespace, request.getCollection(), request.getKey(), false);
        }
        return ByteString.EMPTY;
    }

    private ByteString purge(DelState request) {
        writable(request.getCollection());
        simulation.deletePrivate(namespace, request.getCollection(), request.getKey(), true);
        return ByteString.EMPTY;
    }

    /** Digests are for everybody. */
    private ByteString privateHash(GetState request) {
        known(request.getCollection());
        return simulation.getPrivateHash(namespace, request.getCollection(), request.getKey());
    }

    private ByteString metadata(GetStateMetadata request) {
        Map<String, ByteString> entries;
        if (request.getCollection().isEmpty()) {
            entries = simulation.metadata(namespace, request.getKey());
        } else {
            readable(request.getCollection());
            entries = simulation.privateMetadata(namespace, request.getCollection(), request.getKey());
        }
        StateMetadataResult.Builder result = StateMetadataResult.newBuilder();
        entries.forEach(
                (name, value) -> result.addEntriesBuilder().setMetakey(name).setValue(value));
        return result.build().toByteString();
    }

    private ByteString putMetadata(PutStateMetadata request) {
        String name = request.getMetadata().getMetakey();
        ByteString value = request.getMetadata().getValue();
        if (request.getCollection().isEmpty()) {
            simulation.putMetadata(namespace, request.getKey(), name, value);
        } else {
            writable(request.getCollection());
            simulation.putPrivateMetadata(namespace, request.getCollection(), request.getKey(), name, value);
        }
        return ByteString.EMPTY;
    }

    private ByteString range(GetStateByRange request) throws InvalidProtocolBufferException {
        if (!request.getCollection().isEmpty()) {
            readable(request.getCollection());
            return queries.open(simulation.privateRange(
                    namespace, request.getCollection(), request.getStartKey(), request.getEndKey()));
        }
        if (request.getMetadata().isEmpty()) {
            return queries.open(simulation.range(namespace, request.getStartKey(), request.getEndKey()));
        }
        Page page = Page.of(request);
        return queries.page(simulation.page(namespace, page.start(), request.getEndKey()), page.size());
    }

    private Access known(String collection) {
        Definitions definitions = host.definitions();
        ChaincodeDefinition definition = definitions
                .find(invocation.state(), namespace)
                .orElseThrow(() -> new SimulationException("chaincode " + namespace + " not found"));
        if (!definitions.hasCollection(definition, collection)) {
            throw new SimulationException("collection " + namespace + "/" + collection + " could not be found");
        }
        boolean member =
                definitions.of(invocation.state(), namespace, collection).contains(invocation.creatorMspId());
        return definition
                .collection(collection)
                .map(config ->
                        new Access(member || !config.getMemberOnlyRead(), member || !config.getMemberOnlyWrite()))
                .orElse(new Access(true, true));
    }

    private void readable(String collection) {
        if (!known(collection).mayRead()) {
            throw new SimulationException(
                    "tx creator does not have read access permission on privatedata in chaincodeName:" + namespace
                            + " collectionName: " + collection);
        }
    }

    private void writable(String collection) {
        if (!known(collection).mayWrite()) {
            throw new SimulationException(
                    "tx creator does not have write access permission on privatedata in chaincodeName:" + namespace
                            + " collectionName: " + collection);
        }
    }

    /** A called chaincode works on the same read/write set, in a namespace of its own. */
    private ByteString invoke(ChaincodeSpec spec) {
        String[] target = spec.getChaincodeId().getName().split("/", 2);
        if (target.length == 2 && !target[1].equals(invocation.channel())) {
            throw new SimulationException("channel " + target[1] + " not found: this peer has joined one channel only");
        }
        if (invocation.path().contains(target[0])) {
            throw new SimulationException("txid: " + invocation.txId() + "(" + invocation.channel() + ") exists");
        }
        ChaincodeInput input =
                spec.getInput().toBuilder().clearDecorations().clearIsInit().build();
        ChaincodeMessage answer = host.run(invocation.into(target[0], input));
        return answer.toBuilder().clearChaincodeEvent().build().toByteString();
    }

    /** What the transaction's sender may do in a collection. */
    private record Access(boolean mayRead, boolean mayWrite) {}
}
