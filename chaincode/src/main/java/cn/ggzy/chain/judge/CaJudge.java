package cn.ggzy.chain.judge;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.chain.act.SignatureJudge;
import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.act.Signer;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Remembered;
import cn.ggzy.chain.names.RefusalCode;
import java.security.PublicKey;
import java.util.Optional;

/** Signature, path, validity, revocation and identity, judged by {@code ca-interop}. */
public final class CaJudge implements SignatureJudge {
    private static final int KEPT = 4_096;

    private final TrustLists lists = new TrustLists();
    private final Remembered<Judgement> judged = new Remembered<>(KEPT);

    /** Where organisations share a process, as in the simulator, one answer serves them all: it follows from the question alone. */
    @Override
    public Judgement judge(Question question) {
        return judged.get(digest(question), () -> decide(question));
    }

    /** Of everything that the answer may depend on. */
    private static Hash digest(Question question) {
        SignedAct.Signature signature = question.signature();
        return Hash.of(Encoding.enc(
                question.data(),
                Encoding.utf8(signature.algorithm().text()),
                signature.certificate(),
                Encoding.enc(signature.chain().toArray(byte[][]::new)),
                signature.value(),
                Encoding.enc(question.crls().toArray(byte[][]::new)),
                question.trust().digest().bytes(),
                Encoding.utf8(question.at().toString())));
    }

    private Judgement decide(Question question) {
        SignedAct.Signature signature = question.signature();
        Optional<Facts> facts = lists.of(question.trust())
                .map(list -> Facts.of(list, signature.certificate(), signature.chain(), question.crls()));
        if (facts.isEmpty()) {
            return new Refused(RefusalCode.TRUST_MALFORMED, Reason.TRUST_LIST_UNAVAILABLE.name());
        }
        Verdict verdict = Judge.judge(facts.get(), Policy.standard(), question.at(), Purpose.SIGN);
        if (!verdict.valid()) {
            return new Refused(Reasons.code(verdict.reason()), verdict.reason().name());
        }
        if (!verifies(question)) {
            return new Refused(RefusalCode.ACT_BAD_SIGNATURE, "SIGNATURE");
        }
        return verdict.identity()
                .flatMap(identity -> signer(identity, signature))
                .<Judgement>map(Accepted::new)
                .orElseGet(() -> new Refused(RefusalCode.ACT_NO_ORGANISATION, Reason.IDENTITY_NOT_FOUND.name()));
    }

    private static Optional<Signer> signer(SubjectIdentity identity, SignedAct.Signature signature) {
        return identity.uscc()
                .map(uscc -> new Signer(
                        uscc.value(),
                        Hash.of(signature.certificate()),
                        identity.organisation().or(identity::person).orElse(uscc.value())));
    }

    private static boolean verifies(Question question) {
        SignedAct.Signature signature = question.signature();
        try {
            PublicKey key = Certificates.parse(signature.certificate()).getPublicKey();
            return RawSignatures.verify(
                    SignatureAlgorithm.of(signature.algorithm().text()), key, question.data(), signature.value());
        } catch (Refusal e) {
            return false;
        }
    }
}
