package cn.ggzy.chain.tlog;

import cn.ggzy.chain.canonical.Encoding;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One signature line of a note: {@code — <name> <base64 of key id and signature>}. */
public record NoteSignature(String name, byte[] id, byte[] value) {
    static final int ID = 4;

    private static final Pattern FORM = Pattern.compile("\u2014 ([^+\\s]+) ([A-Za-z0-9+/]+={0,2})");

    static NoteSignature parse(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            throw new MalformedNote("signature line");
        }
        byte[] octets = VerifierKey.decode(form.group(2));
        if (octets.length <= ID) {
            throw new MalformedNote("signature line");
        }
        return new NoteSignature(
                form.group(1), Arrays.copyOf(octets, ID), Arrays.copyOfRange(octets, ID, octets.length));
    }

    boolean isBy(VerifierKey key) {
        return name.equals(key.name()) && Arrays.equals(id, key.id());
    }

    String line() {
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(Encoding.concat(id, value)) + "\n";
    }
}
