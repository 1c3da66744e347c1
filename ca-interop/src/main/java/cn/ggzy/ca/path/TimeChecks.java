package cn.ggzy.ca.path;

import cn.ggzy.ca.trust.StatusPeriod;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/** What depends on the instant: the validity of every certificate, and where the authority stood. */
final class TimeChecks {
    // The provider reads its dates anew at each question, which takes longer than all checks of time together.
    private static final Map<X509Certificate, Validity> READ = Collections.synchronizedMap(new WeakHashMap<>());

    private TimeChecks() {}

    private record Validity(Instant from, Instant until) {
        static Validity of(X509Certificate certificate) {
            return READ.computeIfAbsent(
                    certificate,
                    one -> new Validity(
                            one.getNotBefore().toInstant(), one.getNotAfter().toInstant()));
        }
    }

    static Check validity(CandidatePath path, Instant at) {
        List<Check> all = Stream.concat(path.certificates().stream(), Stream.of(path.anchor()))
                .map(certificate -> validity(certificate, at))
                .toList();
        return all.stream()
                .filter(one -> one.outcome() == Outcome.FAILED)
                .findFirst()
                .map(outside -> Check.failed(CheckId.VALIDITY, outside.reason(), outside.evidence()))
                .orElseGet(() -> Check.passed(CheckId.VALIDITY, "at " + at))
                .madeOf(all);
    }

    /** The authority must have counted when it issued the certificate, and must count now. */
    static Check serviceStatus(CandidatePath path, Instant at) {
        Instant issued = Validity.of(path.leaf()).from();
        return status(path, issued)
                .or(() -> status(path, at))
                .orElseGet(() -> Check.passed(CheckId.SERVICE_STATUS, "granted at " + issued + " and at " + at))
                .until(path.service().changeAfter(at));
    }

    private static Check validity(X509Certificate certificate, Instant at) {
        Instant from = Validity.of(certificate).from();
        Instant until = Validity.of(certificate).until();
        String what = "serial " + certificate.getSerialNumber().toString(16);
        if (at.isBefore(from)) {
            return Check.failed(CheckId.VALIDITY, Reason.NOT_YET_VALID, what + " begins " + from + ", asked " + at)
                    .on(Evidence.of(certificate))
                    .until(Optional.of(from));
        }
        Check one = at.isAfter(until)
                ? Check.failed(CheckId.VALIDITY, Reason.EXPIRED, what + " ended " + until + ", asked " + at)
                // The last second still belongs to the certificate.
                : Check.passed(CheckId.VALIDITY, what + " from " + from + " until " + until)
                        .until(Optional.of(until.plusMillis(1)));
        return one.on(Evidence.of(certificate));
    }

    private static Optional<Check> status(CandidatePath path, Instant instant) {
        Optional<StatusPeriod> period = path.service().at(instant);
        if (period.isEmpty()) {
            return Optional.of(failed(path, Reason.SERVICE_NOT_YET_GRANTED, instant));
        }
        return switch (period.get().status()) {
            case GRANTED -> Optional.empty();
            case SUSPENDED -> Optional.of(failed(path, Reason.SERVICE_SUSPENDED, instant));
            case WITHDRAWN -> Optional.of(failed(path, Reason.SERVICE_WITHDRAWN, instant));
        };
    }

    private static Check failed(CandidatePath path, Reason reason, Instant instant) {
        return Check.failed(CheckId.SERVICE_STATUS, reason, path.service().id() + " at " + instant);
    }
}
