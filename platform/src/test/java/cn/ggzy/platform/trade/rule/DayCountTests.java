package cn.ggzy.platform.trade.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class DayCountTests {
    private final DayCount days = new DayCount(LawFiles.holidays());

    @Test
    void aNoticeInTheAfternoonAndAnOpeningInTheMorningOfDayTwentyIsLegal() {
        assertThat(days.isKept(at("2026-03-03T16:00:00+08:00"), at("2026-03-23T09:00:00+08:00"), Period.days(20)))
                .isTrue();
    }

    @Test
    void dayNineteenIsTooEarlyHoweverLateItIs() {
        assertThat(days.isKept(at("2026-03-03T00:00:00+08:00"), at("2026-03-22T23:59:59+08:00"), Period.days(20)))
                .isFalse();
    }

    @Test
    void theDateIsTheOneInShanghai() {
        // 2026-03-02T16:30Z is already the third of March in Shanghai.
        assertThat(days.isKept(at("2026-03-02T16:30:00Z"), at("2026-03-22T10:00:00Z"), Period.days(20)))
                .isFalse();
    }

    @Test
    void aLastDayOnTheNationalHolidayRollsBehindIt() {
        assertThat(days.lastDay(LocalDate.parse("2026-09-28"), Period.days(3))).isEqualTo("2026-10-08");
    }

    @Test
    void aWeekendThatIsWorkedIsNoRestDay() {
        assertThat(days.lastDay(LocalDate.parse("2026-10-07"), Period.days(3))).isEqualTo("2026-10-10");
    }

    @Test
    void publicityRunsOutAtTheEndOfItsLastDay() {
        assertThat(days.endOf(at("2026-03-03T08:00:00+08:00"), Period.days(3)))
                .isEqualTo(at("2026-03-07T00:00:00+08:00"));
    }

    @Test
    void publicityDoesNotEndOnAHoliday() {
        // Day three is a Sunday: Monday counts to its end.
        assertThat(days.endOf(at("2026-03-05T08:00:00+08:00"), Period.days(3)))
                .isEqualTo(at("2026-03-10T00:00:00+08:00"));
    }

    @Test
    void workingDaysSkipTheSpringFestival() {
        // 14 February is a worked Saturday, the 15th to the 23rd are free.
        assertThat(days.lastDay(LocalDate.parse("2026-02-13"), Period.workingDays(3)))
                .isEqualTo("2026-02-25");
    }

    @Test
    void secondsAreExact() {
        Instant from = at("2026-03-03T09:00:00+08:00");

        assertThat(days.isKept(from, from.plusSeconds(5), Period.seconds(5))).isTrue();
        assertThat(days.isKept(from, from.plusMillis(4_999), Period.seconds(5))).isFalse();
    }

    @Test
    void saysWhenTheYearsNoticeIsMissing() {
        assertThat(days.isProvisional(at("2031-01-05T09:00:00+08:00"))).isTrue();
        assertThat(days.isProvisional(at("2026-01-05T09:00:00+08:00"))).isFalse();
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
