package cn.ggzy.platform.trade.award;

import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The award of a lot: published candidates, then one of them.
 *
 * @param publicityEnds from this moment on the award may be given
 * @param passedOver why each better candidate was not taken, by ticket
 */
public record Award(
        LotId lot,
        AwardState state,
        List<Ranked> candidates,
        Instant publishedAt,
        Instant publicityEnds,
        @Nullable String winner,
        Map<String, Cause> passedOver,
        @Nullable Instant awardedAt,
        long version) {

    public Award {
        candidates = List.copyOf(candidates);
        passedOver = Map.copyOf(passedOver);
    }

    static Award of(LotId lot, List<Ranked> candidates, int most, Instant now, Instant publicityEnds) {
        if (candidates.isEmpty()) {
            throw RuleViolation.conflict("award.no-candidates", Map.of("lot", lot.toString()));
        }
        List<Ranked> published = candidates.stream().limit(most).toList();
        return new Award(lot, AwardState.CANDIDATES_PUBLIC, published, now, publicityEnds, null, Map.of(), null, 0);
    }

    /**
     * Gives the award. Where the law binds the tenderer to rank 1, each better candidate must have a cause (条例 第五十五条).
     */
    Award awarded(String ticket, Map<String, Cause> causes, boolean mustAwardRankOne, Instant now) {
        if (state == AwardState.AWARDED) {
            throw RuleViolation.conflict("award.given-already", Map.of("lot", lot.toString()));
        }
        if (now.isBefore(publicityEnds)) {
            throw RuleViolation.conflict("award.publicity-running", Map.of("until", publicityEnds.toString()));
        }
        Ranked chosen = candidate(ticket);
        if (mustAwardRankOne) {
            requireCauses(chosen, causes);
        }
        return new Award(lot, AwardState.AWARDED, candidates, publishedAt, publicityEnds, ticket, causes, now, version);
    }

    Ranked candidate(String ticket) {
        return candidates.stream()
                .filter(each -> each.ticket().equals(ticket))
                .findFirst()
                .orElseThrow(() -> RuleViolation.conflict("award.not-a-candidate", Map.of("ticket", ticket)));
    }

    private void requireCauses(Ranked chosen, Map<String, Cause> causes) {
        for (Ranked better : candidates) {
            if (better.rank() < chosen.rank() && !causes.containsKey(better.ticket())) {
                throw RuleViolation.conflict("award.cause-missing", Map.of("rank", better.rank()));
            }
        }
    }
}
