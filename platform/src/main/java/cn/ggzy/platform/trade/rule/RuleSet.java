package cn.ggzy.platform.trade.rule;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One version of one rule set; {@code params} is what stands on the chain, word for word.
 *
 * @param industry an industry code, or {@code *}
 * @param region the leading digits of a region code, or {@code *}
 * @param until the first date it no longer holds
 */
public record RuleSet(
        String ruleSet,
        int version,
        String family,
        String industry,
        String region,
        LocalDate from,
        @Nullable LocalDate until,
        Map<String, String> title,
        JsonNode params) {
    private static final String ANY = "*";

    boolean holdsFor(Scope scope) {
        return family.equals(scope.family())
                && (industry.equals(ANY) || industry.equals(scope.industry()))
                && (region.equals(ANY) || scope.region().startsWith(region))
                && !scope.date().isBefore(from)
                && (until == null || scope.date().isBefore(until));
    }

    /** The narrower rule goes first: region before industry before the common one. */
    int narrowness() {
        return (region.equals(ANY) ? 0 : 10 * region.length()) + (industry.equals(ANY) ? 0 : 1);
    }

    public Period period(PeriodName name) {
        JsonNode period = params.path("periods").path(name.key());
        return new Period(
                period.path("amount").intValue(),
                Period.Unit.valueOf(period.path("unit").stringValue()),
                period.path("basis").stringValue(""));
    }

    public boolean isPractice() {
        return params.path("practice").booleanValue();
    }

    public int minBidders() {
        return params.path("minBidders").intValue();
    }

    public int maxCandidates() {
        return params.path("maxCandidates").intValue();
    }

    public int committeeMin() {
        return params.path("committeeMin").intValue();
    }

    public boolean mustAwardRankOne() {
        return params.path("mustAwardRankOne").booleanValue();
    }

    public long graceMillis() {
        return params.path("graceMillis").longValue();
    }

    public String priceFormula() {
        return params.path("priceFormula").stringValue();
    }
}
