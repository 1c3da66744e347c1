package cn.ggzy.platform.trade.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DayCountPropertyTests {
    private final HolidayCalendar calendar = LawFiles.holidays();
    private final DayCount days = new DayCount(calendar);

    @Property
    void neverEndsOnARestDay(@ForAll("dates") LocalDate start, @ForAll @IntRange(max = 60) int amount) {
        assertThat(calendar.isRestDay(days.lastDay(start, Period.days(amount)))).isFalse();
        assertThat(calendar.isRestDay(days.lastDay(start, Period.workingDays(amount))))
                .isFalse();
    }

    @Property
    void isTheFirstWorkingDayThatIsLateEnough(
            @ForAll("dates") LocalDate start, @ForAll @IntRange(max = 60) int amount) {
        LocalDate last = days.lastDay(start, Period.days(amount));

        assertThat(last).isAfterOrEqualTo(start.plusDays(amount));
        assertThat(start.plusDays(amount).datesUntil(last)).allMatch(calendar::isRestDay);
    }

    @Property
    void aLaterStartNeverEndsEarlier(@ForAll("dates") LocalDate start, @ForAll @IntRange(max = 60) int amount) {
        assertThat(days.lastDay(start.plusDays(1), Period.days(amount)))
                .isAfterOrEqualTo(days.lastDay(start, Period.days(amount)));
        assertThat(days.lastDay(start.plusDays(1), Period.workingDays(amount)))
                .isAfterOrEqualTo(days.lastDay(start, Period.workingDays(amount)));
    }

    @Property
    void theHourOfTheDayDoesNotMatter(
            @ForAll("dates") LocalDate start, @ForAll("times") LocalTime first, @ForAll("times") LocalTime second) {
        assertThat(days.endOf(at(start, first), Period.days(20)))
                .isEqualTo(days.endOf(at(start, second), Period.days(20)));
    }

    @Property
    void countsAsManyWorkingDaysAsAsked(
            @ForAll("dates") LocalDate start, @ForAll @IntRange(min = 1, max = 30) int amount) {
        LocalDate last = days.lastDay(start, Period.workingDays(amount));

        assertThat(start.plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .filter(day -> !calendar.isRestDay(day))
                        .count())
                .isEqualTo(amount);
    }

    @Property
    void isKeptFromItsLastDayOn(@ForAll("dates") LocalDate start, @ForAll("times") LocalTime time) {
        Period twenty = Period.days(20);
        LocalDate last = days.lastDay(start, twenty);

        assertThat(days.isKept(at(start, time), at(last, LocalTime.MIN), twenty))
                .isTrue();
        assertThat(days.isKept(at(start, time), at(last.minusDays(1), LocalTime.MAX), twenty))
                .isFalse();
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        LocalDate first = LocalDate.parse("2025-01-01");
        return Arbitraries.integers().between(0, 729).map(first::plusDays);
    }

    @Provide
    Arbitrary<LocalTime> times() {
        return Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay);
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(DayCount.ZONE).toInstant();
    }
}
