package cn.ggzy.ca.path;

import cn.ggzy.ca.revocation.Findings;
import cn.ggzy.ca.revocation.Ignored;
import cn.ggzy.ca.revocation.Moment;
import cn.ggzy.ca.revocation.RevocationAnswer;
import cn.ggzy.ca.revocation.RevocationFacts;
import cn.ggzy.ca.revocation.Standing;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks, for every certificate below the anchor, the handed-in lists and OCSP answers that were in force at the instant. */
final class Revocation {
    private Revocation() {}

    static Check check(CandidatePath path, RevocationFacts facts, Moment moment) {
        List<Check> all = new ArrayList<>();
        List<Findings> found = new ArrayList<>();
        for (int i = 0; i < path.certificates().size(); i++) {
            X509Certificate certificate = path.certificates().get(i);
            List<X509Certificate> authorities = path.authoritiesOf(i);
            Findings findings = facts.about(certificate, authorities, moment);
            found.add(findings);
            all.add(check(certificate, authorities.get(0), findings, moment.at()));
        }
        return whole(all, unrelated(facts.unrelatedTo(found))).madeOf(all);
    }

    private static Check whole(List<Check> all, String unrelated) {
        return first(all, Outcome.FAILED)
                .map(one -> Check.failed(CheckId.REVOCATION, one.reason(), one.evidence() + unrelated))
                .or(() -> first(all, Outcome.UNDETERMINED)
                        .map(one -> Check.undetermined(
                                CheckId.REVOCATION,
                                one.reason(),
                                one.evidence() + unrelated,
                                one.remedy().orElseThrow())))
                .or(() -> first(all, Outcome.WARNED)
                        .map(one -> Check.warned(CheckId.REVOCATION, one.reason(), one.evidence() + unrelated)))
                .orElseGet(() -> Check.passed(
                        CheckId.REVOCATION,
                        all.stream().map(Check::evidence).collect(Collectors.joining("; ")) + unrelated));
    }

    private static String unrelated(List<String> names) {
        return names.isEmpty() ? "" : "; about nobody on the path: " + String.join(", ", names);
    }

    private static Optional<Check> first(List<Check> all, Outcome outcome) {
        return all.stream().filter(one -> one.outcome() == outcome).findFirst();
    }

    private static Check check(X509Certificate certificate, X509Certificate issuer, Findings findings, Instant at) {
        String serial = "serial " + certificate.getSerialNumber().toString(16);
        return findings.deciding()
                .map(answer -> answered(certificate, serial, answer, findings))
                .orElseGet(() -> open(certificate, serial, issuer, findings, at));
    }

    private static Check answered(
            X509Certificate certificate, String serial, RevocationAnswer answer, Findings findings) {
        String told = serial + " " + words(answer) + ignored(findings);
        Check one = answer.revokedSince().isPresent()
                ? Check.failed(CheckId.REVOCATION, Reason.REVOKED, told)
                : inTime(answer, told).until(answer.until());
        return one.on(Stream.concat(
                        Stream.of(Evidence.of(certificate)),
                        answer.digests().stream().map(digest -> new Evidence(kind(answer), digest)))
                .toArray(Evidence[]::new));
    }

    private static Check inTime(RevocationAnswer answer, String told) {
        return answer.standing() == Standing.IN_GRACE
                ? Check.warned(
                        CheckId.REVOCATION, Reason.REVOCATION_STALE, told + "; past its time, counts for a grace")
                : Check.passed(CheckId.REVOCATION, told);
    }

    private static String words(RevocationAnswer answer) {
        return answer.revokedSince()
                .map(since -> (answer.held() ? "on hold since " : "since ") + since + " by " + answer.words())
                .orElseGet(() -> silent(answer));
    }

    private static String silent(RevocationAnswer answer) {
        return switch (answer.source()) {
            case REVOCATION_LIST -> "not on " + answer.words();
            case OCSP -> "good by " + answer.words();
        };
    }

    private static String ignored(Findings findings) {
        return findings.ignored().isEmpty()
                ? ""
                : findings.ignored().stream()
                        .map(Ignored::toString)
                        .collect(Collectors.joining("; ", "; ignored: ", ""));
    }

    private static Evidence.Kind kind(RevocationAnswer answer) {
        return switch (answer.source()) {
            case REVOCATION_LIST -> Evidence.Kind.REVOCATION_LIST;
            case OCSP -> Evidence.Kind.OCSP_ANSWER;
        };
    }

    private static Check open(
            X509Certificate certificate, String serial, X509Certificate issuer, Findings findings, Instant at) {
        String name = issuer.getSubjectX500Principal().getName();
        return Check.undetermined(
                        CheckId.REVOCATION,
                        Reason.REVOCATION_UNKNOWN,
                        serial + ": needs a list or an OCSP answer of " + name + " in force at " + at
                                + ignored(findings),
                        new Remedy(Remedy.Kind.REVOCATION_LIST, name, Optional.of(at)))
                .on(Evidence.of(certificate));
    }
}
