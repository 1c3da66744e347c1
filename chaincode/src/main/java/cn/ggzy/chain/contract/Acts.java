package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.SignatureJudge;
import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.act.Signer;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.deadline.Clocks;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.chain.rule.RuleParams;
import java.time.Instant;
import java.util.Map;

/** Accepts the acts of people: the right act, fresh, signed by somebody the trust list vouches for, used once. */
final class Acts {
    private static final String USED = "act";

    private final SignatureJudge judge;

    Acts(SignatureJudge judge) {
        this.judge = judge;
    }

    /** An act that counts. */
    record Accepted(Signer signer, SignedAct act) {
        Members body() {
            return act.payload().body().members();
        }
    }

    /** Under which conditions acts are accepted in this transaction. */
    record Conditions(TransactionName transaction, Instant at, RuleParams params, Trust trust) {
        Conditions under(Trust other) {
            return new Conditions(transaction, at, params, other);
        }
    }

    static SignedAct parse(Members json) {
        try {
            return SignedAct.parse(json);
        } catch (MalformedJson e) {
            throw new Refusal(RefusalCode.ACT_MALFORMED, Map.of("at", e.place()));
        }
    }

    static SignedAct parse(byte[] json) {
        try {
            return SignedAct.parse(CanonicalJson.parse(json).members());
        } catch (MalformedJson e) {
            throw new Refusal(RefusalCode.ACT_MALFORMED, Map.of("at", e.place()));
        }
    }

    /** Accepts, and remembers the act so that nobody can bring it again. */
    Accepted acceptOnce(SignedAct act, Conditions conditions, Ledger ledger) {
        Accepted accepted = accept(act, conditions);
        Key used = Key.of(USED, act.payload().digest().hex());
        if (ledger.get(used).isPresent()) {
            throw new Refusal(RefusalCode.ACT_REPLAYED);
        }
        ledger.put(used, CanonicalJson.of(Map.of("txId", ledger.txId())));
        return accepted;
    }

    /** Accepts; the caller's own state keeps it from counting twice. */
    Accepted accept(SignedAct act, Conditions conditions) {
        if (!act.payload().act().equals(conditions.transaction().act())) {
            throw new Refusal(
                    RefusalCode.ACT_WRONG_ACT,
                    Map.of("expected", conditions.transaction().act()));
        }
        if (!Clocks.agree(
                act.payload().at(), conditions.at(), conditions.params().actTolerance())) {
            throw new Refusal(
                    RefusalCode.ACT_STALE, Map.of("at", act.payload().at(), "transactionAt", conditions.at()));
        }
        return new Accepted(signer(act, conditions.trust(), conditions.at()), act);
    }

    /** Who signed, judged at an instant. */
    Signer signer(SignedAct act, Trust trust, Instant at) {
        SignatureJudge.Judgement judgement = judge.judge(act.question(trust.list(), at));
        if (judgement instanceof SignatureJudge.Accepted accepted) {
            return accepted.signer();
        }
        SignatureJudge.Refused refused = (SignatureJudge.Refused) judgement;
        throw new Refusal(refused.code(), Map.of("check", refused.check()));
    }
}
