package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.Instants;
import cn.ggzy.chain.deadline.Clocks;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.rule.RuleParams;
import java.time.Instant;
import java.util.Map;

/** The transaction's time, once the endorser's own clock has agreed to it. */
final class Time {
    private Time() {}

    /** T, cut to the millisecond. The clock can only refuse here: nothing of it goes on. */
    static Instant of(Ledger ledger, RuleParams params) {
        Instant claimed = ledger.txTime();
        if (!Clocks.agree(claimed, ledger.endorserClock(), params.tolerance())) {
            throw new Refusal(
                    RefusalCode.CLOCK_OUT_OF_TOLERANCE,
                    Map.of("toleranceMillis", params.tolerance().toMillis(), "at", claimed));
        }
        return Instants.toMillis(claimed);
    }
}
