package cn.ggzy.platform.trade.award;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.trade.tender.LotId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The row as it stands in the table. */
record AwardRow(
        String tender,
        String lot,
        AwardState state,
        String candidates,
        Instant publishedAt,
        Instant publicityEnds,
        @Nullable String winner,
        String passedOver,
        @Nullable Instant awardedAt,
        String act,
        String evidence,
        long version) {

    static AwardRow of(Award award, String act, String evidence) {
        return new AwardRow(
                award.lot().tender().value(),
                award.lot().lot(),
                award.state(),
                CanonicalJson.of(award.candidates()),
                award.publishedAt(),
                award.publicityEnds(),
                award.winner(),
                CanonicalJson.of(award.passedOver()),
                award.awardedAt(),
                act,
                evidence,
                award.version());
    }

    Award award() {
        return new Award(
                LotId.of(tender, lot),
                state,
                List.of(CanonicalJson.MAPPER.readValue(candidates, Ranked[].class)),
                publishedAt,
                publicityEnds,
                winner,
                CanonicalJson.MAPPER.readValue(passedOver, new TypeReference<Map<String, Cause>>() {}),
                awardedAt,
                version);
    }
}
