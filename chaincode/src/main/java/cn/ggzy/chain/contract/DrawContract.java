package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.act.Signer;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.chain.draw.DrawParams;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 专家随机抽取, PRTP-DRAW-1 level 1: the pool is fixed first, then the dealings, then the secrets; the rest is arithmetic. */
final class DrawContract {
    private final Acts acts;
    private final DrawSeats seats;

    DrawContract(Acts acts) {
        this.acts = acts;
        this.seats = new DrawSeats();
    }

    Map<TransactionName, Handler> handlers() {
        return Map.of(
                TransactionName.DRAW_FREEZE_POOL, this::freezePool,
                TransactionName.DRAW_DEAL, this::deal,
                TransactionName.DRAW_FREEZE_DEALINGS, this::freezeDealings,
                TransactionName.DRAW_REVEAL, this::reveal,
                TransactionName.DRAW_DRAW, this::draw,
                TransactionName.DRAW_REPLACE, this::replace,
                TransactionName.DRAW_VOID, this::voidDraw,
                TransactionName.DRAW_READ, this::read);
    }

    private CanonicalJson freezePool(Members in, Ledger ledger) {
        SignedAct act = Acts.parse(in.only("act", "params").object("act"));
        Members body = poolBody(act.payload().body());
        if (DrawRecord.seek(body.id("draw"), ledger).isPresent()) {
            throw new Refusal(RefusalCode.DRAW_EXISTS);
        }
        Scene scene = scene(body, ledger);
        Acts.Accepted accepted = acts.acceptOnce(act, scene.conditions(TransactionName.DRAW_FREEZE_POOL), ledger);
        requireOrganiser(scene, accepted.signer());
        scene.tender().requireLot(body.id("lot"), RefusalCode.DRAW_UNKNOWN_LOT);
        requirePoolCommit(body, in.text("params"));
        LotDraws lot = LotDraws.of(body.id("tender"), body.id("lot"), ledger);
        lot.begin(body).save(ledger);
        return pooled(body, in, scene, lot.voided().size(), ledger.txId()).save(ledger);
    }

    private CanonicalJson deal(Members in, Ledger ledger) {
        SignedAct act = Acts.parse(in.only("act").object("act"));
        Members body = act.payload().body().members().only("draw", "party", "commitment");
        DrawRecord draw = DrawRecord.find(body.id("draw"), ledger);
        Scene scene = scene(draw.members(), ledger);
        Signer signer = acts.acceptOnce(act, scene.conditions(TransactionName.DRAW_DEAL), ledger)
                .signer();
        requireSpeaksFor(body.id("party"), draw, scene, signer);
        if (draw.party(body.id("party")).isPresent()) {
            throw new Refusal(RefusalCode.DRAW_PARTY_DEALT);
        }
        draw.require(RefusalCode.DRAW_WRONG_STATE, DrawRecord.POOLED);
        DrawRecord dealt = draw.withParty(CanonicalJson.of(Map.of(
                "party", body.id("party"),
                "commitment", body.hash("commitment"),
                "uscc", signer.uscc(),
                "dealtAt", scene.at())));
        return (dealt.allDealt() ? dealt.with("state", DrawRecord.COMMITTED) : dealt).save(ledger);
    }

    private CanonicalJson freezeDealings(Members in, Ledger ledger) {
        DrawRecord draw = DrawRecord.find(in.only("draw").id("draw"), ledger);
        Scene scene = scene(draw.members(), ledger);
        draw.require(RefusalCode.DRAW_WRONG_STATE, DrawRecord.POOLED, DrawRecord.COMMITTED);
        if (!draw.allDealt()) {
            throw new Refusal(
                    RefusalCode.DRAW_DEALING_MISSING,
                    Map.of("required", draw.members().texts("required")));
        }
        long organisations = draw.parties().stream()
                .map(party -> party.text("uscc"))
                .distinct()
                .count();
        if (organisations < 2) {
            throw new Refusal(RefusalCode.DRAW_DEALERS_NOT_INDEPENDENT);
        }
        return draw.with("dealings", draw.dealings())
                .with("state", DrawRecord.FROZEN)
                .with("frozenAt", scene.at())
                .save(ledger);
    }

    private CanonicalJson reveal(Members in, Ledger ledger) {
        SignedAct act = Acts.parse(in.only("act").object("act"));
        Members body = act.payload().body().members().only("draw", "party", "secret");
        DrawRecord draw = DrawRecord.find(body.id("draw"), ledger);
        draw.require(RefusalCode.DRAW_NOT_FROZEN, DrawRecord.FROZEN);
        Scene scene = scene(draw.members(), ledger);
        Signer signer = acts.acceptOnce(act, scene.conditions(TransactionName.DRAW_REVEAL), ledger)
                .signer();
        Members party = draw.party(body.id("party"))
                .filter(dealt -> dealt.text("uscc").equals(signer.uscc()))
                .orElseThrow(() -> new Refusal(RefusalCode.DRAW_NOT_PARTY));
        Hash commitment = DrawHash.commitment(draw.id(), draw.poolCommit(), party.text("party"), body.hash("secret"));
        if (!commitment.equals(party.hash("commitment"))) {
            throw new Refusal(RefusalCode.DRAW_SECRET_MISMATCH);
        }
        DrawRecord revealed =
                draw.withParty(party.json().with("secret", body.hash("secret")).with("revealedAt", scene.at()));
        return (revealed.allRevealed() ? seeded(revealed) : revealed).save(ledger);
    }

    private CanonicalJson draw(Members in, Ledger ledger) {
        DrawRecord draw = DrawRecord.find(in.only("draw", "table").id("draw"), ledger);
        Scene scene = scene(draw.members(), ledger);
        if (draw.state().equals(DrawRecord.FROZEN)) {
            throw new Refusal(RefusalCode.DRAW_SECRET_MISSING);
        }
        draw.require(RefusalCode.DRAW_WRONG_STATE, DrawRecord.SEEDED);
        return seats.drawn(draw, in, scene.at()).save(ledger);
    }

    private CanonicalJson replace(Members in, Ledger ledger) {
        SignedAct act = Acts.parse(in.only("act").object("act"));
        Members body = act.payload().body().members().only("draw", "index", "reason", "evidence");
        DrawRecord draw = DrawRecord.find(body.id("draw"), ledger);
        draw.require(RefusalCode.DRAW_WRONG_STATE, DrawRecord.DRAWN);
        Scene scene = scene(draw.members(), ledger);
        Signer signer = acts.acceptOnce(act, scene.conditions(TransactionName.DRAW_REPLACE), ledger)
                .signer();
        // Whoever organises the tender could otherwise draw on until the committee pleases.
        requireSupervisor(scene, signer);
        Leaving leaving = Leaving.parse(body, signer);
        return seats.replaced(draw, leaving, scene.at()).save(ledger);
    }

    private CanonicalJson voidDraw(Members in, Ledger ledger) {
        SignedAct act = Acts.parse(in.only("act").object("act"));
        Members body = act.payload().body().members().only("draw", "cause");
        DrawRecord draw = DrawRecord.find(body.id("draw"), ledger);
        Scene scene = scene(draw.members(), ledger);
        Signer signer = acts.acceptOnce(act, scene.conditions(TransactionName.DRAW_VOID), ledger)
                .signer();
        requireSupervisor(scene, signer);
        if (draw.state().equals(DrawRecord.VOID)) {
            throw new Refusal(RefusalCode.DRAW_WRONG_STATE, Map.of("state", draw.state()));
        }
        LotDraws lot = LotDraws.of(draw.members().id("tender"), draw.members().id("lot"), ledger)
                .voidLive();
        lot.save(ledger);
        return draw.with("state", DrawRecord.VOID)
                .with("voided", Map.of("from", draw.state(), "cause", body.words("cause"), "at", scene.at()))
                .with("voids", lot.voided().size())
                .save(ledger);
    }

    private CanonicalJson read(Members in, Ledger ledger) {
        return DrawRecord.find(in.only("draw").id("draw"), ledger).json();
    }

    /** What every step looks at first: the tender and its rule, who is trusted, and the time. */
    private record Scene(Tender tender, Trust trust, Instant at) {
        Acts.Conditions conditions(TransactionName transaction) {
            return new Acts.Conditions(transaction, at, tender.params(), trust);
        }
    }

    private static Scene scene(Members named, Ledger ledger) {
        Tender tender = Tender.read(named.id("tender"), ledger);
        return new Scene(tender, Trust.inForce(ledger), Time.of(ledger, tender.params()));
    }

    private static Members poolBody(CanonicalJson json) {
        Members body = json.members()
                .only(
                        "draw",
                        "tender",
                        "lot",
                        "ruleHash",
                        "root",
                        "n",
                        "poolCommit",
                        "tableDigest",
                        "removedRoot",
                        "removed",
                        "cause");
        body.hash("tableDigest");
        body.hash("removedRoot");
        if (body.number("removed") < 0) {
            throw new MalformedJson("removed");
        }
        if (body.has("cause")) {
            body.words("cause");
        }
        return body;
    }

    private static void requirePoolCommit(Members body, String text) {
        DrawParams params = DrawParams.parse(text);
        Hash commit = DrawHash.poolCommit(body.id("draw"), body.hash("ruleHash"), body.hash("root"), params.n(), text);
        if (params.n() != body.number("n") || !commit.equals(body.hash("poolCommit"))) {
            throw new Refusal(RefusalCode.DRAW_POOL_COMMIT_WRONG);
        }
    }

    private static DrawRecord pooled(Members body, Members in, Scene scene, int voids, String txId) {
        Map<String, Object> record = new TreeMap<>();
        body.names().forEach(name -> record.put(name, body.json(name)));
        record.put("params", in.text("params"));
        record.put("state", DrawRecord.POOLED);
        record.put("required", scene.tender().params().drawParties());
        record.put("parties", List.of());
        record.put("voids", voids);
        record.put("pooledAt", scene.at());
        record.put("trustSequence", scene.trust().sequence());
        record.put("txId", txId);
        return new DrawRecord(CanonicalJson.of(record));
    }

    private static DrawRecord seeded(DrawRecord draw) {
        return draw.with("seed", draw.seed()).with("beacon", "").with("state", DrawRecord.SEEDED);
    }

    private static void requireOrganiser(Scene scene, Signer signer) {
        if (!scene.tender().isAgency(signer) && !scene.trust().governs("centre", signer)) {
            throw new Refusal(RefusalCode.DRAW_NOT_PARTY);
        }
    }

    private static void requireSupervisor(Scene scene, Signer signer) {
        if (!scene.trust().governs("supervisor", signer)) {
            throw new Refusal(RefusalCode.DRAW_NOT_PARTY);
        }
    }

    /** A party is an organisation known beforehand: the tender's agency, or whoever governs in that role. */
    private static void requireSpeaksFor(String party, DrawRecord draw, Scene scene, Signer signer) {
        boolean speaks = party.equals("agency")
                ? scene.tender().isAgency(signer)
                : scene.trust().governs(party, signer);
        if (!speaks || !draw.members().texts("required").contains(party)) {
            throw new Refusal(RefusalCode.DRAW_NOT_PARTY);
        }
    }
}
