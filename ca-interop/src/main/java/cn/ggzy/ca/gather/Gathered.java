package cn.ggzy.ca.gather;

import cn.ggzy.ca.path.Facts;
import java.util.List;

/** The facts with what could be found, and every question that was asked for it. */
public record Gathered(Facts facts, List<Asked> asked) {
    public Gathered {
        asked = List.copyOf(asked);
    }
}
