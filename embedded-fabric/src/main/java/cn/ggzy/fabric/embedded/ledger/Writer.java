package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.jspecify.annotations.Nullable;

/** Writes what one valid transaction has written into the state. */
final class Writer {
    private final State state;
    private final Version version;
    private final Value.Origin origin;

    Writer(State state, Version version, Value.Origin origin) {
        this.state = state;
        this.version = version;
        this.origin = origin;
    }

    void write(TxReadWriteSet transaction) throws InvalidProtocolBufferException {
        for (NsReadWriteSet namespace : transaction.getNsRwsetList()) {
            KVRWSet set = KVRWSet.parseFrom(namespace.getRwset());
            for (KVWrite write : set.getWritesList()) {
                put(namespace.getNamespace(), write.getKey(), write.getIsDelete() ? null : write.getValue());
            }
            for (KVMetadataWrite mark : set.getMetadataWritesList()) {
                mark(namespace.getNamespace(), mark.getKey(), mark.getEntriesList());
            }
            for (CollectionHashedReadWriteSet collection : namespace.getCollectionHashedRwsetList()) {
                write(namespace.getNamespace(), collection);
            }
        }
    }

    private void write(String namespace, CollectionHashedReadWriteSet collection)
            throws InvalidProtocolBufferException {
        String hashes = Namespaces.hashed(namespace, collection.getCollectionName());
        HashedRWSet set = HashedRWSet.parseFrom(collection.getHashedRwset());
        for (KVWriteHash write : set.getHashedWritesList()) {
            String key = Namespaces.key(write.getKeyHash());
            put(hashes, key, write.getIsDelete() || write.getIsPurge() ? null : write.getValueHash());
        }
        for (KVMetadataWriteHash mark : set.getMetadataWritesList()) {
            mark(hashes, Namespaces.key(mark.getKeyHash()), mark.getEntriesList());
        }
    }

    /** The values of private collections, into the private state of one organisation that keeps them. */
    void writePrivate(TxPvtReadWriteSet transaction, Audience audience, State.Snapshot definitions, String mspId)
            throws InvalidProtocolBufferException {
        for (NsPvtReadWriteSet namespace : transaction.getNsPvtRwsetList()) {
            for (CollectionPvtReadWriteSet collection : namespace.getCollectionPvtRwsetList()) {
                String name = collection.getCollectionName();
                if (audience.of(definitions, namespace.getNamespace(), name).contains(mspId)) {
                    String values = Namespaces.cleartext(namespace.getNamespace(), name);
                    for (KVWrite write :
                            KVRWSet.parseFrom(collection.getRwset()).getWritesList()) {
                        put(values, write.getKey(), write.getIsDelete() ? null : write.getValue());
                    }
                }
            }
        }
    }

    /** What is purged is gone with all its earlier values, unlike what is deleted. */
    void purge(TxReadWriteSet transaction) throws InvalidProtocolBufferException {
        for (NsReadWriteSet namespace : transaction.getNsRwsetList()) {
            for (CollectionHashedReadWriteSet collection : namespace.getCollectionHashedRwsetList()) {
                String values = Namespaces.cleartext(namespace.getNamespace(), collection.getCollectionName());
                for (KVWriteHash write :
                        HashedRWSet.parseFrom(collection.getHashedRwset()).getHashedWritesList()) {
                    if (write.getIsPurge()) {
                        state.forget(values, key -> Namespaces.hash(key).equals(write.getKeyHash()));
                    }
                }
            }
        }
    }

    private void put(String namespace, String key, @Nullable ByteString content) {
        Value before = state.newest(namespace, key);
        Map<String, ByteString> metadata =
                content == null || before == null || before.isDeleted() ? Map.of() : before.metadata();
        state.put(namespace, key, new Value(version, content, metadata, origin, before));
    }

    private void mark(String namespace, String key, List<KVMetadataEntry> entries) {
        Value now = state.newest(namespace, key);
        if (now == null || now.isDeleted()) {
            return;
        }
        Map<String, ByteString> metadata = new LinkedHashMap<>();
        entries.forEach(entry -> metadata.put(entry.getName(), entry.getValue()));
        Value before = now.version().equals(version) ? now.before() : now;
        state.put(namespace, key, new Value(version, now.content(), Map.copyOf(metadata), origin, before));
    }
}
