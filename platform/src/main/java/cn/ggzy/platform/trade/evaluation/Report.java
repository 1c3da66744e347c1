package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.trade.tender.Lot;
import cn.ggzy.platform.trade.tender.LotId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report (评标报告) with what 12号令 第四十二条 asks for; figures as text, so that every reader computes the same digest. */
final class Report {
    private Report() {}

    static String of(LotId id, Lot lot, List<Seat> seats, Tally.Result result, String minutesDigest, Instant now) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format", "ggzy-report/1");
        report.put("tender", id.tender().value());
        report.put("lot", id.lot());
        report.put("title", lot.title());
        report.put("at", now.toString());
        report.put("openingMinutes", minutesDigest);
        report.put("members", seats.stream().map(Report::member).toList());
        report.put(
                "standards",
                lot.scoring().stream()
                        .map(item -> Map.of(
                                "id", item.id(),
                                "title", item.title(),
                                "max", text(item.max()),
                                "weight", text(item.weight())))
                        .toList());
        report.put("ranking", result.ranking().stream().map(Report::candidate).toList());
        report.put("rejected", result.rejected());
        return CanonicalJson.of(report);
    }

    private static Map<String, Object> member(Seat seat) {
        return Map.of("seat", seat.seat(), "account", seat.account());
    }

    private static Map<String, Object> candidate(Candidate candidate) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("rank", candidate.rank());
        line.put("ticket", candidate.ticket());
        line.put("bidder", candidate.bidder());
        line.put("bidderName", candidate.bidderName());
        line.put("priceFen", candidate.priceFen());
        line.put("total", text(candidate.total()));
        line.put(
                "points",
                candidate.points().stream()
                        .map(points -> Map.of(
                                "id", points.id(),
                                "given",
                                        points.given().stream()
                                                .map(Report::text)
                                                .toList(),
                                "weighted", text(points.weighted())))
                        .toList());
        return line;
    }

    private static String text(BigDecimal number) {
        return number.toPlainString();
    }
}
