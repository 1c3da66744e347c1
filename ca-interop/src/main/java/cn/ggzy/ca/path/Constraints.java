package cn.ggzy.ca.path;

import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the authorities of a path, the listed one first, let those below them be named and issued for (RFC 5280 section 6.1). */
final class Constraints {
    private Constraints() {}

    static Check check(CandidatePath path) {
        if (!overlap(path.certificates())) {
            // The validity check says which one ended too early. Under a policy that lets that pass, this stays open.
            return Check.undetermined(
                    CheckId.CONSTRAINTS,
                    Reason.CONSTRAINTS_BROKEN,
                    "no instant at which every certificate is valid",
                    new Remedy(
                            Remedy.Kind.AUTHORITY_CERTIFICATE,
                            path.leaf().getIssuerX500Principal().getName(),
                            Optional.empty()));
        }
        try {
            List<X509Certificate> all = Stream.concat(path.certificates().stream(), Stream.of(path.anchor()))
                    .toList();
            return NameRules.problem(all)
                    .or(() -> PolicyRules.problem(all))
                    .map(Constraints::broken)
                    .orElseGet(() -> Check.passed(CheckId.CONSTRAINTS, "holds"));
        } catch (RuntimeException e) {
            return broken(String.valueOf(e.getMessage()));
        }
    }

    private static Check broken(String evidence) {
        return Check.failed(CheckId.CONSTRAINTS, Reason.CONSTRAINTS_BROKEN, evidence);
    }

    private static boolean overlap(List<X509Certificate> certificates) {
        Date from = certificates.stream()
                .map(X509Certificate::getNotBefore)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return certificates.stream().noneMatch(one -> one.getNotAfter().before(from));
    }
}
