package cn.ggzy.ca.path;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks, for every certificate below the anchor, the handed-in lists of its issuer that were in force at the instant. */
final class Revocation {
    private Revocation() {}

    static Check check(CandidatePath path, List<byte[]> crls, Policy policy, Instant at) {
        List<Check> all = new ArrayList<>();
        for (int i = 0; i < path.certificates().size(); i++) {
            all.add(check(path.certificates().get(i), path.issuerOf(i), crls, policy, at));
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
            X509Certificate certificate, X509Certificate issuer, List<byte[]> crls, Policy policy, Instant at) {
        List<RevocationList> usable = crls.stream()
                .map(der -> RevocationList.read(der, issuer))
                .flatMap(Optional::stream)
                .filter(list -> list.inForce(at, policy.maxCrlAge()))
                .toList();
        String serial = "serial " + certificate.getSerialNumber().toString(16);
        if (usable.isEmpty()) {
            String name = issuer.getSubjectX500Principal().getName();
            return Check.undetermined(
                            CheckId.REVOCATION,
                            Reason.REVOCATION_UNKNOWN,
                            serial + ": needs a list of " + name + " in force at " + at,
                            new Remedy(Remedy.Kind.REVOCATION_LIST, name, Optional.of(at)))
                    .on(Evidence.of(certificate));
        }
        Optional<RevocationList> revoking = usable.stream()
                .filter(list -> list.revokedAt(certificate.getSerialNumber())
                        .filter(since -> !since.isAfter(at))
                        .isPresent())
                .findFirst();
        RevocationList told = revoking.orElse(usable.get(0));
        Check one = revoking.flatMap(list -> list.revokedAt(certificate.getSerialNumber()))
                .map(since -> Check.failed(CheckId.REVOCATION, Reason.REVOKED, serial + " since " + since))
                .orElseGet(() -> Check.passed(CheckId.REVOCATION, serial + " not on " + told.describe())
                        .until(Optional.of(told.nextUpdate())));
        return one.on(Evidence.of(certificate), told.evidence());
    }
}
