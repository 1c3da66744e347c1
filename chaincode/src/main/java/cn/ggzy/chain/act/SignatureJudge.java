package cn.ggzy.chain.act;

import cn.ggzy.chain.names.RefusalCode;
import java.time.Instant;
import java.util.List;

/** Judges a signature by what is handed in alone: no network, no clock, the same answer on every machine. */
@FunctionalInterface
public interface SignatureJudge {
    Judgement judge(Question question);

    /** Everything the judgement may depend on. */
    record Question(byte[] data, SignedAct.Signature signature, List<byte[]> crls, TrustedList trust, Instant at) {}

    /** The answer. */
    sealed interface Judgement {}

    /** The signature counts, for this signer. */
    record Accepted(Signer signer) implements Judgement {}

    /** It does not count; {@code check} names what failed. */
    record Refused(RefusalCode code, String check) implements Judgement {}
}
