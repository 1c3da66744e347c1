package cn.ggzy.fabric.embedded.ledger;

import cn.ggzy.fabric.embedded.crypto.Digests;
import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.jspecify.annotations.Nullable;

/** What a transaction has read and written in a private collection: digests for everybody, values for the members. */
final class PrivateRecord {
    private final Map<String, KVReadHash> reads = new TreeMap<>();
    private final Map<String, KVWriteHash> hashes = new TreeMap<>();
    private final Map<String, KVWrite> writes = new TreeMap<>(KeyOrder.BY_UTF8);
    private final Map<String, Map<String, ByteString>> metadata = new TreeMap<>(KeyOrder.BY_UTF8);

    void read(ByteString keyHash, @Nullable Value value) {
        KVReadHash.Builder read = KVReadHash.newBuilder().setKeyHash(keyHash);
        if (value != null) {
            read.setVersion(value.version().toProto());
        }
        reads.putIfAbsent(Namespaces.key(keyHash), read.build());
    }

    void put(String key, ByteString value) {
        write(
                KVWrite.newBuilder().setKey(key).setValue(value).build(),
                KVWriteHash.newBuilder().setValueHash(Digests.sha256(value)));
    }

    void delete(String key, boolean purge) {
        write(
                KVWrite.newBuilder().setKey(key).setIsDelete(true).build(),
                KVWriteHash.newBuilder().setIsDelete(true).setIsPurge(purge));
    }

    private void write(KVWrite write, KVWriteHash.Builder hash) {
        ByteString keyHash = Namespaces.hash(write.getKey());
        writes.put(write.getKey(), write);
        hashes.put(Namespaces.key(keyHash), hash.setKeyHash(keyHash).build());
    }

    void metadata(String key, String name, ByteString value) {
        metadata.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(name, value);
    }

    boolean hasReads() {
        return !reads.isEmpty();
    }

    boolean hasWrites() {
        return !writes.isEmpty() || !metadata.isEmpty();
    }

    Set<String> writtenKeys() {
        return writes.keySet();
    }

    CollectionHashedReadWriteSet hashed(String collection) {
        HashedRWSet.Builder set =
                HashedRWSet.newBuilder().addAllHashedReads(reads.values()).addAllHashedWrites(hashes.values());
        metadata.forEach((key, entries) -> set.addMetadataWrites(KVMetadataWriteHash.newBuilder()
                .setKeyHash(Namespaces.hash(key))
                .addAllEntries(PublicRecord.entries(entries))));
        CollectionHashedReadWriteSet.Builder result = CollectionHashedReadWriteSet.newBuilder()
                .setCollectionName(collection)
                .setHashedRwset(set.build().toByteString());
        if (!writes.isEmpty()) {
            result.setPvtRwsetHash(Digests.sha256(cleartext(collection).getRwset()));
        }
        return result.build();
    }

    CollectionPvtReadWriteSet cleartext(String collection) {
        return CollectionPvtReadWriteSet.newBuilder()
                .setCollectionName(collection)
                .setRwset(KVRWSet.newBuilder()
                        .addAllWrites(writes.values())
                        .build()
                        .toByteString())
                .build();
    }

    boolean hasCleartext() {
        return !writes.isEmpty();
    }
}
