package cn.ggzy.platform.trade.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which dates are rest days: weekends, changed by the State Council's yearly notice (调休).
 *
 * @param years the years whose notice is loaded; for any other year weekends alone count, and a decision says that it is provisional
 */
record HolidayCalendar(Set<Integer> years, Set<LocalDate> holidays, Set<LocalDate> workingWeekends) {

    boolean isRestDay(LocalDate date) {
        if (workingWeekends.contains(date)) {
            return false;
        }
        return holidays.contains(date)
                || date.getDayOfWeek() == DayOfWeek.SATURDAY
                || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    boolean covers(LocalDate date) {
        return years.contains(date.getYear());
    }

    LocalDate rolledToWork(LocalDate date) {
        LocalDate day = date;
        while (isRestDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    LocalDate afterWorkingDays(LocalDate start, int amount) {
        LocalDate day = start;
        for (int left = amount; left > 0; left--) {
            day = rolledToWork(day.plusDays(1));
        }
        return rolledToWork(day);
    }
}
