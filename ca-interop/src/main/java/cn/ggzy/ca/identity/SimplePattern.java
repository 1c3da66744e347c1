package cn.ggzy.ca.identity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The regular expressions a rule may use: no repetition inside a repetition, no look-around, no reference back. What is left backtracks
 * by a low power of the text's length at most, and {@link Counted} ends that too.
 */
final class SimplePattern {
    private final String text;
    private final Deque<Boolean> groups = new ArrayDeque<>();
    private boolean repeats;

    private SimplePattern(String text) {
        this.text = text;
    }

    /** Why the expression is not allowed, if it is not. */
    static Optional<String> problem(String text) {
        return new SimplePattern(text).scan();
    }

    private Optional<String> scan() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
                if (next == 'k' || next == 'Q' || Character.digit(next, 10) > 0) {
                    return Optional.of("may not quote or refer back");
                }
                at += 2;
            } else if (c == '[') {
                at = behindClass(at);
            } else if (c == '(') {
                if (text.startsWith("(?", at) && !text.startsWith("(?:", at)) {
                    return Optional.of("may only have plain groups");
                }
                groups.push(repeats);
                repeats = false;
                at += text.startsWith("(?:", at) ? 3 : 1;
            } else if (c == ')') {
                boolean inside = repeats;
                at++;
                boolean repeated = isRepetition(at);
                if (inside && repeated) {
                    return Optional.of("may not repeat what repeats");
                }
                repeats = inside || repeated || (!groups.isEmpty() && groups.pop());
            } else {
                repeats |= isRepetition(at) || c == '?' || c == '|';
                at++;
            }
        }
        return Optional.empty();
    }

    private boolean isRepetition(int at) {
        return at < text.length() && "*+{".indexOf(text.charAt(at)) >= 0;
    }

    /** A class ends at its own bracket; classes may nest. */
    private int behindClass(int from) {
        int depth = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }
}
