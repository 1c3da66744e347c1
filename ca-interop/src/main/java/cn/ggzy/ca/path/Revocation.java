package cn.ggzy.ca.path;

import cn.ggzy.ca.revocation.Findings;
import cn.ggzy.ca.revocation.Moment;
import cn.ggzy.ca.revocation.RevocationAnswer;
import cn.ggzy.ca.revocation.RevocationFacts;
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
        for (int i = 0; i < path.certificates().size(); i++) {
            all.add(check(path.certificates().get(i), path.authoritiesOf(i), facts, moment));
        }
        return first(all, Outcome.FAILED)
                .map(one -> Check.failed(CheckId.REVOCATION, one.reason(), one.evidence()))
                .or(() -> first(all, Outcome.UNDETERMINED)
                        .map(one -> Check.undetermined(
                                CheckId.REVOCATION,
                                one.reason(),
                                one.evidence(),
                                one.remedy().orElseThrow())))
                .orElseGet(() -> Check.passed(
                        CheckId.REVOCATION, all.stream().map(Check::evidence).collect(Collectors.joining("; "))))
                .madeOf(all);
    }

    private static Optional<Check> first(List<Check> all, Outcome outcome) {
        return all.stream().filter(one -> one.outcome() == outcome).findFirst();
    }

    private static Check check(
            X509Certificate certificate, List<X509Certificate> authorities, RevocationFacts facts, Moment moment) {
        Findings findings = facts.about(certificate, authorities, moment);
        String serial = "serial " + certificate.getSerialNumber().toString(16);
        return findings.deciding()
                .map(answer -> answered(certificate, serial, answer))
                .orElseGet(() -> open(certificate, serial, authorities.get(0), findings, moment.at()));
    }

    private static Check answered(X509Certificate certificate, String serial, RevocationAnswer answer) {
        Check one = answer.revokedSince()
                .map(since -> Check.failed(CheckId.REVOCATION, Reason.REVOKED, serial + " since " + since))
                .orElseGet(() -> Check.passed(CheckId.REVOCATION, serial + " " + silent(answer))
                        .until(answer.until()));
        return one.on(Stream.concat(
                        Stream.of(Evidence.of(certificate)),
                        answer.digests().stream().map(digest -> new Evidence(kind(answer), digest)))
                .toArray(Evidence[]::new));
    }

    private static String silent(RevocationAnswer answer) {
        return switch (answer.source()) {
            case REVOCATION_LIST -> "not on " + answer.words();
            case OCSP -> "good by " + answer.words();
        };
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
        String ignored = findings.ignored().isEmpty() ? "" : "; ignored: " + String.join("; ", findings.ignored());
        return Check.undetermined(
                        CheckId.REVOCATION,
                        Reason.REVOCATION_UNKNOWN,
                        serial + ": needs a list or an OCSP answer of " + name + " in force at " + at + ignored,
                        new Remedy(Remedy.Kind.REVOCATION_LIST, name, Optional.of(at)))
                .on(Evidence.of(certificate));
    }
}
