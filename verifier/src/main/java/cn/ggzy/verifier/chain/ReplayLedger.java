package cn.ggzy.verifier.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.contract.Dispatcher;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.verifier.fabric.Endorsed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ledger as one transaction of the past saw it; what it writes is kept for comparison. */
final class ReplayLedger implements Ledger {
    private final Contracts contracts;
    private final State state;
    private final String namespace;
    private final Endorsed transaction;
    private final Map<String, byte[]> secrets;
    private final Instant clock;
    private final Map<String, byte[]> writes = new TreeMap<>();

    ReplayLedger(Contracts contracts, State state, Endorsed transaction, Map<String, byte[]> secrets, Instant clock) {
        this(contracts, state, transaction.namespace(), transaction, secrets, clock);
    }

    private ReplayLedger(
            Contracts contracts,
            State state,
            String namespace,
            Endorsed transaction,
            Map<String, byte[]> secrets,
            Instant clock) {
        this.contracts = contracts;
        this.state = state;
        this.namespace = namespace;
        this.transaction = transaction;
        this.secrets = secrets;
        this.clock = clock;
    }

    Map<String, byte[]> writes() {
        return writes;
    }

    @Override
    public Optional<CanonicalJson> get(Key key) {
        return state.get(namespace, composite(key)).map(value -> CanonicalJson.parse(value.bytes()));
    }

    @Override
    public void put(Key key, CanonicalJson value) {
        writes.put(composite(key), value.bytes());
    }

    @Override
    public List<CanonicalJson> range(Key prefix) {
        String start = composite(prefix);
        return state.range(namespace, start, start + Character.toString(Character.MAX_CODE_POINT)).values().stream()
                .map(value -> CanonicalJson.parse(value.bytes()))
                .toList();
    }

    @Override
    public CanonicalJson call(TransactionName called, CanonicalJson argument) {
        Dispatcher other = contracts.of(called.namespace());
        ReplayLedger there =
                new ReplayLedger(contracts, state, called.namespace().text(), transaction, secrets, clock);
        return other.invoke(called.function(), List.of(argument.bytes()), there);
    }

    @Override
    public String txId() {
        return transaction.txId();
    }

    @Override
    public Instant txTime() {
        return transaction.timestamp();
    }

    @Override
    public Optional<byte[]> transientValue(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /** No file can show an endorser's clock: whether one within the tolerance exists is what the replay asks. */
    @Override
    public Instant endorserClock() {
        return clock;
    }

    /** Fabric's composite key: type and parts, each ended by a null character, with one in front. */
    static String composite(Key key) {
        StringBuilder text = new StringBuilder("\0").append(key.type()).append('\0');
        key.parts().forEach(part -> text.append(part).append('\0'));
        return text.toString();
    }
}
