package cn.ggzy.ca.document.ofd;

import cn.ggzy.ca.Refusal;
import java.util.Set;
import java.util.stream.Stream;

/** The names of files in a package, and how one file names another. */
final class Locations {
    private static final int MAX_LENGTH = 512;
    private static final Set<String> STEPS = Set.of("", ".", "..");

    private Locations() {}

    /** Names only files below the root, in one spelling. */
    static String requirePlain(String name) {
        boolean plain = name.length() <= MAX_LENGTH
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl)
                && Stream.of(name.split("/", -1)).noneMatch(STEPS::contains);
        if (!plain) {
            throw new Refusal(OfdPackage.MALFORMED, "a file name that leads elsewhere");
        }
        return name;
    }

    /** From the root when it begins with a slash, from the naming file's folder otherwise. */
    static String resolve(String from, String location) {
        String trimmed = location.strip();
        return requirePlain(trimmed.startsWith("/") ? trimmed.substring(1) : folder(from) + trimmed);
    }

    /** With its slash, or empty for the root. */
    static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }
}
