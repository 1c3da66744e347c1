package cn.ggzy.client.faults;

import cn.ggzy.client.api.Problem;
import cn.ggzy.client.api.Unreachable;

/** Whether trying again may help. */
final class Transience {
    private static final int SERVER_TROUBLE = 500;
    private static final int UNAUTHENTICATED = 401;

    /** The same bid is being settled after a break; its own answer comes later. */
    private static final String STILL_AT_WORK = "bid.changed-meanwhile";

    private Transience() {}

    /** No answer, trouble on the other side, a session or an endorsement that a restart has ended. */
    static boolean isTransient(RuntimeException failure) {
        if (failure instanceof Unreachable) return true;
        return failure instanceof Problem problem
                && (problem.status() >= SERVER_TROUBLE
                        || problem.status() == UNAUTHENTICATED
                        || problem.code().equals(STILL_AT_WORK)
                        || problem.code().startsWith("ledger."));
    }
}
