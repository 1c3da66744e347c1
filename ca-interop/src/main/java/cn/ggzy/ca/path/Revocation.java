package cn.ggzy.ca.path;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks, for every certificate below the anchor, the handed-in lists of its issuer that were in force at the instant. */
final class Revocation {
    private Revocation() {}

    static Check check(CandidatePath path, List<byte[]> crls, Policy policy, Instant at) {
        List<String> evidence = new ArrayList<>();
        Optional<Check> unsettled = Optional.empty();
        for (int i = 0; i < path.certificates().size(); i++) {
            Check one = check(path.certificates().get(i), path.issuerOf(i), crls, policy, at);
            if (one.outcome() == Outcome.FAILED) {
                return one;
            }
            if (one.outcome() == Outcome.UNDETERMINED) {
                unsettled = unsettled.or(() -> Optional.of(one));
            }
            evidence.add(one.evidence());
        }
        return unsettled.orElseGet(() -> Check.passed(CheckId.REVOCATION, String.join("; ", evidence)));
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
            return Check.undetermined(
                    CheckId.REVOCATION,
                    Reason.REVOCATION_UNKNOWN,
                    serial + ": needs a list of "
                            + issuer.getSubjectX500Principal().getName() + " in force at " + at);
        }
        return usable.stream()
                .map(list -> list.revokedAt(certificate.getSerialNumber()))
                .flatMap(Optional::stream)
                .filter(since -> !since.isAfter(at))
                .findFirst()
                .map(since -> Check.failed(CheckId.REVOCATION, Reason.REVOKED, serial + " since " + since))
                .orElseGet(() -> Check.passed(
                        CheckId.REVOCATION, serial + " not on " + usable.get(0).describe()));
    }
}
