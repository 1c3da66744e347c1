package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.trade.tender.Tender;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The minutes (开标记录): what was read out, and where a bid was not opened, whose fault it was. */
final class Minutes {
    private static final Pattern FEN = Pattern.compile("[0-9]{1,15}");

    private Minutes() {}

    static Map<String, Object> of(Tender tender, Opening opening, List<Entry> entries, Instant now) {
        Map<String, Object> minutes = new LinkedHashMap<>();
        minutes.put("format", "ggzy-minutes/1");
        minutes.put("tender", tender.id().value());
        minutes.put("deadline", tender.deadline().toString());
        minutes.put("at", now.toString());
        minutes.put("bids", entries.stream().map(OpeningFacts::object).toList());
        if (!opening.differences().isEmpty()) {
            minutes.put("differences", opening.differences());
        }
        return minutes;
    }

    static String text(Tender tender, Opening opening, List<Entry> entries) {
        StringBuilder text = new StringBuilder("开标记录：").append(tender.title()).append('\n');
        entries.forEach(entry -> text.append("标段 ")
                .append(entry.bid().lot().lot())
                .append("，")
                .append(line(entry))
                .append('\n'));
        opening.differences()
                .forEach(difference -> text.append("标段 ")
                        .append(difference.lot())
                        .append("，票号 ")
                        .append(difference.ticket())
                        .append("：平台记录与链上不一致（")
                        .append(difference.code())
                        .append("），以链上为准\n"));
        return text.toString();
    }

    private static String line(Entry entry) {
        Fault fault = entry.fault();
        if (fault == null) {
            return entry.bidderName() + "（" + entry.bidder() + "）：" + figures(entry);
        }
        String ticket = "票号 " + entry.bid().ticket() + "：" + entry.code();
        return switch (fault) {
            case BIDDER -> ticket + "，因投标人原因未开启，视为撤销投标文件";
            case OTHERS -> ticket + "，因投标人之外的原因未开启，视为撤回投标文件，投标人有权要求责任方赔偿直接损失";
        };
    }

    private static String figures(Entry entry) {
        return entry.figures().entrySet().stream().map(Minutes::figure).collect(Collectors.joining("，"));
    }

    /** As it is read out: the price in yuan, the duration in days, the person in charge, anything else as the bidder wrote it. */
    private static String figure(Map.Entry<String, String> figure) {
        return switch (figure.getKey()) {
            case "price" -> "投标报价 " + yuan(figure.getValue());
            case "duration" -> "工期 " + figure.getValue() + " 日历天";
            case "manager" -> "项目负责人 " + figure.getValue();
            default -> figure.getKey() + " " + figure.getValue();
        };
    }

    /** What a bidder wrote may be anything: then it is read out as it stands, and the committee decides. */
    private static String yuan(String fen) {
        return FEN.matcher(fen).matches() ? new BigDecimal(fen).movePointLeft(2).toPlainString() + " 元" : fen;
    }
}
