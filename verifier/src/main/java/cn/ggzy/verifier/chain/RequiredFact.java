package cn.ggzy.verifier.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.verifier.chain.History.Call;
import cn.ggzy.verifier.report.Notes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a transaction of the chain must have left in the log: a fact of one of these types about this subject, and with this digest where
 * the chain tells what the fact speaks of.
 */
record RequiredFact(
        String namespace,
        String function,
        Set<String> types,
        Function<Call, String> subject,
        Function<Call, Optional<Hash>> digest) {
    private static final List<RequiredFact> ALL = List.of(
            of("trust", "publish", "trust.published", RequiredFact::list, RequiredFact::decided),
            of("rule", "publish", "rule.published", RequiredFact::rule, RequiredFact::decided),
            of("tender", "publish", "tender.published", RequiredFact::tender, RequiredFact::untold),
            of("tender", "postpone", "tender.postponed", RequiredFact::tender, RequiredFact::untold),
            of("tender", "close", "tender.closed", RequiredFact::tender, RequiredFact::untold),
            of("bid", "submit", "bid.submitted", RequiredFact::sealed, RequiredFact::untold),
            of("bid", "replace", "bid.submitted", RequiredFact::sealed, RequiredFact::untold),
            of("bid", "withdraw", "bid.withdrawn", RequiredFact::sealed, RequiredFact::untold),
            new RequiredFact(
                    "bid",
                    "open",
                    Set.of("opening.opened", "opening.refused"),
                    RequiredFact::opened,
                    RequiredFact::untold),
            of("draw", "freezePool", "draw.pool-frozen", RequiredFact::draw, RequiredFact::untold),
            of("draw", "deal", "draw.dealt", RequiredFact::draw, RequiredFact::act),
            of("draw", "reveal", "draw.revealed", RequiredFact::draw, RequiredFact::act),
            of("draw", "draw", "draw.drawn", RequiredFact::draw, RequiredFact::untold),
            of("draw", "replace", "draw.replaced", RequiredFact::draw, RequiredFact::act),
            of("draw", "void", "draw.voided", RequiredFact::draw, RequiredFact::act));

    private static RequiredFact of(
            String namespace,
            String function,
            String type,
            Function<Call, String> subject,
            Function<Call, Optional<Hash>> digest) {
        return new RequiredFact(namespace, function, Set.of(type), subject, digest);
    }

    static void all(History history, List<CanonicalJson> facts, Notes notes) {
        List<Members> known = facts.stream().map(CanonicalJson::members).toList();
        for (RequiredFact required : ALL) {
            history.calls(required.namespace, required.function).forEach(call -> required.in(known, call, notes));
        }
        notes.unchecked("log", "facts without a transaction: notices, evaluations, awards, documents");
    }

    private void in(List<Members> facts, Call call, Notes notes) {
        String about = subject.apply(call);
        List<Members> speaking = facts.stream()
                .filter(fact -> types.contains(fact.text("type"))
                        && fact.text("subject").equals(about))
                .toList();
        notes.must(!speaking.isEmpty(), call.where(), "no fact " + types + " speaks of " + about);
        Optional<Hash> expected = digest.apply(call);
        if (speaking.isEmpty() || expected.isEmpty()) return;
        boolean told = speaking.stream().anyMatch(fact -> fact.hash("digest").equals(expected.get()));
        notes.must(told, call.where(), "no fact " + types + " of " + about + " has the digest of what the chain says");
    }

    private static String list(Call call) {
        return "trust/" + call.answer().number("sequence");
    }

    private static String rule(Call call) {
        return "rule/" + call.argument().text("ruleSet") + "/" + call.argument().number("version");
    }

    private static String tender(Call call) {
        return "tender/" + call.answer().text("tender");
    }

    private static String opened(Call call) {
        Members bid = call.argument();
        return "tender/" + bid.text("tender") + "/lot/" + bid.text("lot") + "/bid/" + bid.text("ticket");
    }

    /** Before the opening the public log does not tell which tender a bid is for. */
    private static String sealed(Call call) {
        Members bid = call.argument();
        return Commitments.subject(new Ticket(bid.text("tender"), bid.text("lot"), bid.text("ticket")));
    }

    private static String draw(Call call) {
        Members draw = call.answer();
        return "tender/" + draw.text("tender") + "/lot/" + draw.text("lot") + "/draw/" + draw.text("draw");
    }

    private static Optional<Hash> untold(Call call) {
        return Optional.empty();
    }

    /** `{decided, txId}`: what the governors signed, and where. */
    private static Optional<Hash> decided(Call call) {
        CanonicalJson body =
                call.argument().objects("acts").get(0).object("payload").json("body");
        return Optional.of(CanonicalJson.of(Map.of(
                        "decided",
                        body,
                        "txId",
                        call.transaction().transaction().txId()))
                .digest());
    }

    /** `{draw, act}`: the digest of the payload that was signed. */
    private static Optional<Hash> act(Call call) {
        CanonicalJson payload = call.argument().object("act").json("payload");
        return Optional.of(CanonicalJson.of(Map.of("draw", call.answer().text("draw"), "act", payload.digest()))
                .digest());
    }
}
