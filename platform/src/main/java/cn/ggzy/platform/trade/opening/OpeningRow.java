package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.trade.tender.TenderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row as it stands in the table. */
record OpeningRow(
        String tender,
        OpeningState state,
        @Nullable Instant releaseUntil,
        @Nullable String minutes,
        @Nullable String evidence,
        long version) {

    static OpeningRow of(Opening opening, @Nullable String evidence) {
        return new OpeningRow(
                opening.tender().value(),
                opening.state(),
                opening.releaseUntil(),
                opening.minutes(),
                evidence,
                opening.version());
    }

    Opening opening() {
        return new Opening(new TenderId(tender), state, releaseUntil, minutes, version);
    }
}
