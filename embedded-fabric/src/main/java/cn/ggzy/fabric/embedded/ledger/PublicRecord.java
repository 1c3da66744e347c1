package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.jspecify.annotations.Nullable;

/** What a transaction has read and written in the public part of a namespace. */
final class PublicRecord {
    private final Map<String, KVRead> reads = new TreeMap<>(KeyOrder.BY_UTF8);
    private final Map<String, KVWrite> writes = new TreeMap<>(KeyOrder.BY_UTF8);
    private final Map<String, Map<String, ByteString>> metadata = new TreeMap<>(KeyOrder.BY_UTF8);
    private final List<RangeQuery> ranges = new ArrayList<>();

    void read(String key, @Nullable Value value) {
        reads.putIfAbsent(key, RangeQuery.read(key, value));
    }

    void range(RangeQuery query) {
        ranges.add(query);
    }

    void put(String key, ByteString value) {
        writes.put(key, KVWrite.newBuilder().setKey(key).setValue(value).build());
    }

    void delete(String key) {
        writes.put(key, KVWrite.newBuilder().setKey(key).setIsDelete(true).build());
    }

    void metadata(String key, String name, ByteString value) {
        metadata.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(name, value);
    }

    Set<String> writtenKeys() {
        return writes.keySet();
    }

    Set<String> markedKeys() {
        return metadata.keySet();
    }

    KVRWSet toProto() {
        KVRWSet.Builder set = KVRWSet.newBuilder().addAllReads(reads.values()).addAllWrites(writes.values());
        ranges.stream().filter(RangeQuery::isBegun).forEach(query -> set.addRangeQueriesInfo(query.toProto()));
        metadata.forEach((key, entries) ->
                set.addMetadataWrites(KVMetadataWrite.newBuilder().setKey(key).addAllEntries(entries(entries))));
        return set.build();
    }

    static List<KVMetadataEntry> entries(Map<String, ByteString> entries) {
        return entries.entrySet().stream()
                .map(entry -> KVMetadataEntry.newBuilder()
                        .setName(entry.getKey())
                        .setValue(entry.getValue())
                        .build())
                .toList();
    }
}
