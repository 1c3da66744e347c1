package cn.ggzy.ca.path.rfc5280;

import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict;
import java.util.Optional;

/** The verdict that the RFC's text asks for, its reason, and for a structure that is wrong the rule that says so. */
record Expected(Verdict.Status status, Reason reason, Optional<String> rule) {
    static final Expected VALID = new Expected(Verdict.Status.VALID, Reason.OK, Optional.empty());

    static Expected invalid(Reason reason) {
        return new Expected(Verdict.Status.INVALID, reason, Optional.empty());
    }

    static Expected undetermined(Reason reason) {
        return new Expected(Verdict.Status.UNDETERMINED, reason, Optional.empty());
    }

    static Expected broken(String rule) {
        return new Expected(Verdict.Status.INVALID, Reason.STRUCTURE_WRONG, Optional.of("strict." + rule));
    }
}
