package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.jspecify.annotations.Nullable;

/**
 * One transaction tried out on one organisation's peer. It sees committed state only, never its own writes, and keeps
 * what it has read and written; contracts called by a contract share it.
 */
public final class Simulation {
    private final State.Snapshot state;
    private final State.Snapshot privateState;
    private final Map<String, PublicRecord> records = new TreeMap<>();
    private final Map<String, Map<String, PrivateRecord>> collections = new TreeMap<>();
    private boolean written;
    private boolean paginated;
    private boolean privateQueried;

    /** The private state is that of the peer's own organisation. */
    public Simulation(State.Snapshot state, State.Snapshot privateState) {
        this.state = state;
        this.privateState = privateState;
    }

    public ByteString get(String namespace, String key) {
        Value value = state.get(namespace, key);
        record(namespace).read(key, value);
        return value == null ? ByteString.EMPTY : value.bytes();
    }

    public void put(String namespace, String key, ByteString value) {
        beforeWrite();
        record(namespace).put(key, value);
    }

    public void delete(String namespace, String key) {
        beforeWrite();
        record(namespace).delete(key);
    }

    /** Metadata carries the version of its key, so reading it is a read of the key. */
    public Map<String, ByteString> metadata(String namespace, String key) {
        Value value = state.get(namespace, key);
        record(namespace).read(key, value);
        return value == null ? Map.of() : value.metadata();
    }

    public void putMetadata(String namespace, String key, String name, ByteString value) {
        beforeWrite();
        record(namespace).metadata(key, name, value);
    }

    public Results range(String namespace, String start, String end) {
        RangeQuery query = new RangeQuery(namespace, start, end, state.range(namespace, start, end));
        record(namespace).range(query);
        return query;
    }

    public Results page(String namespace, String start, String end) {
        if (written) {
            throw new SimulationException(
                    "transaction has already performed writes, paginated queries are not allowed");
        }
        paginated = true;
        return range(namespace, start, end);
    }

    public Results history(String namespace, String key) {
        List<Results.Result> changes = new ArrayList<>();
        for (Value value = state.history(namespace, key); value != null; value = value.before()) {
            KeyModification change = KeyModification.newBuilder()
                    .setTxId(value.origin().txId())
                    .setTimestamp(value.origin().claimedAt())
                    .setIsDelete(value.isDeleted())
                    .setValue(value.bytes())
                    .build();
            changes.add(new Results.Result(key, change.toByteString()));
        }
        return Results.of(changes.iterator());
    }

    /** Fails when this peer does not have the value that belongs to the digest on the ledger. */
    public ByteString getPrivate(String namespace, String collection, String key) {
        ByteString keyHash = Namespaces.hash(key);
        Value hash = state.get(Namespaces.hashed(namespace, collection), Namespaces.key(keyHash));
        Value value = privateState.get(Namespaces.cleartext(namespace, collection), key);
        if (hash != null && (value == null || !value.version().equals(hash.version()))) {
            throw new SimulationException(
                    "private data matching public hash version is not available. Public hash version = "
                            + hash.version() + ", Private data version = " + (value == null ? null : value.version()));
        }
        record(namespace, collection).read(keyHash, hash);
        return value == null || hash == null ? ByteString.EMPTY : value.bytes();
    }

    public ByteString getPrivateHash(String namespace, String collection, String key) {
        ByteString keyHash = Namespaces.hash(key);
        Value hash = state.get(Namespaces.hashed(namespace, collection), Namespaces.key(keyHash));
        record(namespace, collection).read(keyHash, hash);
        return hash == null ? ByteString.EMPTY : hash.bytes();
    }

    public Map<String, ByteString> privateMetadata(String namespace, String collection, String key) {
        ByteString keyHash = Namespaces.hash(key);
        Value hash = state.get(Namespaces.hashed(namespace, collection), Namespaces.key(keyHash));
        record(namespace, collection).read(keyHash, hash);
        return hash == null ? Map.of() : hash.metadata();
    }

    public void putPrivateMetadata(String namespace, String collection, String key, String name, ByteString value) {
        beforeWrite();
        record(namespace, collection).metadata(key, name, value);
    }

    public void putPrivate(String namespace, String collection, String key, ByteString value) {
        beforeWrite();
        record(namespace, collection).put(key, value);
    }

    public void deletePrivate(String namespace, String collection, String key, boolean purge) {
        beforeWrite();
        record(namespace, collection).delete(key, purge);
    }

    /** Nothing of it goes into the read set, so a transaction that writes must not decide by it. */
    public Results privateRange(String namespace, String collection, String start, String end) {
        if (written) {
            throw new SimulationException(
                    "transaction has already performed writes, queries on private data are not allowed");
        }
        privateQueried = true;
        RangeScan scan = privateState.range(Namespaces.cleartext(namespace, collection), start, end);
        return () -> {
            RangeScan.Found found = scan.next();
            return found == null
                    ? null
                    : new Results.Result(
                            found.key(),
                            RangeQuery.row(namespace, found.key(), found.value().bytes()));
        };
    }

    private void beforeWrite() {
        if (paginated) {
            throw new SimulationException(
                    "transaction has already performed a paginated query, writes are not allowed");
        }
        if (privateQueried) {
            throw new SimulationException(
                    "transaction has already performed queries on private data, writes are not allowed");
        }
        written = true;
    }

    private PublicRecord record(String namespace) {
        return records.computeIfAbsent(namespace, name -> new PublicRecord());
    }

    private PrivateRecord record(String namespace, String collection) {
        return collections
                .computeIfAbsent(namespace, name -> new TreeMap<>())
                .computeIfAbsent(collection, name -> new PrivateRecord());
    }

    /** What goes onto the ledger. */
    public TxReadWriteSet result() {
        TxReadWriteSet.Builder result = TxReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV);
        collections.keySet().forEach(this::record);
        records.forEach((namespace, record) -> {
            NsReadWriteSet.Builder set = NsReadWriteSet.newBuilder()
                    .setNamespace(namespace)
                    .setRwset(record.toProto().toByteString());
            collections
                    .getOrDefault(namespace, Map.of())
                    .forEach((name, collection) -> set.addCollectionHashedRwset(collection.hashed(name)));
            result.addNsRwset(set);
        });
        return result.build();
    }

    /** What goes to the members of the private collections, or nothing. */
    public @Nullable TxPvtReadWriteSet privateResult() {
        TxPvtReadWriteSet.Builder result = TxPvtReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV);
        collections.forEach((namespace, records) -> {
            NsPvtReadWriteSet.Builder set = NsPvtReadWriteSet.newBuilder().setNamespace(namespace);
            records.forEach((name, record) -> {
                if (record.hasCleartext()) {
                    set.addCollectionPvtRwset(record.cleartext(name));
                }
            });
            if (set.getCollectionPvtRwsetCount() > 0) {
                result.addNsPvtRwset(set);
            }
        });
        return result.getNsPvtRwsetCount() == 0 ? null : result.build();
    }

    public Interest interest() {
        return new Interest(state, records, collections);
    }

    /** What a plan for more endorsements has to know. */
    public static final class Interest {
        private final State.Snapshot state;
        private final Map<String, PublicRecord> records;
        private final Map<String, Map<String, PrivateRecord>> collections;

        private Interest(
                State.Snapshot state,
                Map<String, PublicRecord> records,
                Map<String, Map<String, PrivateRecord>> collections) {
            this.state = state;
            this.records = records;
            this.collections = collections;
        }

        public Set<String> namespaces() {
            return Set.copyOf(records.keySet());
        }

        /** The committed policies of the keys that are written; nothing stands for a key without one of its own. */
        public List<ByteString> keyPolicies(String namespace, String policyName) {
            PublicRecord record = records.get(namespace);
            if (record == null) {
                return List.of();
            }
            List<ByteString> policies = new ArrayList<>();
            Set<String> keys = new LinkedHashSet<>(record.writtenKeys());
            keys.addAll(record.markedKeys());
            for (String key : keys) {
                Value value = state.get(namespace, key);
                policies.add(
                        value == null ? ByteString.EMPTY : value.metadata().getOrDefault(policyName, ByteString.EMPTY));
            }
            collections
                    .getOrDefault(namespace, Map.of())
                    .forEach((collection, written) -> written.writtenKeys()
                            .forEach(key ->
                                    addOwn(policies, Namespaces.hashed(namespace, collection), key, policyName)));
            return policies;
        }

        /** A private key without a policy of its own falls under its collection, not under the chaincode. */
        private void addOwn(List<ByteString> policies, String hashes, String key, String policyName) {
            Value value = state.get(hashes, Namespaces.key(Namespaces.hash(key)));
            if (value != null && value.metadata().containsKey(policyName)) {
                policies.add(value.metadata().getOrDefault(policyName, ByteString.EMPTY));
            }
        }

        public Set<String> collectionsRead(String namespace) {
            return chosen(namespace, PrivateRecord::hasReads);
        }

        public Set<String> collectionsWritten(String namespace) {
            return chosen(namespace, PrivateRecord::hasWrites);
        }

        private Set<String> chosen(String namespace, Predicate<PrivateRecord> which) {
            Set<String> names = new LinkedHashSet<>();
            collections.getOrDefault(namespace, Map.of()).forEach((name, record) -> {
                if (which.test(record)) {
                    names.add(name);
                }
            });
            return names;
        }
    }
}
