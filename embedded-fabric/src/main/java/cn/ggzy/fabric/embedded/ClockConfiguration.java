package cn.ggzy.fabric.embedded;

import java.time.Clock;

/** The clock of an organisation for which none was handed in. */
final class ClockConfiguration {
    static final Clock SYSTEM = Clock.systemUTC();

    private ClockConfiguration() {}
}
