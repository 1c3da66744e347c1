package cn.ggzy.platform.trade.rule;

import cn.ggzy.platform.trade.rule.Period.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How periods run: by date in Asia/Shanghai, the first day not counted, a last day that is a rest day rolls to the next working day
 * (87号令 第八十五条; the same rolling is used for tenders).
 */
public final class DayCount {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final HolidayCalendar calendar;

    DayCount(HolidayCalendar calendar) {
        this.calendar = calendar;
    }

    /** Whether at least the period lies between two moments; dates are compared, not hours (an act at 16:00 counts as its day). */
    public boolean isKept(Instant from, Instant to, Period period) {
        return period.unit() == Unit.SECONDS
                ? !to.isBefore(from.plusSeconds(period.amount()))
                : !dateOf(to).isBefore(lastDay(dateOf(from), period));
    }

    /** The moment when the period has run out: the end of its last day. */
    public Instant endOf(Instant from, Period period) {
        return period.unit() == Unit.SECONDS
                ? from.plusSeconds(period.amount())
                : lastDay(dateOf(from), period).plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /** The last day of a period in days. */
    public LocalDate lastDay(LocalDate start, Period period) {
        return switch (period.unit()) {
            case DAYS -> calendar.rolledToWork(start.plusDays(period.amount()));
            case WORKING_DAYS -> calendar.afterWorkingDays(start, period.amount());
            case SECONDS -> throw new IllegalArgumentException("seconds have no last day");
        };
    }

    /** Whether the notice on holidays for that year is not loaded yet, so that only weekends were counted as rest days. */
    public boolean isProvisional(Instant moment) {
        return !calendar.covers(dateOf(moment));
    }

    private static LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }
}
