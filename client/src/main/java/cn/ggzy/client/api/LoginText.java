package cn.ggzy.client.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a log-in challenge. The key that signs it signs acts too, so nothing but the four known lines is signed. */
record LoginText(String text) {
    private static final Duration TOLERANCE = Duration.ofMinutes(2);
    private static final Pattern FORM = Pattern.compile(
            "GGZY-LOGIN-1\norigin: ([\\x21-\\x7e]{1,200})\ntime: ([0-9TZ:.-]{1,40})\nchallenge: ([0-9a-f]{32})");

    /** What is signed for `server`, or a refusal. */
    byte[] octets(URI server, String challenge, Instant now) {
        Matcher lines = FORM.matcher(text);
        if (!lines.matches()) throw refused("the text is not a log-in text");
        if (!lines.group(1).equals(origin(server))) throw refused("the text is for " + lines.group(1));
        if (!lines.group(3).equals(challenge)) throw refused("the text is for another challenge");
        Instant time = time(lines.group(2)).orElseThrow(() -> refused("the text has no time"));
        if (Duration.between(time, now).abs().compareTo(TOLERANCE) > 0) throw otherTime(time, now);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String origin(URI server) {
        return server.getScheme() + "://" + server.getRawAuthority();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static Problem refused(String why) {
        return new Problem(0, "client.challenge-refused", why + "; nothing was signed");
    }

    private static Problem otherTime(Instant time, Instant now) {
        return new Problem(0, "client.challenge-time", "it is " + now + " here, the text says " + time);
    }
}
