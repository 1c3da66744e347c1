package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.trade.bid.Roll;
import cn.ggzy.platform.trade.tender.TenderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row as it stands in the table. */
record OpeningRow(
        String tender,
        OpeningState state,
        @Nullable Instant releaseUntil,
        @Nullable String minutes,
        @Nullable String differences,
        @Nullable String evidence,
        long version) {

    static OpeningRow of(Opening opening, @Nullable String evidence) {
        return new OpeningRow(
                opening.tender().value(),
                opening.state(),
                opening.releaseUntil(),
                opening.minutes(),
                opening.differences().isEmpty() ? null : CanonicalJson.of(opening.differences()),
                evidence,
                opening.version());
    }

    Opening opening() {
        return new Opening(
                new TenderId(tender),
                state,
                releaseUntil,
                minutes,
                differences == null
                        ? List.of()
                        : List.of(CanonicalJson.MAPPER.readValue(differences, Roll.Difference[].class)),
                version);
    }
}
