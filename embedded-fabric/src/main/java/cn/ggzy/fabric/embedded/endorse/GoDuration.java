package cn.ggzy.fabric.embedded.endorse;

import java.time.Duration;
import java.util.Locale;

/** Durations as Fabric prints them: 15m0s, 5s, 1.5s, 250ms. */
final class GoDuration {
    private GoDuration() {}

    static String text(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + "ms";
        }
        StringBuilder text = new StringBuilder();
        if (duration.toHours() > 0) {
            text.append(duration.toHours()).append('h');
        }
        if (duration.toMinutes() > 0) {
            text.append(duration.toMinutesPart()).append('m');
        }
        int millis = duration.toMillisPart();
        String fraction = millis == 0 ? "" : ("." + String.format(Locale.ROOT, "%03d", millis)).replaceAll("0+$", "");
        return text.append(duration.toSecondsPart())
                .append(fraction)
                .append('s')
                .toString();
    }
}
