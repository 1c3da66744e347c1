package cn.ggzy.platform.trade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.trade.tender.Fixtures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTests {
    private static final OpenedBid CHEAP = bid("a", 8_000_000_00L);
    private static final OpenedBid MIDDLE = bid("b", 10_000_000_00L);
    private static final OpenedBid DEAR = bid("c", 12_500_000_00L);

    @Test
    void lowestPriceOverPriceTimesWeight() {
        PriceFormula formula = new PriceFormula.LowestOverPrice();
        List<Long> all = List.of(80L, 100L, 125L);

        assertThat(all.stream().map(price -> formula.points(price, all, new BigDecimal(30))))
                .containsExactly(new BigDecimal("30.00"), new BigDecimal("24.00"), new BigDecimal("19.20"));
    }

    @Test
    void deviationFromTheTrimmedMean() {
        PriceFormula formula = new PriceFormula.MeanDeviation(BigDecimal.ONE, new BigDecimal("0.5"));
        List<Long> all = List.of(9_800_000L, 9_500_000L, 9_650_000L, 9_200_000L, 9_900_000L);

        assertThat(all.stream()
                        .map(price ->
                                formula.points(price, all, new BigDecimal(60)).toString()))
                .containsExactly("58.45", "59.23", "60.00", "57.67", "57.41");
    }

    @Test
    void aPriceFarAwayGetsNothingRatherThanLess() {
        PriceFormula formula = new PriceFormula.MeanDeviation(BigDecimal.TEN, BigDecimal.TEN);

        assertThat(formula.points(100, List.of(100L, 1_000L), new BigDecimal(30)))
                .isEqualByComparingTo("0");
    }

    @Test
    void aBidIsOutWhenTheMajorityFailsAnItem() {
        Tally.Result result = tally(passing(CHEAP, 2, 3), passing(MIDDLE, 3, 2)).count(List.of(CHEAP, MIDDLE));

        assertThat(result.rejected()).singleElement().satisfies(out -> {
            assertThat(out.ticket()).isEqualTo("a");
            assertThat(out.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.item()).isEqualTo("licence");
                assertThat(reason.against()).isEqualTo(3);
                assertThat(reason.words()).containsOnly("过期");
            });
        });
        assertThat(result.ranking()).extracting(Candidate::ticket).containsExactly("b");
    }

    @Test
    void aBidAboveTheCeilingIsOutWithoutAVote() {
        Tally.Result result = tally(passing(CHEAP, 5, 0), passing(DEAR, 5, 0)).count(List.of(CHEAP, DEAR));

        assertThat(result.rejected()).extracting(Rejection::ticket).containsExactly("c");
    }

    @Test
    void aBidWithoutAReadablePriceIsOut() {
        OpenedBid none = bid("n", 0);

        Tally.Result result = tally(passing(none, 5, 0), passing(CHEAP, 5, 0)).count(List.of(none, CHEAP));

        assertThat(result.rejected()).extracting(Rejection::ticket).containsExactly("n");
    }

    @Test
    void theRejectedDoNotMoveTheBenchmark() {
        Tally.Result result = tally(passing(CHEAP, 1, 4), passing(MIDDLE, 5, 0)).count(List.of(CHEAP, MIDDLE));

        assertThat(result.ranking().getFirst().points().getLast().weighted()).isEqualByComparingTo("30.00");
    }

    @Test
    void aTotalIsTheWeightedMeanOfAllMembers() {
        List<Form> forms = List.of(form(0, CHEAP, "80", "8"), form(1, CHEAP, "90", "9"), form(2, CHEAP, "85", "7"));

        Candidate only = new Tally(Fixtures.lot("1"), "lowest-over-price", forms)
                .count(List.of(CHEAP))
                .ranking()
                .getFirst();

        // 85 of 100 × 50 + 8 of 10 × 20 + 30
        assertThat(only.total()).isEqualByComparingTo("88.50");
    }

    @Test
    void equalTotalsGoToTheLowerPriceAndEqualPricesShareTheRank() {
        OpenedBid twin = bid("b2", MIDDLE.priceFen());
        OpenedBid cheap = bid("z", 8_000_000_00L);
        // 6 points less for the price (24 instead of 30), 6 more for the technical part: 12 of 100 × 50.
        List<Form> forms = List.of(form(0, cheap, "80", "8"), form(0, MIDDLE, "92", "8"), form(0, twin, "92", "8"));

        List<Candidate> ranking = new Tally(Fixtures.lot("1"), "lowest-over-price", forms)
                .count(List.of(MIDDLE, twin, cheap))
                .ranking();

        assertThat(ranking).extracting(Candidate::ticket).containsExactly("z", "b", "b2");
        assertThat(ranking).extracting(Candidate::rank).containsExactly(1, 2, 2);
    }

    @SafeVarargs
    private static Tally tally(List<Form>... forms) {
        return new Tally(
                Fixtures.lot("1"),
                "lowest-over-price",
                Stream.of(forms).flatMap(List::stream).toList());
    }

    private static List<Form> passing(OpenedBid bid, int in, int against) {
        List<Form> forms = new ArrayList<>();
        for (int seat = 0; seat < in + against; seat++) {
            Mark licence = new Mark("licence", seat < in, seat < in ? "" : "过期");
            forms.add(new Form(seat, bid.ticket(), List.of(licence, new Mark("safety", true, "")), scores("80", "8")));
        }
        return forms;
    }

    private static Form form(int seat, OpenedBid bid, String technical, String service) {
        return new Form(seat, bid.ticket(), List.of(), scores(technical, service));
    }

    private static List<Score> scores(String technical, String service) {
        return List.of(
                new Score("technical", new BigDecimal(technical)), new Score("service", new BigDecimal(service)));
    }

    private static OpenedBid bid(String ticket, long price) {
        return new OpenedBid(ticket, "uscc-" + ticket, "公司" + ticket, price);
    }
}
