package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.shared.Fen;
import cn.ggzy.platform.trade.evaluation.Candidate.Points;
import cn.ggzy.platform.trade.evaluation.Rejection.Reason;
import cn.ggzy.platform.trade.tender.Lot;
import cn.ggzy.platform.trade.tender.QualificationItem;
import cn.ggzy.platform.trade.tender.ScoringItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Counts the forms: majority for each condition, weighted means for the scores, ranking. Pure, so that anyone can count again. */
final class Tally {
    static final String ABOVE_CEILING = "above-ceiling";
    static final String NO_PRICE = "no-price";
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::total)
            .reversed()
            .thenComparing(Candidate::priceFen)
            .thenComparing(Candidate::ticket);

    private final Lot lot;
    private final String priceFormula;
    private final List<Form> forms;

    Tally(Lot lot, String priceFormula, List<Form> forms) {
        this.lot = lot;
        this.priceFormula = priceFormula;
        this.forms = List.copyOf(forms);
    }

    /** What the committee found. */
    record Result(List<Candidate> ranking, List<Rejection> rejected) {}

    Result count(List<OpenedBid> bids) {
        List<Rejection> rejected =
                bids.stream().flatMap(bid -> rejection(bid).stream()).toList();
        List<OpenedBid> qualified = bids.stream()
                .filter(bid -> rejected.stream().noneMatch(out -> out.ticket().equals(bid.ticket())))
                .toList();
        List<Long> prices = qualified.stream().map(OpenedBid::priceFen).toList();
        return new Result(
                ranked(qualified.stream().map(bid -> scored(bid, prices)).toList()), rejected);
    }

    private Optional<Rejection> rejection(OpenedBid bid) {
        List<Reason> reasons = new ArrayList<>();
        if (bid.priceFen() <= 0) {
            reasons.add(new Reason(NO_PRICE, forms(bid).size(), forms(bid).size(), List.of()));
        }
        Fen ceiling = lot.ceiling();
        if (ceiling != null && bid.priceFen() > ceiling.value()) {
            // 条例 第五十一条（五）: above the published ceiling; a figure, no vote.
            reasons.add(new Reason(ABOVE_CEILING, forms(bid).size(), forms(bid).size(), List.of()));
        }
        lot.qualification().forEach(item -> failed(bid, item).ifPresent(reasons::add));
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rejection(bid.ticket(), bid.bidder(), bid.bidderName(), reasons));
    }

    private Optional<Reason> failed(OpenedBid bid, QualificationItem item) {
        List<Mark> marks = forms(bid).stream()
                .flatMap(form -> form.qualification().stream())
                .filter(mark -> mark.id().equals(item.id()))
                .toList();
        List<Mark> against = marks.stream().filter(mark -> !mark.pass()).toList();
        return against.size() * 2 > marks.size()
                ? Optional.of(new Reason(
                        item.id(),
                        against.size(),
                        marks.size(),
                        against.stream().map(Mark::reason).toList()))
                : Optional.empty();
    }

    private Candidate scored(OpenedBid bid, List<Long> prices) {
        List<Points> points =
                lot.scoring().stream().map(item -> points(bid, item, prices)).toList();
        BigDecimal total = points.stream().map(Points::weighted).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Candidate(0, bid.ticket(), bid.bidder(), bid.bidderName(), bid.priceFen(), total, points);
    }

    private Points points(OpenedBid bid, ScoringItem item, List<Long> prices) {
        if (item.isPrice()) {
            PriceFormula formula = PriceFormula.of(item.formula(), priceFormula);
            return new Points(item.id(), List.of(), formula.points(bid.priceFen(), prices, item.weight()));
        }
        List<BigDecimal> given = forms(bid).stream()
                .flatMap(form -> form.scores().stream())
                .filter(score -> score.id().equals(item.id()))
                .map(Score::score)
                .toList();
        return new Points(item.id(), given, weighted(given, item));
    }

    /** Mean of all members, none dropped (87号令 第五十五条), as a part of the item's weight. */
    private static BigDecimal weighted(List<BigDecimal> given, ScoringItem item) {
        BigDecimal sum = given.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal full = item.max().multiply(BigDecimal.valueOf(Math.max(1, given.size())));
        return sum.multiply(item.weight()).divide(full, 2, RoundingMode.HALF_UP);
    }

    /** Higher total first, then the lower price; equal in both is the same rank. */
    private static List<Candidate> ranked(List<Candidate> candidates) {
        List<Candidate> sorted = candidates.stream().sorted(BEST_FIRST).toList();
        List<Candidate> ranked = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Candidate each = sorted.get(i);
            int rank =
                    i > 0 && isTied(sorted.get(i - 1), each) ? ranked.get(i - 1).rank() : i + 1;
            ranked.add(new Candidate(
                    rank,
                    each.ticket(),
                    each.bidder(),
                    each.bidderName(),
                    each.priceFen(),
                    each.total(),
                    each.points()));
        }
        return List.copyOf(ranked);
    }

    private static boolean isTied(Candidate first, Candidate second) {
        return first.total().compareTo(second.total()) == 0 && first.priceFen() == second.priceFen();
    }

    private List<Form> forms(OpenedBid bid) {
        return forms.stream().filter(form -> form.ticket().equals(bid.ticket())).toList();
    }
}
