package cn.ggzy.platform.core.document;

/** Names that people give to files; kept for show only, never used as a path. */
final class FileNames {
    private static final int LONGEST = 200;

    private FileNames() {}

    static String safe(String given) {
        String plain = given.replaceAll("[\\p{Cntrl}\\\\/\"]", "_").strip();
        if (plain.isEmpty()) {
            return "document";
        }
        return plain.substring(
                0, plain.offsetByCodePoints(0, Math.min(LONGEST, plain.codePointCount(0, plain.length()))));
    }
}
