package cn.ggzy.verifier.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Instants;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.consistency.StoredStatement;
import cn.ggzy.chain.consistency.Submission;
import cn.ggzy.chain.deadline.Deadline;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.rule.RuleParams;
import cn.ggzy.verifier.fabric.Endorsed;
import cn.ggzy.verifier.fabric.ReadWriteSets;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/** A submission, replacement or withdrawal judged by what is public of it: time, lot, stored file, record. */
final class PublicHalf {
    private final Endorsed transaction;
    private final Members argument;
    private final Members tender;
    private final long trustSequence;

    private PublicHalf(Endorsed transaction, Members argument, Members tender, long trustSequence) {
        this.transaction = transaction;
        this.argument = argument;
        this.tender = tender;
        this.trustSequence = trustSequence;
    }

    static Optional<String> of(Endorsed transaction, ReadWriteSets sets, State state) {
        Members argument = CanonicalJson.parse(transaction.argument()).members();
        Optional<Members> tender = state.get(
                        "tender", ReplayLedger.composite(Key.of("tender", argument.text("tender"))))
                .map(value -> CanonicalJson.parse(value.bytes()).members());
        if (tender.isEmpty()) return Optional.of("its tender is unknown");
        long trustSequence = state.get("trust", ReplayLedger.composite(Key.of("current")))
                .map(value -> CanonicalJson.parse(value.bytes()).members().number("sequence"))
                .orElse(0L);
        PublicHalf half = new PublicHalf(transaction, argument, tender.get(), trustSequence);
        return half.time().or(() -> half.content(sets));
    }

    private Optional<String> time() {
        Deadline deadline = new Deadline(tender.instant("deadline"));
        if (deadline.isOverAt(transaction.timestamp())) return Optional.of("it came at or after the deadline");
        return tender.text("state").equals("OPEN") ? Optional.empty() : Optional.of("the tender was closed");
    }

    private Optional<String> content(ReadWriteSets sets) {
        if (transaction.function().equals("withdraw")) {
            return record(sets)
                    .filter(record -> record.text("state").equals("WITHDRAWN"))
                    .map(record -> "")
                    .map(fine -> Optional.<String>empty())
                    .orElseGet(() -> Optional.of("its record does not say WITHDRAWN"));
        }
        RuleParams rule = RuleParams.parse(tender.json("params"));
        if (!StoredStatement.holds(Submission.parse(argument), rule.storeKeys()))
            return Optional.of("no store of the rule states that the file is complete");
        return record(sets).map(this::received).orElseGet(() -> Optional.of("it wrote no record of the bid"));
    }

    private Optional<String> received(Members record) {
        boolean same =
                argument.names().stream().allMatch(name -> argument.json(name).equals(record.json(name)))
                        && record.text("state").equals("RECEIVED")
                        && record.text("receivedAt").equals(Instants.format(transaction.timestamp()))
                        && record.number("trustSequence") == trustSequence
                        && record.text("txId").equals(transaction.txId());
        return same ? Optional.empty() : Optional.of("its record is not what the argument says");
    }

    private Optional<Members> record(ReadWriteSets sets) {
        String key = ReplayLedger.composite(
                Key.of("bid", argument.text("tender"), argument.text("lot"), argument.text("ticket")));
        return sets.namespaces().stream()
                .filter(namespace -> namespace.name().equals("bid"))
                .flatMap(namespace -> namespace.sets().getWritesList().stream())
                .filter(write -> write.getKey().equals(key))
                .map(KVWrite::getValue)
                .map(value -> CanonicalJson.parse(value.toByteArray()).members())
                .findFirst();
    }
}
