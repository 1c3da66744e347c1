package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.MetaDataKeys;

/** The keys of a namespace that a transaction writes: values, digests of private values, and policies of keys. */
public record WriteSet(String namespace, List<Written> keys) {

    /**
     * A written key.
     *
     * @param space where it stands in the state
     * @param collection the private collection, empty for a public key
     * @param policyChanged whether the key's own policy is written
     */
    public record Written(String space, String key, String collection, boolean policyChanged) {
        /** Tells keys of all namespaces apart. */
        public String id() {
            return space + "\0" + key;
        }

        /** The key's own endorsement policy, empty when it has none. */
        public ByteString policy(State.Snapshot state) {
            Value value = state.get(space, key);
            return value == null
                    ? ByteString.EMPTY
                    : value.metadata().getOrDefault(MetaDataKeys.VALIDATION_PARAMETER.name(), ByteString.EMPTY);
        }
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    public static List<WriteSet> of(TxReadWriteSet transaction) throws InvalidProtocolBufferException {
        List<WriteSet> sets = new ArrayList<>();
        for (NsReadWriteSet namespace : transaction.getNsRwsetList()) {
            sets.add(of(namespace));
        }
        return sets;
    }

    private static WriteSet of(NsReadWriteSet set) throws InvalidProtocolBufferException {
        String namespace = set.getNamespace();
        Keys keys = new Keys(namespace, "");
        KVRWSet open = KVRWSet.parseFrom(set.getRwset());
        open.getWritesList().forEach(write -> keys.add(write.getKey(), false));
        open.getMetadataWritesList().forEach(mark -> keys.add(mark.getKey(), true));
        List<Written> all = new ArrayList<>(keys.written.values());
        for (CollectionHashedReadWriteSet collection : set.getCollectionHashedRwsetList()) {
            String name = collection.getCollectionName();
            Keys hashes = new Keys(Namespaces.hashed(namespace, name), name);
            HashedRWSet hashed = HashedRWSet.parseFrom(collection.getHashedRwset());
            hashed.getHashedWritesList().forEach(write -> hashes.add(Namespaces.key(write.getKeyHash()), false));
            hashed.getMetadataWritesList().forEach(mark -> hashes.add(Namespaces.key(mark.getKeyHash()), true));
            all.addAll(hashes.written.values());
        }
        return new WriteSet(namespace, List.copyOf(all));
    }

    /** Each key once, whatever is written of it. */
    private static final class Keys {
        private final String space;
        private final String collection;
        private final Map<String, Written> written = new LinkedHashMap<>();

        Keys(String space, String collection) {
            this.space = space;
            this.collection = collection;
        }

        void add(String key, boolean policyChanged) {
            written.put(key, new Written(space, key, collection, policyChanged));
        }
    }
}
