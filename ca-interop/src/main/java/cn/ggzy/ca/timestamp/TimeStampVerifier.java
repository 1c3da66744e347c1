package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.trust.Purpose;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cms.SignerInformation;

/**
 * Verifies a token at an instant, from what was handed in. The instant is when the reader knows that the token existed: now, or the
 * time of a later time stamp that covers it. Judging at the token's own time would believe a key that was stolen since.
 */
public final class TimeStampVerifier {
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    private TimeStampVerifier() {}

    /** Reads first: octets that are no token give an outcome and no exception. */
    public static TimeStampOutcome verify(
            byte[] token, TimeStampExpectation expected, TimeStampTrust trust, Instant at) {
        try {
            return verify(TimeStampToken.parse(token), expected, trust, at);
        } catch (Refusal e) {
            return TimeStampOutcome.of(
                    List.of(TimeStampCheck.of(TimeStampRule.FORMAT, false, String.valueOf(e.getMessage()))),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    public static TimeStampOutcome verify(
            TimeStampToken token, TimeStampExpectation expected, TimeStampTrust trust, Instant at) {
        List<TimeStampCheck> checks = new ArrayList<>();
        checks.add(TimeStampCheck.of(TimeStampRule.FORMAT, true, "serial " + token.serial()));
        checks.add(digest(token, trust, at));
        checks.add(TimeStampCheck.of(
                TimeStampRule.IMPRINT,
                token.imprint().same(expected.imprint()),
                token.imprint().toString()));
        checks.add(nonce(token, expected));
        checks.add(policy(token, expected));
        checks.add(accuracy(token, expected));
        checks.add(TimeStampCheck.of(
                TimeStampRule.TIME, !token.earliest().isAfter(at), token.time() + ", asked at " + at));
        Optional<Verdict> signer = signed(token, trust, at, checks);
        checks.sort(java.util.Comparator.comparing(TimeStampCheck::rule));
        return TimeStampOutcome.of(checks, signer, Optional.of(token));
    }

    private static Optional<Verdict> signed(
            TimeStampToken token, TimeStampTrust trust, Instant at, List<TimeStampCheck> checks) {
        X509Certificate certificate;
        try {
            byte[] der = token.signer().orElseThrow(() -> new Refusal("timestamp.malformed", "no certificate inside"));
            certificate = Certificates.parse(der);
            checks.add(SignerBinding.check(signer(token), der));
            checks.addAll(signature(token, certificate, trust, at));
        } catch (Refusal e) {
            checks.add(TimeStampCheck.of(TimeStampRule.SIGNER, false, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
        checks.add(usage(certificate));
        checks.add(period(token, certificate));
        Verdict verdict = Judge.judge(
                trust.facts(Certificates.encoded(certificate), token.certificates()),
                trust.policy(),
                at,
                Purpose.TIME_STAMP);
        checks.add(new TimeStampCheck(
                TimeStampRule.PATH,
                outcome(verdict),
                verdict.service().orElse("no listed authority") + ": " + verdict.reason()));
        return Optional.of(verdict);
    }

    private static TimeStampCheck digest(TimeStampToken token, TimeStampTrust trust, Instant at) {
        Optional<ImprintDigest> digest = token.imprint().digest();
        return TimeStampCheck.of(
                TimeStampRule.DIGEST,
                digest.filter(one -> trust.algorithms().counts(one.id(), at)).isPresent(),
                digest.map(ImprintDigest::id).orElse(token.imprint().algorithm()));
    }

    private static TimeStampCheck nonce(TimeStampToken token, TimeStampExpectation expected) {
        boolean holds = expected.nonce().isEmpty() || expected.nonce().equals(token.nonce());
        return TimeStampCheck.of(
                TimeStampRule.NONCE, holds, expected.nonce().isEmpty() ? "none expected" : "" + token.nonce());
    }

    private static TimeStampCheck policy(TimeStampToken token, TimeStampExpectation expected) {
        boolean holds = expected.policies().isEmpty() || expected.policies().contains(token.policy());
        return TimeStampCheck.of(TimeStampRule.POLICY, holds, token.policy());
    }

    private static TimeStampCheck accuracy(TimeStampToken token, TimeStampExpectation expected) {
        boolean holds = expected.accuracy()
                .map(worst -> token.accuracy()
                        .filter(stated -> stated.compareTo(worst) <= 0)
                        .isPresent())
                .orElse(true);
        return TimeStampCheck.of(
                TimeStampRule.ACCURACY,
                holds,
                token.accuracy().map(Object::toString).orElse("not stated"));
    }

    private static List<TimeStampCheck> signature(
            TimeStampToken token, X509Certificate certificate, TimeStampTrust trust, Instant at) {
        KeyFamily family = KeyFamily.of(certificate.getPublicKey());
        SignerInformation signer = signer(token);
        Optional<TokenAlgorithms.Used> used = TokenAlgorithms.of(signer, family);
        boolean counts = used.filter(
                        one -> trust.algorithms().counts(one.digest().id(), at)
                                && trust.algorithms().counts(family.name(), at))
                .isPresent();
        boolean verifies = used.filter(one -> TokenAlgorithms.verifies(signer, one, certificate.getPublicKey()))
                .isPresent();
        return List.of(
                TimeStampCheck.of(
                        TimeStampRule.ALGORITHM,
                        counts,
                        signer.getDigestAlgOID() + " with " + signer.getEncryptionAlgOID() + " by " + family),
                TimeStampCheck.of(TimeStampRule.SIGNATURE, verifies, family.name()));
    }

    private static SignerInformation signer(TimeStampToken token) {
        return token.inner()
                .toCMSSignedData()
                .getSignerInfos()
                .getSigners()
                .iterator()
                .next();
    }

    private static TimeStampCheck usage(X509Certificate certificate) {
        boolean critical = certificate.getCriticalExtensionOIDs() != null
                && certificate.getCriticalExtensionOIDs().contains(EXTENDED_KEY_USAGE);
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            boolean only = uses != null && uses.equals(List.of(TIME_STAMPING));
            return TimeStampCheck.of(
                    TimeStampRule.USAGE, critical && only, uses + (critical ? " critical" : " not critical"));
        } catch (CertificateParsingException e) {
            return TimeStampCheck.of(TimeStampRule.USAGE, false, "cannot be read");
        }
    }

    private static TimeStampCheck period(TimeStampToken token, X509Certificate certificate) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        boolean holds = !token.time().isBefore(from) && !token.time().isAfter(until);
        return TimeStampCheck.of(TimeStampRule.PERIOD, holds, from + " to " + until);
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict.status()) {
            case VALID -> Outcome.PASSED;
            case INVALID -> Outcome.FAILED;
            case UNDETERMINED -> Outcome.UNDETERMINED;
        };
    }
}
