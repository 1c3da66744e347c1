package cn.ggzy.verifier.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.names.Namespace;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.verifier.fabric.Endorsed;
import cn.ggzy.verifier.fabric.ReadWriteSets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/** Runs a committed transaction again on the state before it and compares answer and writes. */
final class Reexecution {
    private static final Set<String> WITH_SECRETS = Set.of("submit", "replace", "withdraw");
    /** Tried in turn: a clock may have been ahead of the sender's time by up to the usual tolerance. */
    private static final List<Duration> CLOCKS = List.of(Duration.ZERO, Duration.ofSeconds(5));

    private final Contracts contracts;
    private final State state;
    private final Secrets secrets;

    Reexecution(Contracts contracts, State state, Secrets secrets) {
        this.contracts = contracts;
        this.state = state;
        this.secrets = secrets;
    }

    Execution of(Namespace namespace, Endorsed transaction, ReadWriteSets sets) {
        if (namespace != Namespace.BID || !WITH_SECRETS.contains(transaction.function())) {
            return Execution.whole(whole(namespace, transaction, sets, Map.of()));
        }
        Map<String, byte[]> known =
                secrets.of(CanonicalJson.parse(transaction.argument()).members());
        if (transaction.function().equals("submit") && !known.isEmpty()) {
            return Execution.whole(whole(namespace, transaction, sets, known));
        }
        return Execution.half(PublicHalf.of(transaction, sets, state));
    }

    private Optional<String> whole(
            Namespace namespace, Endorsed transaction, ReadWriteSets sets, Map<String, byte[]> known) {
        Optional<String> difference = Optional.empty();
        for (Duration ahead : CLOCKS) {
            difference = once(namespace, transaction, sets, known, ahead);
            if (difference.isEmpty()) return difference;
        }
        return difference;
    }

    private Optional<String> once(
            Namespace namespace, Endorsed transaction, ReadWriteSets sets, Map<String, byte[]> known, Duration ahead) {
        ReplayLedger ledger = new ReplayLedger(
                contracts, state, transaction, known, transaction.timestamp().plus(ahead));
        try {
            byte[] answer = contracts
                    .of(namespace)
                    .invoke(transaction.function(), arguments(transaction), ledger)
                    .bytes();
            return compare(transaction, sets, ledger, answer);
        } catch (Refusal refusal) {
            return Optional.of("the contract refuses it: " + refusal.message());
        }
    }

    private static List<byte[]> arguments(Endorsed transaction) {
        return transaction.arguments().stream()
                .skip(1)
                .map(argument -> argument.toByteArray())
                .toList();
    }

    private static Optional<String> compare(
            Endorsed transaction, ReadWriteSets sets, ReplayLedger ledger, byte[] answer) {
        if (!Arrays.equals(answer, transaction.result())) return Optional.of("the answer differs");
        for (ReadWriteSets.Namespace part : sets.namespaces()) {
            Map<String, byte[]> expected = part.name().equals(transaction.namespace()) ? ledger.writes() : Map.of();
            Optional<String> difference = compare(part, expected);
            if (difference.isPresent()) return difference;
        }
        return Optional.empty();
    }

    private static Optional<String> compare(ReadWriteSets.Namespace part, Map<String, byte[]> expected) {
        Map<String, byte[]> written = new TreeMap<>();
        for (KVWrite write : part.sets().getWritesList()) {
            written.put(write.getKey(), write.getValue().toByteArray());
        }
        if (!written.keySet().equals(expected.keySet())) {
            return Optional.of("it wrote other keys of " + part.name() + " than the contract does");
        }
        return written.keySet().stream()
                .filter(key -> !Arrays.equals(written.get(key), expected.get(key)))
                .findFirst()
                .map(key -> "it wrote another value to " + part.name() + " " + readable(key));
    }

    static String readable(String key) {
        return key.replace('\0', '/');
    }
}
