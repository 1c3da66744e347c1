package cn.ggzy.chain.draw;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rule of one draw, frozen with the pool as a canonical text. */
public record DrawParams(int n, List<QuotaLine> quotas, int maxPerRegion, int maxPerEmployer) {
    private static final int MAX_POOL = 100_000;
    private static final int MAX_SEATS = 25;

    public DrawParams {
        quotas = List.copyOf(quotas);
    }

    /** Reads the text that went into the pool commitment; it must be canonical already. */
    public static DrawParams parse(String text) {
        Members members = CanonicalJson.parseCanonical(Encoding.utf8(text))
                .members()
                .only("v", "n", "quotas", "maxPerRegion", "maxPerEmployer", "replacements");
        members.number("v", 1, 1);
        if (!members.text("replacements").equals("continue")) {
            throw new MalformedJson("replacements");
        }
        DrawParams params = new DrawParams(
                members.number("n", 1, MAX_POOL),
                lines(members.list("quotas")),
                members.number("maxPerRegion", 1, MAX_SEATS),
                members.number("maxPerEmployer", 1, MAX_SEATS));
        if (params.seats() < 1 || params.seats() > MAX_SEATS) {
            throw new MalformedJson("quotas");
        }
        return params;
    }

    /** The canonical text. */
    public String text() {
        return CanonicalJson.of(Map.of(
                        "v",
                        1,
                        "n",
                        n,
                        "quotas",
                        quotas.stream()
                                .map(line -> List.of(line.specialty(), line.region(), line.seats()))
                                .toList(),
                        "maxPerRegion",
                        maxPerRegion,
                        "maxPerEmployer",
                        maxPerEmployer,
                        "replacements",
                        "continue"))
                .text();
    }

    public int seats() {
        return quotas.stream().mapToInt(QuotaLine::seats).sum();
    }

    private static List<QuotaLine> lines(List<@Nullable Object> items) {
        List<QuotaLine> lines = new ArrayList<>();
        for (Object item : items) {
            lines.add(line(item));
        }
        return lines;
    }

    private static QuotaLine line(@Nullable Object item) {
        if (item instanceof List<?> parts
                && parts.size() == 3
                && parts.get(0) instanceof String specialty
                && parts.get(1) instanceof String region
                && parts.get(2) instanceof Long seats
                && seats >= 1
                && seats <= MAX_SEATS) {
            return new QuotaLine(specialty, region, seats.intValue());
        }
        throw new MalformedJson("quotas");
    }
}
