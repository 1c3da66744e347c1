package cn.ggzy.platform.trade.award;

import cn.ggzy.platform.trade.rule.DayCount;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;

/** The words of notices (10号令 第六条: rank, name, price, result; where to object). */
final class AwardNotices {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(DayCount.ZONE);

    private AwardNotices() {}

    static String candidates(Award award) {
        StringBuilder text = new StringBuilder("标段 ").append(award.lot().lot()).append(" 中标候选人公示\n");
        award.candidates()
                .forEach(each -> text.append("第")
                        .append(each.rank())
                        .append("名：")
                        .append(line(each))
                        .append('\n'));
        return text.append("公示截止：")
                .append(TIME.format(award.publicityEnds()))
                .append("（北京时间）。对评标结果有异议的，应当在公示期间向招标人提出。")
                .toString();
    }

    static String result(Award award) {
        String winner = award.winner() == null ? "" : award.winner();
        StringBuilder text = new StringBuilder("标段 ")
                .append(award.lot().lot())
                .append(" 中标人：")
                .append(line(award.candidate(winner)));
        award.passedOver()
                .forEach((ticket, cause) -> text.append("\n未选排名在前的候选人 ")
                        .append(award.candidate(ticket).bidderName())
                        .append("，原因：")
                        .append(words(cause)));
        return text.toString();
    }

    private static String line(Ranked each) {
        return each.bidderName() + "（" + each.bidder() + "），报价 " + BigDecimal.valueOf(each.priceFen(), 2) + " 元，得分 "
                + each.total();
    }

    private static String words(Cause cause) {
        return switch (cause) {
            case GAVE_UP -> "放弃中标";
            case FORCE_MAJEURE -> "因不可抗力不能履行合同";
            case NO_PERFORMANCE_BOND -> "未按要求提交履约保证金";
            case OFFENCE_FOUND -> "被查实存在影响中标结果的违法行为";
        };
    }
}
