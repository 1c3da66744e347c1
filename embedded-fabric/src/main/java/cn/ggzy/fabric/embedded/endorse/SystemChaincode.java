package cn.ggzy.fabric.embedded.endorse;

import cn.ggzy.fabric.embedded.ledger.Simulation;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.hyperledger.fabric.protos.peer.Response;

/** A chaincode that is part of the peer. */
public interface SystemChaincode {
    Response invoke(List<ByteString> arguments, Simulation simulation) throws InvalidProtocolBufferException;

    /** Whether every member may ask it; otherwise only those who may also write. */
    default boolean isForReaders() {
        return false;
    }

    static Response success(ByteString payload) {
        return Response.newBuilder().setStatus(200).setPayload(payload).build();
    }

    static Response error(String message) {
        return Response.newBuilder().setStatus(500).setMessage(message).build();
    }
}
