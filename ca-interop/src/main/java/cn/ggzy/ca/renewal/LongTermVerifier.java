package cn.ggzy.ca.renewal;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.renewal.LongTermOutcome.LongTermCheck;
import cn.ggzy.ca.signature.CmsContent;
import cn.ggzy.ca.signature.CmsSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.timestamp.AlgorithmLife;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.SignatureTimeStamps;
import cn.ggzy.ca.timestamp.TimeStampExpectation;
import cn.ggzy.ca.timestamp.TimeStampOutcome;
import cn.ggzy.ca.timestamp.TimeStampToken;
import cn.ggzy.ca.timestamp.TimeStampTrust;
import cn.ggzy.ca.timestamp.TimeStampVerifier;
import cn.ggzy.ca.timestamp.TimeStamps;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.TrustList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies an LT bundle at an instant from itself, the content and a trust list with its history: nobody else is asked. The evidence
 * says when the time stamps existed, the time stamps say when the signature existed, and the signer is judged at that time.
 */
public final class LongTermVerifier {
    private final Optional<TrustList> trustList;
    private final Policy policy;
    private final AlgorithmLife algorithms;
    private final int operators;
    private final Duration tolerance;

    /** {@code operators} is how many different time stamp authorities there must be; {@code tolerance} how far their clocks may differ. */
    public LongTermVerifier(
            Optional<TrustList> trustList, Policy policy, AlgorithmLife algorithms, int operators, Duration tolerance) {
        this.trustList = trustList;
        this.policy = policy;
        this.algorithms = algorithms;
        this.operators = operators;
        this.tolerance = tolerance;
    }

    public LongTermOutcome verify(LongTermBundle bundle, byte[] content, Instant at) {
        List<LongTermCheck> checks = new ArrayList<>();
        checks.add(check(LongTermRule.CONTENT, bundle.holds(content), ""));
        TimeStampTrust trust = trust(bundle);
        List<EvidenceOutcome> evidence = bundle.evidence().stream()
                .map(record -> EvidenceVerifier.verify(record, bundle.object(content), trust, at))
                .toList();
        checks.add(evidence(evidence));
        Instant provenAt = evidence.stream()
                .flatMap(one -> one.provenSince().stream())
                .min(Comparator.naturalOrder())
                .orElse(at);
        try {
            CmsContent signed = CmsSignatures.verify(bundle.signature(), content);
            checks.add(check(LongTermRule.SIGNATURE, true, signed.algorithm().id()));
            return stamped(bundle, signed, trust, provenAt, checks, evidence);
        } catch (Refusal e) {
            checks.add(check(LongTermRule.SIGNATURE, false, e.code()));
            return LongTermOutcome.of(checks, Optional.empty(), Optional.empty(), evidence);
        }
    }

    private LongTermOutcome stamped(
            LongTermBundle bundle,
            CmsContent signed,
            TimeStampTrust trust,
            Instant provenAt,
            List<LongTermCheck> checks,
            List<EvidenceOutcome> evidence) {
        byte[] value = SignatureTimeStamps.value(bundle.signature());
        List<TimeStampOutcome> stamps = bundle.timeStamps().stream()
                .map(token -> stamp(token, value, trust, provenAt))
                .toList();
        TimeStamps.Agreement agreement = TimeStamps.agreement(stamps, operators, tolerance);
        checks.add(new LongTermCheck(
                LongTermRule.TIME_STAMPS,
                outcome(agreement, stamps),
                agreement.reason() + ", " + agreement.evidence()));
        Optional<Instant> before = stamps.stream()
                .filter(TimeStampOutcome::valid)
                .flatMap(one -> one.token().stream())
                .map(TimeStampToken::latest)
                .min(Comparator.naturalOrder());
        if (!agreement.agree() || before.isEmpty()) {
            return LongTermOutcome.of(checks, Optional.empty(), Optional.empty(), evidence);
        }
        Instant existed = before.get();
        checks.add(check(
                LongTermRule.CLAIMED_TIME,
                signed.signingTime()
                        .map(claimed -> !claimed.isAfter(existed.plus(tolerance)))
                        .orElse(true),
                signed.signingTime().map(Instant::toString).orElse("none")));
        checks.add(check(
                LongTermRule.ALGORITHM,
                algorithmNames(signed.algorithm()).allMatch(name -> algorithms.counts(name, existed)),
                signed.algorithm().id()));
        Verdict signer = signer(bundle, signed, existed);
        checks.add(new LongTermCheck(LongTermRule.SIGNER, outcome(signer), signer.reason() + " at " + existed));
        return LongTermOutcome.of(checks, Optional.of(signer), Optional.of(existed), evidence);
    }

    private TimeStampOutcome stamp(byte[] token, byte[] value, TimeStampTrust trust, Instant provenAt) {
        ImprintDigest digest = digestOf(token);
        return TimeStampVerifier.verify(token, TimeStampExpectation.over(Imprint.of(digest, value)), trust, provenAt);
    }

    private static ImprintDigest digestOf(byte[] token) {
        try {
            return ImprintDigest.ofOid(TimeStampToken.parse(token).imprint().algorithm())
                    .orElse(ImprintDigest.SHA_256);
        } catch (Refusal e) {
            return ImprintDigest.SHA_256;
        }
    }

    private Verdict signer(LongTermBundle bundle, CmsContent signed, Instant existed) {
        List<byte[]> chain = Stream.concat(signed.certificates().stream(), bundle.facts().certificates().stream())
                .toList();
        Facts facts = new Facts(
                trustList,
                signed.certificate(),
                chain,
                bundle.facts().crls(),
                bundle.facts().ocsp());
        return Judge.judge(facts, policy, existed, Purpose.SIGN);
    }

    private TimeStampTrust trust(LongTermBundle bundle) {
        ProofFacts all = bundle.facts().and(bundle.later());
        return new TimeStampTrust(trustList, all.certificates(), all.crls(), all.ocsp(), policy, algorithms);
    }

    private static LongTermCheck evidence(List<EvidenceOutcome> evidence) {
        String detail = evidence.stream()
                .map(one -> one.status() + " " + one.reason())
                .reduce((one, other) -> one + "; " + other)
                .orElse("none: the time stamps have to hold by themselves");
        boolean holds = evidence.isEmpty() || evidence.stream().anyMatch(EvidenceOutcome::valid);
        boolean open = evidence.stream().anyMatch(one -> one.status() == Verdict.Status.UNDETERMINED);
        Outcome outcome = holds
                ? evidence.stream().allMatch(EvidenceOutcome::valid) ? Outcome.PASSED : Outcome.WARNED
                : open ? Outcome.UNDETERMINED : Outcome.FAILED;
        return new LongTermCheck(LongTermRule.EVIDENCE, outcome, detail);
    }

    private static Stream<String> algorithmNames(SignatureAlgorithm algorithm) {
        String digest = switch (algorithm) {
            case SM2_SM3 -> "SM3";
            case RSA_SHA256, ECDSA_SHA256 -> "SHA-256";
        };
        return Stream.of(digest, algorithm.family().name());
    }

    private static Outcome outcome(TimeStamps.Agreement agreement, List<TimeStampOutcome> stamps) {
        if (agreement.agree()) {
            return Outcome.PASSED;
        }
        boolean open = agreement.reason() == TimeStamps.AgreementReason.TOO_FEW_AUTHORITIES
                && stamps.stream().anyMatch(one -> one.status() == Verdict.Status.UNDETERMINED);
        return open ? Outcome.UNDETERMINED : Outcome.FAILED;
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict.status()) {
            case VALID -> Outcome.PASSED;
            case INVALID -> Outcome.FAILED;
            case UNDETERMINED -> Outcome.UNDETERMINED;
        };
    }

    private static LongTermCheck check(LongTermRule rule, boolean holds, String evidence) {
        return new LongTermCheck(rule, holds ? Outcome.PASSED : Outcome.FAILED, evidence);
    }
}
