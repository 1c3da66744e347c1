package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.act.TrustedList;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.chain.rule.RuleParams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The list of recognised certificate authorities, version after version; governors change it together. */
final class TrustContract {
    private static final Key CURRENT = Key.of("current");
    private static final int MAX_SEQUENCE = 1_000_000;

    private final Acts acts;
    private final Governance governance;

    TrustContract(Acts acts) {
        this.acts = acts;
        this.governance = new Governance(acts);
    }

    Map<TransactionName, Handler> handlers() {
        return Map.of(
                TransactionName.TRUST_PUBLISH, this::publish,
                TransactionName.TRUST_SUSPEND_CA, this::suspendCa,
                TransactionName.TRUST_READ, this::read);
    }

    private CanonicalJson publish(Members in, Ledger ledger) {
        in.only("list", "acts");
        CanonicalJson list = in.json("list");
        Optional<CanonicalJson> before = ledger.get(CURRENT);
        requireNext(list.members(), before);
        Instant at = Time.of(ledger, RuleParams.DEFAULT);
        requireCurrent(list.members(), at);
        // The first list vouches for itself; from then on the list in force decides who may sign.
        Optional<Trust> inForce = before.map(Trust::of);
        List<Trust.Governor> named = named(list, inForce, at, in);
        Trust judging = inForce.orElseGet(() -> new Trust(0, TrustedList.of(list), named));
        Map<String, Object> body = Map.of("sequence", list.members().number("sequence"), "digest", list.digest());
        List<Acts.Accepted> decided = governance.decided(
                in, CanonicalJson.of(body), conditions(TransactionName.TRUST_PUBLISH, at, judging), ledger);
        new Successor(list, named, at).requireGovernable(decided, acts);
        return save(list, named, at, ledger);
    }

    private CanonicalJson suspendCa(Members in, Ledger ledger) {
        in.only("caId", "from", "basis", "acts");
        Map<String, Object> body =
                Map.of("caId", in.id("caId"), "from", in.instant("from"), "basis", in.words("basis"));
        Instant at = Time.of(ledger, RuleParams.DEFAULT);
        Trust trust = Trust.of(current(ledger));
        List<Acts.Accepted> decided = governance.decided(
                in, CanonicalJson.of(body), conditions(TransactionName.TRUST_SUSPEND_CA, at, trust), ledger);
        requireNotBackDated(in.instant("from"), at);
        CanonicalJson list = suspended(trust, in, at);
        new Successor(list, trust.governors(), at).requireGovernable(decided, acts);
        return save(list, trust.governors(), at, ledger);
    }

    private CanonicalJson read(Members in, Ledger ledger) {
        in.only("sequence");
        if (!in.has("sequence")) {
            return current(ledger);
        }
        return ledger.get(version(in.number("sequence", 1, MAX_SEQUENCE)))
                .orElseThrow(() -> new Refusal(RefusalCode.TRUST_NONE));
    }

    private static void requireNext(Members list, Optional<CanonicalJson> before) {
        long expected = before.map(json -> json.members().number("sequence")).orElse(0L) + 1;
        boolean follows = list.number("sequence") == expected
                && before.map(json -> Trust.of(json).list().digest().equals(list.hash("previous")))
                        .orElse(true);
        if (!follows) {
            throw new Refusal(RefusalCode.TRUST_SEQUENCE, Map.of("expected", expected));
        }
    }

    /** A list that is already due for renewal would let nobody act from its first moment. */
    private static void requireCurrent(Members list, Instant at) {
        if (list.has(Trust.NEXT_UPDATE) && !at.isBefore(list.instant(Trust.NEXT_UPDATE))) {
            throw new Refusal(
                    RefusalCode.TRUST_BACK_DATED, Map.of(Trust.NEXT_UPDATE, list.instant(Trust.NEXT_UPDATE), "at", at));
        }
    }

    /** What was signed before the decision stays as it was judged. */
    private static void requireNotBackDated(Instant from, Instant at) {
        if (from.isBefore(at.minus(RuleParams.DEFAULT.tolerance()))) {
            throw new Refusal(RefusalCode.TRUST_BACK_DATED, Map.of("from", from, "at", at));
        }
    }

    /** Whom a list newly names must sign it with that key: this shows that it is theirs, and which organisation they are. */
    private List<Trust.Governor> named(CanonicalJson list, Optional<Trust> inForce, Instant at, Members in) {
        List<Trust.Governor> known = inForce.map(Trust::governors).orElse(List.of());
        Trust itself = new Trust(0, TrustedList.of(list), List.of()).forGovernance();
        List<SignedAct> signed = Governance.acts(in);
        List<Trust.Governor> governors = list.members().objects("governors").stream()
                .map(governor -> {
                    Hash certificate = Hash.of(governor.base64("certificate"));
                    String uscc = known.stream()
                            .filter(one -> one.certificate().equals(certificate))
                            .map(Trust.Governor::uscc)
                            .findFirst()
                            .orElseGet(() -> signer(certificate, signed, itself, at));
                    return new Trust.Governor(governor.id("role"), uscc, certificate);
                })
                .toList();
        requireBothRoles(governors);
        return governors;
    }

    private String signer(Hash certificate, List<SignedAct> signed, Trust itself, Instant at) {
        SignedAct act = signed.stream()
                .filter(candidate ->
                        Hash.of(candidate.signature().certificate()).equals(certificate))
                .findFirst()
                .orElseThrow(() -> new Refusal(RefusalCode.TRUST_NOT_GOVERNOR));
        return acts.signer(act, itself, at).uscc();
    }

    private static void requireBothRoles(List<Trust.Governor> governors) {
        List<String> roles = governors.stream().map(Trust.Governor::role).toList();
        long organisations =
                governors.stream().map(Trust.Governor::uscc).distinct().count();
        if (!roles.contains("centre") || !roles.contains("supervisor") || organisations < 2) {
            throw new MalformedJson("governors");
        }
    }

    private static CanonicalJson suspended(Trust trust, Members in, Instant at) {
        List<Members> services = trust.list().list().members().objects("services");
        String ca = in.id("caId");
        if (services.stream().noneMatch(service -> service.text("id").equals(ca))) {
            throw new Refusal(RefusalCode.TRUST_UNKNOWN_CA, Map.of("caId", ca));
        }
        Map<String, Object> status =
                Map.of("status", "SUSPENDED", "from", in.instant("from"), "basis", in.words("basis"));
        List<Object> changed = services.stream()
                .map(service -> service.text("id").equals(ca) ? withStatus(service, status) : service.json())
                .map(Object.class::cast)
                .toList();
        return trust.list()
                .list()
                .with("sequence", trust.sequence() + 1)
                .with("previous", trust.list().digest())
                .with("issued", at)
                .with("services", changed);
    }

    private static CanonicalJson withStatus(Members service, Map<String, Object> status) {
        List<@Nullable Object> history = new ArrayList<>(service.list("history"));
        history.add(status);
        return service.json().with("history", history);
    }

    private static CanonicalJson save(CanonicalJson list, List<Trust.Governor> governors, Instant at, Ledger ledger) {
        Map<String, Object> members = new TreeMap<>();
        members.put("sequence", list.members().number("sequence"));
        members.put("digest", list.digest());
        members.put("list", list);
        members.put("governors", governors.stream().map(Trust.Governor::asMap).toList());
        members.put("at", at);
        members.put("txId", ledger.txId());
        CanonicalJson json = CanonicalJson.of(members);
        ledger.put(version(list.members().number("sequence")), json);
        ledger.put(CURRENT, json);
        return json;
    }

    private static CanonicalJson current(Ledger ledger) {
        return ledger.get(CURRENT).orElseThrow(() -> new Refusal(RefusalCode.TRUST_NONE));
    }

    private static Acts.Conditions conditions(TransactionName transaction, Instant at, Trust trust) {
        return new Acts.Conditions(transaction, at, RuleParams.DEFAULT, trust);
    }

    private static Key version(long sequence) {
        return Key.of("list", Long.toString(sequence));
    }
}
