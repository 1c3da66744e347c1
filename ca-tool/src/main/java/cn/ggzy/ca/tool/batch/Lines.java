package cn.ggzy.ca.tool.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of bounded length; what is longer is skipped to its end and told as too long. */
final class Lines {
    static final int MAX_LINE = 32 * 1024 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;

    Lines(InputStream in) {
        this.in = in;
    }

    /** One line; {@code tooLong} instead of a text that nobody can keep. */
    record Line(String text, boolean tooLong) {}

    /** Nothing at the end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
        boolean any = false;
        boolean tooLong = false;
        while (fill()) {
            any = true;
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            tooLong |= line.size() + (next - from) > MAX_LINE;
            if (!tooLong) {
                line.write(buffer, from, next - from);
            }
            if (next < end) {
                next++;
                break;
            }
        }
        return any ? Optional.of(new Line(text(line, tooLong), tooLong)) : Optional.empty();
    }

    private boolean fill() throws IOException {
        if (next == end) {
            end = in.read(buffer);
            next = 0;
        }
        return end > 0;
    }

    private static String text(ByteArrayOutputStream line, boolean tooLong) {
        String text = tooLong ? "" : line.toString(StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
