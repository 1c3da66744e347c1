package cn.ggzy.chain.service;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Remembered;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.TransactionName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/** A transaction's ledger through the stub that the shim hands to it. */
final class StubLedger implements Ledger {
    private static final String THIS_CHANNEL = "";

    // All bids of a day ask for the same tender, rule and trust list: they are read once.
    private static final Remembered<CanonicalJson> ANSWERS = new Remembered<>(64);

    private final ChaincodeStub stub;
    private final Clock clock;

    StubLedger(ChaincodeStub stub, Clock clock) {
        this.stub = stub;
        this.clock = clock;
    }

    @Override
    public Optional<CanonicalJson> get(Key key) {
        byte[] value = stub.getState(composite(key).toString());
        return value == null || value.length == 0 ? Optional.empty() : Optional.of(CanonicalJson.known(value));
    }

    @Override
    public void put(Key key, CanonicalJson value) {
        stub.putState(composite(key).toString(), value.bytes());
    }

    @Override
    public List<CanonicalJson> range(Key prefix) {
        List<CanonicalJson> values = new ArrayList<>();
        try (QueryResultsIterator<KeyValue> found = stub.getStateByPartialCompositeKey(composite(prefix))) {
            found.forEach(entry -> values.add(CanonicalJson.known(entry.getValue())));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the peer did not end the range", e);
        }
        return values;
    }

    @Override
    public CanonicalJson call(TransactionName transaction, CanonicalJson argument) {
        Chaincode.Response response = stub.invokeChaincode(
                transaction.namespace().text(),
                List.of(Encoding.utf8(transaction.function()), argument.bytes()),
                THIS_CHANNEL);
        if (response.getStatusCode() == Chaincode.Response.Status.SUCCESS.getCode()) {
            byte[] answer = response.getPayload();
            return ANSWERS.get(Hash.of(answer), () -> CanonicalJson.known(answer));
        }
        throw refusal(response.getMessage());
    }

    @Override
    public String txId() {
        return stub.getTxId();
    }

    @Override
    public Instant txTime() {
        return stub.getTxTimestamp();
    }

    @Override
    public Optional<byte[]> transientValue(String name) {
        return Optional.ofNullable(stub.getTransient().get(name));
    }

    @Override
    public Instant endorserClock() {
        return clock.instant();
    }

    /** The other contract's refusal is this transaction's; anything else is a fault of the peer. */
    private static RuntimeException refusal(String message) {
        try {
            return Refusal.parse(message);
        } catch (MalformedJson | IllegalArgumentException e) {
            return new IllegalStateException("a contract could not be called", e);
        }
    }

    private static CompositeKey composite(Key key) {
        return new CompositeKey(key.type(), key.parts());
    }
}
