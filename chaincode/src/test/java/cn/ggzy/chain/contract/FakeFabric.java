package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.SignatureJudge;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Namespace;
import cn.ggzy.chain.names.TransactionName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A ledger in memory that behaves as Fabric does: reads see committed state only, and a stale read ends the transaction. */
final class FakeFabric {
    private final Map<Namespace, Dispatcher> contracts = new EnumMap<>(Namespace.class);
    private final TreeMap<String, Versioned> state = new TreeMap<>();
    private long height;
    private Instant now;
    private Duration skew = Duration.ZERO;

    FakeFabric(SignatureJudge judge, Instant now) {
        this.now = now;
        for (Namespace namespace : Namespace.values()) {
            contracts.put(namespace, Dispatcher.of(namespace, judge));
        }
    }

    private record Versioned(byte[] value, long version) {}

    /** A simulated transaction: what it answered, read and would write. */
    record Endorsed(CanonicalJson answer, Map<String, Long> reads, Map<String, byte[]> writes) {}

    void setTime(Instant instant) {
        now = instant;
    }

    Instant now() {
        return now;
    }

    /** The endorsers' clocks go wrong by so much; senders still say the right time. */
    void skewClocks(Duration by) {
        skew = by;
    }

    /** Endorses and commits. */
    CanonicalJson submit(TransactionName name, Object argument, Map<String, byte[]> secrets) {
        Endorsed endorsed = endorse(name, argument, secrets);
        if (!commit(endorsed)) {
            throw new IllegalStateException("nothing happened in between");
        }
        return endorsed.answer();
    }

    CanonicalJson submit(TransactionName name, Object argument) {
        return submit(name, argument, Map.of());
    }

    CanonicalJson evaluate(TransactionName name, Object argument) {
        return endorse(name, argument, Map.of()).answer();
    }

    Endorsed endorse(TransactionName name, Object argument, Map<String, byte[]> secrets) {
        return endorse(
                name.namespace(),
                name.function(),
                List.of(CanonicalJson.of(argument).bytes()),
                secrets);
    }

    Endorsed endorse(Namespace namespace, String function, List<byte[]> arguments, Map<String, byte[]> secrets) {
        Endorsed endorsed = new Endorsed(CanonicalJson.of(Map.of()), new HashMap<>(), new TreeMap<>());
        View view = new View(namespace, endorsed, secrets, "tx" + (height + 1));
        CanonicalJson answer = contract(namespace).invoke(function, arguments, view);
        return new Endorsed(answer, endorsed.reads(), endorsed.writes());
    }

    /** False when something that was read has changed since: MVCC_READ_CONFLICT. */
    boolean commit(Endorsed endorsed) {
        boolean fresh =
                endorsed.reads().entrySet().stream().allMatch(read -> version(read.getKey()) == read.getValue());
        if (fresh) {
            height++;
            endorsed.writes().forEach((key, value) -> state.put(key, new Versioned(value, height)));
        }
        return fresh;
    }

    /** Everything that ever reached the ledger, as one text. */
    String dump() {
        StringBuilder text = new StringBuilder();
        state.forEach((key, value) -> text.append(key)
                .append(' ')
                .append(new String(value.value(), StandardCharsets.UTF_8))
                .append('\n'));
        return text.toString();
    }

    private Dispatcher contract(Namespace namespace) {
        return Objects.requireNonNull(contracts.get(namespace));
    }

    private long version(String key) {
        return Optional.ofNullable(state.get(key)).map(Versioned::version).orElse(0L);
    }

    private final class View implements Ledger {
        private final Namespace namespace;
        private final Endorsed recorded;
        private final Map<String, byte[]> secrets;
        private final String txId;

        View(Namespace namespace, Endorsed recorded, Map<String, byte[]> secrets, String txId) {
            this.namespace = namespace;
            this.recorded = recorded;
            this.secrets = secrets;
            this.txId = txId;
        }

        @Override
        public Optional<CanonicalJson> get(Key key) {
            String full = full(key);
            recorded.reads().put(full, version(full));
            return Optional.ofNullable(state.get(full)).map(found -> CanonicalJson.known(found.value()));
        }

        @Override
        public void put(Key key, CanonicalJson value) {
            recorded.writes().put(full(key), value.bytes());
        }

        @Override
        public List<CanonicalJson> range(Key prefix) {
            List<CanonicalJson> found = new ArrayList<>();
            state.tailMap(full(prefix)).forEach((key, value) -> {
                if (key.startsWith(full(prefix))) {
                    found.add(CanonicalJson.known(value.value()));
                }
            });
            return found;
        }

        @Override
        public CanonicalJson call(TransactionName transaction, CanonicalJson argument) {
            View callee = new View(transaction.namespace(), recorded, Map.of(), txId);
            return contract(transaction.namespace()).invoke(transaction.function(), List.of(argument.bytes()), callee);
        }

        @Override
        public String txId() {
            return txId;
        }

        @Override
        public Instant txTime() {
            return now;
        }

        @Override
        public Optional<byte[]> transientValue(String name) {
            return Optional.ofNullable(secrets.get(name));
        }

        @Override
        public Instant endorserClock() {
            return now.plus(skew);
        }

        private String full(Key key) {
            return namespace.text() + '|' + key.type() + '|' + String.join("|", key.parts()) + '|';
        }
    }
}
