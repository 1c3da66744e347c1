package cn.ggzy.verifier.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.verifier.fabric.BlockTransaction;
import cn.ggzy.verifier.trust.Trust;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder and what came out of replaying it: what the checks look at. */
record History(ChainFolder folder, Trust trust, Replay replay, Log log) {

    /** The committed calls of one transaction, in the order of the chain. */
    Stream<Call> calls(String namespace, String function) {
        return replay.valid().stream()
                .filter(transaction -> transaction.transaction().namespace().equals(namespace)
                        && transaction.transaction().function().equals(function))
                .flatMap(transaction -> Call.of(transaction).stream());
    }

    /** A committed call with its argument and answer read. */
    record Call(BlockTransaction transaction, Members argument, Members answer) {
        static Optional<Call> of(BlockTransaction transaction) {
            try {
                return Optional.of(new Call(
                        transaction,
                        CanonicalJson.parse(transaction.transaction().argument())
                                .members(),
                        CanonicalJson.parse(transaction.transaction().result()).members()));
            } catch (MalformedJson unreadable) {
                return Optional.empty();
            }
        }

        String where() {
            return transaction.where() + " " + transaction.transaction().label();
        }
    }

    /** The current value of a key of the replayed state. */
    Optional<Members> record(String namespace, cn.ggzy.chain.ledger.Key key) {
        return replay.state()
                .get(namespace, ReplayLedger.composite(key))
                .map(value -> CanonicalJson.parse(value.bytes()).members());
    }

    /** All current values whose keys have this type. */
    List<Members> records(String namespace, String type) {
        String start = "\0" + type + "\0";
        return replay
                .state()
                .range(namespace, start, start + Character.toString(Character.MAX_CODE_POINT))
                .values()
                .stream()
                .map(value -> CanonicalJson.parse(value.bytes()).members())
                .toList();
    }
}
