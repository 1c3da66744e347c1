package cn.ggzy.verifier.report;

import java.util.List;

/** One named check after it ran: how many things it looked at and what it found. */
public record Result(String check, long looked, List<Finding> findings) {

    public Outcome outcome() {
        if (has(Outcome.FAILS)) return Outcome.FAILS;
        if (looked > 0) return Outcome.HOLDS;
        return has(Outcome.STATED) ? Outcome.STATED : Outcome.NOT_CHECKED;
    }

    private boolean has(Outcome outcome) {
        return findings.stream().anyMatch(finding -> finding.outcome() == outcome);
    }
}
