package cn.ggzy.ca.document.seal;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.document.DocumentCheck;
import cn.ggzy.ca.document.DocumentRule;
import cn.ggzy.ca.document.DocumentTrust;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.TimeStampExpectation;
import cn.ggzy.ca.timestamp.TimeStampOutcome;
import cn.ggzy.ca.timestamp.TimeStampToken;
import cn.ggzy.ca.timestamp.TimeStampVerifier;
import cn.ggzy.ca.trust.Purpose;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies a seal on a document at an instant: the seal by its maker, its period, the signer by the seal's list, the document by its
 * digest, the signature, its time. With a time stamp that holds, signer and maker are judged at its time.
 */
public final class SealVerifier {
    private SealVerifier() {}

    /** {@code document} is what was sealed, whole. */
    public static SealOutcome verify(byte[] sealed, byte[] document, DocumentTrust trust, Instant at) {
        SealSignature signature;
        try {
            signature = SealSignature.parse(sealed);
        } catch (Refusal e) {
            return new SealOutcome(
                    List.of(DocumentCheck.of(DocumentRule.FORMAT, false, String.valueOf(e.getMessage()))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        return verify(signature, document, trust, at);
    }

    private static SealOutcome verify(SealSignature signature, byte[] document, DocumentTrust trust, Instant at) {
        SealContent seal = signature.seal().content();
        List<DocumentCheck> checks = new ArrayList<>();
        checks.add(DocumentCheck.of(DocumentRule.FORMAT, true, "version " + Ses.VERSION));
        checks.add(DocumentCheck.of(
                DocumentRule.DIGEST,
                MessageDigest.isEqual(signature.digest(), ImprintDigest.SM3.of(document)),
                "SM3 of " + document.length + " octets at " + signature.place()));
        checks.add(DocumentCheck.of(DocumentRule.SIGNATURE, signature.holds(), "SM2 with SM3"));
        checks.add(DocumentCheck.of(
                DocumentRule.SEAL_MAKER_SIGNATURE, signature.seal().signedByMaker(), "seal " + seal.id()));
        checks.add(DocumentCheck.of(
                DocumentRule.SEAL_SIGNER,
                seal.signers().contains(signature.certificate()),
                seal.signers().kind() + " of " + seal.signers().values().size()));
        Instant before = stamped(signature, checks, trust, at).orElse(at);
        checks.add(DocumentCheck.of(
                DocumentRule.TIME,
                !signature.claimed().isAfter(before) && !signature.claimed().isBefore(seal.created()),
                "claimed " + signature.claimed() + ", made " + seal.created()));
        checks.add(DocumentCheck.of(
                DocumentRule.SEAL_PERIOD,
                inPeriod(seal, signature.claimed()) && inPeriod(seal, before),
                seal.from() + " to " + seal.until()));
        checks.add(DocumentCheck.of(
                DocumentRule.ALGORITHM,
                trust.algorithms().counts("SM3", before) && trust.algorithms().counts("SM2", before),
                "SM2 with SM3 at " + before));
        Verdict maker = trust.judge(signature.seal().maker(), List.of(), before, Purpose.SEAL);
        Verdict signer = trust.judge(signature.certificate(), List.of(), before, Purpose.SEAL);
        checks.add(DocumentCheck.of(DocumentRule.SEAL_MAKER, maker));
        checks.add(DocumentCheck.of(DocumentRule.SIGNER, signer));
        return new SealOutcome(checks, Optional.of(seal), Optional.of(maker), Optional.of(signer), Optional.of(before));
    }

    private static boolean inPeriod(SealContent seal, Instant instant) {
        return !instant.isBefore(seal.from()) && !instant.isAfter(seal.until());
    }

    private static Optional<Instant> stamped(
            SealSignature signature, List<DocumentCheck> checks, DocumentTrust trust, Instant at) {
        if (signature.timeStamp().isEmpty()) {
            return Optional.empty();
        }
        byte[] token = signature.timeStamp().get();
        TimeStampOutcome outcome = TimeStampVerifier.verify(
                token,
                TimeStampExpectation.over(Imprint.of(ImprintDigest.SM3, signature.value())),
                trust.timeStamps(),
                at);
        checks.add(
                new DocumentCheck(DocumentRule.TIME_STAMP, DocumentCheck.outcome(outcome.status()), outcome.words()));
        return outcome.valid() ? outcome.token().map(TimeStampToken::latest) : Optional.empty();
    }
}
