package cn.ggzy.ca.dialect;

import java.time.Instant;
import java.util.List;

/** Which dialects of which authorities pass, and until when. Without an entry none does. */
public record DialectPolicy(List<DialectAllowance> allowances) {
    public DialectPolicy {
        allowances = List.copyOf(allowances);
    }

    public static DialectPolicy none() {
        return new DialectPolicy(List.of());
    }

    /** Whether a signature counts: it holds, or every departure that explains it is allowed to this authority at this instant. */
    public boolean accepts(Diagnosis diagnosis, String authority, Instant at) {
        return diagnosis.holds()
                || diagnosis
                        .finding()
                        .filter(found -> found.dialects().stream()
                                .allMatch(one -> allowances.stream()
                                        .anyMatch(allowance -> allowance.covers(authority, one, at))))
                        .isPresent();
    }
}
