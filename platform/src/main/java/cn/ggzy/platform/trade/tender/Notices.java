package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.trade.rule.DayCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The words of notices (10号令: what is bought, by whom, until when, under which rules). */
final class Notices {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(DayCount.ZONE);

    private Notices() {}

    static String tender(Tender tender) {
        StringBuilder text = new StringBuilder()
                .append("项目编号：")
                .append(tender.id())
                .append('\n')
                .append("招标人：")
                .append(tender.tenderer())
                .append('\n')
                .append("招标代理机构：")
                .append(tender.agency())
                .append('\n')
                .append("投标截止时间：")
                .append(text(tender.deadline()))
                .append("（北京时间，到时即止）\n")
                .append("适用规则：")
                .append(tender.ruleSet())
                .append('/')
                .append(tender.ruleVersion())
                .append('\n')
                .append("招标文件指纹（SHA-256）：")
                .append(tender.documentDigest())
                .append('\n');
        tender.lots()
                .forEach(lot -> text.append("标段 ")
                        .append(lot.lot())
                        .append("：")
                        .append(lot.title())
                        .append(ceiling(lot))
                        .append('\n'));
        return text.toString();
    }

    static String postponement(Tender tender, String notice) {
        return "投标截止时间延至：" + text(tender.deadline()) + "（北京时间）\n" + notice;
    }

    /** A postponement that came to the chain past this platform: its words are known to whoever wrote them. */
    static String byDigest(String digest) {
        return "延期公告指纹（SHA-256）：" + digest;
    }

    private static String ceiling(Lot lot) {
        return lot.ceiling() == null
                ? ""
                : "，最高投标限价 " + BigDecimal.valueOf(lot.ceiling().value(), 2) + " 元";
    }

    private static String text(Instant moment) {
        return TIME.format(moment);
    }
}
