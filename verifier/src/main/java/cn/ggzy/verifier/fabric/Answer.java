package cn.ggzy.verifier.fabric;

import cn.ggzy.verifier.report.Unreadable;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;

/** What endorsers sign of a transaction: the contract, its answer and what it writes. The function's name is not in it. */
public record Answer(String namespace, int status, byte[] result, List<byte[]> writes) {

    public static Answer parse(String where, ByteString responsePayload) {
        try {
            ChaincodeAction action = ChaincodeAction.parseFrom(
                    ProposalResponsePayload.parseFrom(responsePayload).getExtension());
            String namespace = action.getChaincodeId().getName();
            return new Answer(
                    namespace,
                    action.getResponse().getStatus(),
                    action.getResponse().getPayload().toByteArray(),
                    writes(namespace, action));
        } catch (InvalidProtocolBufferException malformed) {
            throw new Unreadable(where, "is no answer of a contract");
        }
    }

    /** The values written in the contract's own namespace. */
    private static List<byte[]> writes(String namespace, ChaincodeAction action) throws InvalidProtocolBufferException {
        List<byte[]> values = new ArrayList<>();
        for (NsReadWriteSet set : TxReadWriteSet.parseFrom(action.getResults()).getNsRwsetList()) {
            if (!set.getNamespace().equals(namespace)) continue;
            for (KVWrite write : KVRWSet.parseFrom(set.getRwset()).getWritesList()) {
                if (!write.getIsDelete()) values.add(write.getValue().toByteArray());
            }
        }
        return values;
    }
}
