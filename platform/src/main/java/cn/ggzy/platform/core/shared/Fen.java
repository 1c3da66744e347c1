package cn.ggzy.platform.core.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An amount of money in fen (分), the hundredth part of a yuan. */
public record Fen(@JsonValue long value) implements Comparable<Fen> {
    public Fen {
        if (value < 0) {
            throw new IllegalArgumentException("negative amount");
        }
    }

    @JsonCreator
    public static Fen of(long value) {
        return new Fen(value);
    }

    public Fen plus(Fen other) {
        return new Fen(Math.addExact(value, other.value));
    }

    @Override
    public int compareTo(Fen other) {
        return Long.compare(value, other.value);
    }
}
