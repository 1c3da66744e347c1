package cn.ggzy.platform.trade.rule;

/** A length of time that a law sets, and the article that sets it. */
public record Period(int amount, Unit unit, String basis) {

    /** What is counted: dates, working dates, or (in practice sets only) plain seconds. */
    public enum Unit {
        DAYS,
        WORKING_DAYS,
        SECONDS
    }

    public Period {
        if (amount < 0) {
            throw new IllegalArgumentException("a period is not negative: " + amount);
        }
    }

    static Period days(int amount) {
        return new Period(amount, Unit.DAYS, "");
    }

    static Period workingDays(int amount) {
        return new Period(amount, Unit.WORKING_DAYS, "");
    }

    static Period seconds(int amount) {
        return new Period(amount, Unit.SECONDS, "");
    }
}
