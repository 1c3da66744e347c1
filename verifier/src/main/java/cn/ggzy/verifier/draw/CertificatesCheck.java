package cn.ggzy.verifier.draw;

import cn.ggzy.chain.act.SignatureJudge;
import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.act.TrustedList;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.judge.CaJudge;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Notes;
import java.util.Optional;

/** Every act was signed with a certificate that the reader's authorities vouch for at the time of signing. */
final class CertificatesCheck {
    private CertificatesCheck() {}

    static void examine(Transcript transcript, Notes notes) {
        Optional<TrustedList> authorities = transcript.reading().authorities();
        if (transcript.acts().isEmpty()) {
            notes.unchecked("acts", "there are none");
        } else if (authorities.isEmpty()) {
            notes.unchecked("acts", "their certificates: no trust file with a caTrustList was given (--trust)");
        } else {
            SignatureJudge judge = new CaJudge();
            transcript.acts().forEach(act -> judged(act, authorities.get(), judge, notes));
        }
    }

    private static void judged(Json json, TrustedList authorities, SignatureJudge judge, Notes notes) {
        SignedAct act = SignedAct.parse(CanonicalJson.parse(json.toString()).members());
        SignatureJudge.Judgement judgement =
                judge.judge(act.question(authorities, act.payload().at()));
        notes.look();
        if (judgement instanceof SignatureJudge.Refused refused) {
            notes.differs(json.where(), "the certificate does not count: " + refused.code() + " " + refused.check());
        }
    }
}
