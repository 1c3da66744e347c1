package cn.ggzy.verifier.chain;

import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.consistency.Opening;
import cn.ggzy.chain.deadline.Deadline;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.verifier.chain.History.Call;
import cn.ggzy.verifier.report.Notes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the contracts promise: every transaction comes out the same again, no bid late, no judgement wrong. */
final class ContractChecks {
    private ContractChecks() {}

    static void executions(History history, Notes notes) {
        long halves = 0;
        for (Replay.Judged judged : history.replay().judged()) {
            if (judged.execution().isEmpty()) continue;
            Execution execution = judged.execution().get();
            notes.look();
            if (execution.kind() == Execution.Kind.PUBLIC_HALF) halves++;
            execution
                    .difference()
                    .ifPresent(difference -> notes.differs(
                            judged.transaction().where() + " "
                                    + judged.transaction().transaction().label(),
                            difference));
        }
        if (halves > 0) {
            notes.unchecked(
                    halves + " submissions or withdrawals",
                    "the bidder's signature: it is not public before (or without) an opening; the rest of them was run again");
        }
    }

    /** Before the deadline that stood at its place in the chain, and before the close. */
    static void deadlines(History history, Notes notes) {
        Map<String, Instant> deadlines = new HashMap<>();
        Map<String, String> closed = new HashMap<>();
        Map<String, Long> over = new HashMap<>();
        history.replay().valid().stream()
                .flatMap(transaction -> Call.of(transaction).stream())
                .forEach(call -> {
                    String namespace = call.transaction().transaction().namespace();
                    if (namespace.equals("tender")) {
                        if (call.transaction().transaction().function().equals("postpone"))
                            postponement(call, over, notes);
                        tender(call, deadlines, closed, notes);
                    }
                    if (namespace.equals("bid")) arrival(call, deadlines, closed, notes);
                    over(call, deadlines, over);
                });
    }

    /** Endorsed before the deadline and ordered behind it: whoever held it back may have seen what arrived. */
    private static void postponement(Call call, Map<String, Long> over, Notes notes) {
        Long since = over.remove(call.answer().text("tender"));
        if (since != null && since < call.transaction().block()) {
            notes.stated(call.where(), "comes behind block " + since + ", where the deadline it moves had passed");
        }
    }

    /** Where in the chain a transaction of the tender first says that its deadline has passed. */
    private static void over(Call call, Map<String, Instant> deadlines, Map<String, Long> over) {
        if (!call.answer().has("tender")) return;
        String tender = call.answer().text("tender");
        Instant deadline = deadlines.get(tender);
        Instant at = call.transaction().transaction().timestamp();
        if (deadline != null && new Deadline(deadline).isOverAt(at)) {
            over.putIfAbsent(tender, call.transaction().block());
        }
    }

    private static void tender(Call call, Map<String, Instant> deadlines, Map<String, String> closed, Notes notes) {
        String tender = call.answer().text("tender");
        Instant now = call.answer().instant("deadline");
        Instant before = deadlines.put(tender, now);
        notes.must(before == null || !now.isBefore(before), call.where(), "moves the deadline earlier");
        String function = call.transaction().transaction().function();
        if (function.equals("close")) {
            Instant at = call.transaction().transaction().timestamp();
            notes.must(!at.isBefore(now), call.where(), "closes before the deadline");
            notes.must(closed.put(tender, call.where()) == null, call.where(), "closes a second time");
        } else {
            notes.must(!closed.containsKey(tender), call.where(), "changes a closed tender");
        }
    }

    private static void arrival(Call call, Map<String, Instant> deadlines, Map<String, String> closed, Notes notes) {
        String function = call.transaction().transaction().function();
        String tender = call.argument().text("tender");
        Instant deadline = deadlines.get(tender);
        if (function.equals("open")) {
            notes.must(closed.containsKey(tender), call.where(), "opens a bid of a tender that is not closed");
            return;
        }
        if (!Stream.of("submit", "replace", "withdraw").anyMatch(function::equals)) return;
        notes.must(deadline != null, call.where(), "its tender is not on the chain before it");
        if (deadline == null) return;
        // The same submission again, after a lost answer, writes nothing and may come later.
        boolean again = !call.transaction().transaction().txId().equals(writer(call));
        notes.must(
                again
                        || !new Deadline(deadline)
                                .isOverAt(call.transaction().transaction().timestamp()),
                call.where(),
                "arrived at or after the deadline " + deadline);
        notes.must(again || !closed.containsKey(tender), call.where(), "came after the close");
    }

    private static String writer(Call call) {
        boolean withdrawal = call.transaction().transaction().function().equals("withdraw");
        return withdrawal
                ? call.transaction().transaction().txId()
                : call.answer().text("txId");
    }

    /** The recorded outcome is the one that follows from what was laid open. */
    static void openings(History history, Notes notes) {
        history.calls("bid", "open").forEach(call -> opening(history, call, notes));
    }

    private static void opening(History history, Call call, Notes notes) {
        Key key = Key.of(
                "bid",
                call.argument().text("tender"),
                call.argument().text("lot"),
                call.argument().text("ticket"));
        Members promised = history.record("bid", key).orElseThrow();
        Optional<RefusalCode> derived = Opening.parse(call.argument())
                .judge(promised.object("sealed").hash("root"), promised.hash("content"), promised.object("figures"));
        Members judgement = call.answer();
        boolean opened = judgement.text("outcome").equals("OPENED");
        notes.must(
                !opened || derived.isEmpty(),
                call.where(),
                "recorded as opened, but " + derived.map(RefusalCode::text).orElse(""));
        if (opened) return;
        String code = judgement.text("code");
        // Who bids is judged first and a second bid last; both need the signatures, which the contracts' own run has
        // checked.
        boolean byPerson =
                code.equals(RefusalCode.BID_IDENTITY_MISMATCH.text()) || code.equals(RefusalCode.BID_SECOND_BID.text());
        notes.must(
                byPerson || derived.map(RefusalCode::text).equals(Optional.of(code)),
                call.where(),
                "recorded as refused for " + code + ", but must be "
                        + derived.map(RefusalCode::text).orElse("opened"));
        notes.stated(call.where(), "the bid was refused: " + code);
    }
}
