package cn.ggzy.chain.tlog;

import cn.ggzy.chain.canonical.Hash;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The head of a log: its origin, its size, its root (C2SP tlog-checkpoint). */
public record Checkpoint(String origin, long size, Hash root) {
    private static final Pattern FORM =
            Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,18})\\n([A-Za-z0-9+/]{43}=)\\n(?:[^\\n]+\\n)*");

    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0) {
            throw new MalformedNote("checkpoint");
        }
    }

    /** Reads the text of a note; extension lines are allowed and not looked at. */
    public static Checkpoint parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new MalformedNote("checkpoint");
        }
        try {
            return new Checkpoint(
                    form.group(1), Long.parseLong(form.group(2)), Hash.fromBytes(VerifierKey.decode(form.group(3))));
        } catch (NumberFormatException e) {
            throw new MalformedNote("checkpoint size");
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
    }

    /** As a note to be signed. */
    public SignedNote note() {
        return SignedNote.of(text());
    }
}
