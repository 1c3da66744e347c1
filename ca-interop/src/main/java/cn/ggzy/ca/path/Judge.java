package cn.ggzy.ca.path;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.identity.IdentityExtractor;
import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.revocation.Moment;
import cn.ggzy.ca.revocation.RevocationFacts;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.TrustList;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges a certificate at an instant, from the facts alone: no network, no clock, the same answer in a contract, in the platform and in
 * the auditor's program.
 */
public final class Judge {
    private Judge() {}

    private record Question(RevocationFacts revocation, Policy policy, Instant at, Purpose purpose) {
        Moment moment() {
            return new Moment(at, purpose, policy.freshness());
        }
    }

    public static Verdict judge(Facts facts, Policy policy, Instant at, Purpose purpose) {
        if (facts.trustList().isEmpty()) {
            return alone(Check.undetermined(
                    CheckId.TRUST_LIST,
                    Reason.TRUST_LIST_UNAVAILABLE,
                    "no list",
                    new Remedy(Remedy.Kind.TRUST_LIST, "", Optional.of(at))));
        }
        TrustList list = facts.trustList().get();
        Check current = listInForce(list, at).under(policy);
        X509Certificate certificate;
        try {
            certificate = Certificates.parse(facts.certificate());
        } catch (Refusal e) {
            return alone(Check.failed(CheckId.FORMAT, Reason.MALFORMED, String.valueOf(e.getMessage())));
        }
        Helpers helpers = Helpers.read(facts.chain());
        Check format = Check.passed(CheckId.FORMAT, helpers.tell("DER"));
        Question question = new Question(
                new RevocationFacts(facts.crls(), facts.ocsp(), helpers.certificates()), policy, at, purpose);
        return CandidatePath.find(certificate, helpers, list).stream()
                .map(path -> answer(path, List.of(current, format), question))
                .min(Comparator.comparing(Judge::rank))
                .orElseGet(() -> alone(Check.failed(
                        CheckId.PATH,
                        Reason.SERVICE_NOT_LISTED,
                        helpers.tell(
                                "issuer " + certificate.getIssuerX500Principal().getName()))));
    }

    /** The net under the provider: whatever it throws at octets that got this far, the judge answers. */
    private static Verdict answer(CandidatePath path, List<Check> before, Question question) {
        try {
            return judge(path, before, question);
        } catch (RuntimeException e) {
            return alone(Check.failed(
                    CheckId.FORMAT,
                    Reason.MALFORMED,
                    path.describe() + ": " + e.getClass().getSimpleName()));
        }
    }

    private static Verdict judge(CandidatePath path, List<Check> before, Question question) {
        Policy policy = question.policy();
        Instant at = question.at();
        Purpose purpose = question.purpose();
        SubjectIdentity identity = IdentityExtractor.extract(path.leaf(), path.profile());
        List<Check> checks = new ArrayList<>(before);
        checks.add(Check.passed(CheckId.PATH, path.describe()));
        checks.addAll(Structure.of(path));
        checks.add(TimeChecks.validity(path, at));
        checks.add(UsageChecks.keyUsage(path.leaf(), purpose));
        checks.add(UsageChecks.servicePurpose(path, purpose));
        checks.add(TimeChecks.serviceStatus(path, at));
        checks.add(Revocation.check(path, question.revocation(), question.moment()));
        checks.addAll(IdentityChecks.of(identity, path.profile(), purpose));
        checks.replaceAll(check -> check.under(policy));
        checks.removeIf(check -> check.outcome() == Outcome.WARNED && policy.level(check.id()) == Level.IGNORE);
        checks.sort(Comparator.comparing(Check::id));
        return Verdict.of(checks, Optional.of(path.service().id()), Optional.of(identity), path.steps());
    }

    private static Check listInForce(TrustList list, Instant at) {
        Optional<Instant> passed = list.nextUpdate().filter(next -> !at.isBefore(next));
        Check check = passed.isPresent()
                ? Check.undetermined(
                        CheckId.TRUST_LIST,
                        Reason.TRUST_LIST_STALE,
                        "next update " + passed.get(),
                        new Remedy(Remedy.Kind.NEWER_TRUST_LIST, "after sequence " + list.sequence(), Optional.of(at)))
                : Check.passed(CheckId.TRUST_LIST, "sequence " + list.sequence())
                        .until(list.nextUpdate());
        return check.on(new Evidence(Evidence.Kind.TRUST_LIST, "sequence:" + list.sequence()));
    }

    private static Verdict alone(Check check) {
        return Verdict.of(List.of(check), Optional.empty(), Optional.empty(), List.of());
    }

    private static int rank(Verdict verdict) {
        return switch (verdict.status()) {
            case VALID -> 0;
            case UNDETERMINED -> 1;
            case INVALID -> 2;
        };
    }
}
