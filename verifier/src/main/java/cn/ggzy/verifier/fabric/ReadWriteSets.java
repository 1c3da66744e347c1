package cn.ggzy.verifier.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;

/** What a transaction read and wrote, per namespace. */
public record ReadWriteSets(List<Namespace> namespaces) {

    /** One namespace's part. */
    public record Namespace(String name, KVRWSet sets, boolean hasPrivateData) {}

    public static ReadWriteSets of(ByteString results) throws InvalidProtocolBufferException {
        List<Namespace> namespaces = new ArrayList<>();
        for (NsReadWriteSet part : TxReadWriteSet.parseFrom(results).getNsRwsetList()) {
            namespaces.add(new Namespace(
                    part.getNamespace(), KVRWSet.parseFrom(part.getRwset()), part.getCollectionHashedRwsetCount() > 0));
        }
        return new ReadWriteSets(List.copyOf(namespaces));
    }
}
