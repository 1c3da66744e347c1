package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import java.util.List;

/** Decisions that need all governors: each signs the same words. */
final class Governance {
    private static final int MAX_ACTS = 8;

    private final Acts acts;

    Governance(Acts acts) {
        this.acts = acts;
    }

    /** The acts count, say exactly {@code body}, and come from every governor of the list. */
    List<Acts.Accepted> decided(Members in, CanonicalJson body, Acts.Conditions conditions, Ledger ledger) {
        List<SignedAct> signed = acts(in);
        if (!signed.stream().allMatch(act -> act.payload().body().equals(body))) {
            throw new Refusal(RefusalCode.ACT_WRONG_ACT);
        }
        Acts.Conditions governing = conditions.under(conditions.trust().forGovernance());
        List<Acts.Accepted> accepted = signed.stream()
                .map(act -> acts.acceptOnce(act, governing, ledger))
                .toList();
        if (!conditions
                .trust()
                .governedBy(accepted.stream().map(Acts.Accepted::signer).toList())) {
            throw new Refusal(RefusalCode.TRUST_NOT_GOVERNOR);
        }
        return accepted;
    }

    static List<SignedAct> acts(Members in) {
        List<Members> given = in.objects("acts");
        if (given.isEmpty() || given.size() > MAX_ACTS) {
            throw new MalformedJson("acts");
        }
        return given.stream().map(Acts::parse).toList();
    }
}
