package cn.ggzy.ca.path;

/** One named check: how it ended, why, and on which evidence. */
public record Check(CheckId id, Outcome outcome, Reason reason, String evidence) {
    static Check passed(CheckId id, String evidence) {
        return new Check(id, Outcome.PASSED, Reason.OK, evidence);
    }

    static Check failed(CheckId id, Reason reason, String evidence) {
        return new Check(id, Outcome.FAILED, reason, evidence);
    }

    static Check undetermined(CheckId id, Reason reason, String evidence) {
        return new Check(id, Outcome.UNDETERMINED, reason, evidence);
    }

    Check under(Policy policy) {
        boolean good = outcome == Outcome.PASSED || policy.level(id) == Level.FAIL;
        return good ? this : new Check(id, Outcome.WARNED, reason, evidence);
    }
}
