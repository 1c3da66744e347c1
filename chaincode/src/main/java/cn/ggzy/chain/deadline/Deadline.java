package cn.ggzy.chain.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The end of bidding. A bid must arrive before it; a bid that arrives at it is late (电子招标投标办法 第二十七条). */
public record Deadline(Instant at) {
    /** Periods of the law are counted in days of this zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public boolean isOverAt(Instant time) {
        return !time.isBefore(at);
    }

    /** Closing waits a grace, in which bids that were endorsed in time are ordered. */
    public boolean mayCloseAt(Instant clock, Duration grace) {
        return !clock.isBefore(at.plus(grace));
    }

    /** Whether bidders have so many days, the day of publication not counted (招标投标法 第二十四条, 民法典 第二百零一条). */
    public boolean leaves(int days, Instant publishedAt) {
        LocalDate earliest = publishedAt.atZone(ZONE).toLocalDate().plusDays(days);
        return !at.atZone(ZONE).toLocalDate().isBefore(earliest);
    }
}
