package cn.ggzy.chain.ledger;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.names.TransactionName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One transaction's view of the ledger, in its own namespace. Reads see committed state only: a transaction does not
 * read what it wrote itself.
 */
public interface Ledger {
    Optional<CanonicalJson> get(Key key);

    void put(Key key, CanonicalJson value);

    /** The values whose keys begin with this type and these parts, in key order. */
    List<CanonicalJson> range(Key prefix);

    /** Calls a transaction of another namespace; what it reads is read by this transaction, and its refusal is ours. */
    CanonicalJson call(TransactionName transaction, CanonicalJson argument);

    String txId();

    /** T, as the sender claims it. */
    Instant txTime();

    /** What the endorsers see and the ledger never does. */
    Optional<byte[]> transientValue(String name);

    /** The endorser's own clock: may refuse, must never reach a key, a value or an answer. */
    Instant endorserClock();
}
