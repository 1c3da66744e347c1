package cn.ggzy.chain.tlog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a tile is kept: {@code tile/<L>/<N>[.p/<W>]}, entries under {@code tile/entries/} (C2SP tlog-tiles). */
public record TilePath(int level, long index, int width) {
    /** Hashes in a full tile. */
    public static final int WIDTH = 256;

    /** The level that stands for the bundles of entries. */
    public static final int ENTRIES = -1;

    private static final int MAX_LEVEL = 7;
    private static final Pattern FORM =
            Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("no tile " + level + "/" + index + "/" + width);
        }
    }

    /** A tile of hashes as it is in a log of {@code size} entries; empty when there is nothing on that level yet. */
    public static Optional<TilePath> at(int level, long index, long size) {
        long hashes = size >> 8 * Math.max(level, 0);
        long width = Math.min(hashes - index * WIDTH, WIDTH);
        return width < 1 ? Optional.empty() : Optional.of(new TilePath(level, index, (int) width));
    }

    /** Reads a path; empty for anything that is not the one spelling of a tile. */
    public static Optional<TilePath> parse(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            return Optional.empty();
        }
        int level = form.group(1).equals("entries") ? ENTRIES : Integer.parseInt(form.group(1));
        long index = Long.parseLong(form.group(2).replace("x", "").replace("/", ""));
        int width = form.group(3) == null ? WIDTH : Integer.parseInt(form.group(3));
        if (width > WIDTH) {
            return Optional.empty();
        }
        return Optional.of(new TilePath(level, index, width))
                .filter(tile -> tile.path().equals(path));
    }

    public boolean isFull() {
        return width == WIDTH;
    }

    /** The path itself. */
    public String path() {
        String name = level == ENTRIES ? "entries" : Integer.toString(level);
        String partial = isFull() ? "" : ".p/" + width;
        return "tile/" + name + "/" + number(index) + partial;
    }

    /** 1234067 is {@code x001/x234/067}. */
    private static String number(long index) {
        StringBuilder text = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            text.insert(0, String.format("x%03d/", rest % 1000));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return path();
    }
}
