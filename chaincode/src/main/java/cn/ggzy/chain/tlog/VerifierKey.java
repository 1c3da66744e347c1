package cn.ggzy.chain.tlog;

import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Hex;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A vkey: {@code <name>+<hash>+<base64 of type and key>} (C2SP signed-note). */
public final class VerifierKey {
    static final int KEY = 32;
    static final int SIGNATURE = 64;

    private static final Pattern FORM = Pattern.compile("([^+\\s]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");

    private final String name;
    private final KeyType type;
    private final byte[] key;

    public VerifierKey(String name, KeyType type, byte[] key) {
        if (key.length != KEY || name.isEmpty() || !name.matches("[^+\\s]+")) {
            throw new MalformedNote("vkey");
        }
        this.name = name;
        this.type = type;
        this.key = key.clone();
    }

    /** Reads a vkey; its hash must fit. */
    public static VerifierKey parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new MalformedNote("vkey");
        }
        byte[] octets = decode(form.group(3));
        if (octets.length != 1 + KEY) {
            throw new MalformedNote("vkey");
        }
        VerifierKey parsed =
                new VerifierKey(form.group(1), KeyType.of(octets[0]), Arrays.copyOfRange(octets, 1, octets.length));
        if (!Hex.encode(parsed.id()).equals(form.group(2))) {
            throw new MalformedNote("vkey hash");
        }
        return parsed;
    }

    public String name() {
        return name;
    }

    public KeyType type() {
        return type;
    }

    /** The first four octets of {@code SHA-256(name ‖ "\n" ‖ type ‖ key)}: in front of every signature, says by which key. */
    public byte[] id() {
        return Arrays.copyOf(
                Hash.of(Encoding.utf8(name + "\n"), new byte[] {type.octet()}, key)
                        .bytes(),
                NoteSignature.ID);
    }

    /** The text form. */
    public String text() {
        byte[] octets = Encoding.concat(new byte[] {type.octet()}, key);
        return name + "+" + Hex.encode(id()) + "+" + Base64.getEncoder().encodeToString(octets);
    }

    boolean verifies(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE) {
            return false;
        }
        try {
            Ed25519Signer engine = new Ed25519Signer();
            engine.init(false, new Ed25519PublicKeyParameters(key, 0));
            engine.update(message, 0, message.length);
            return engine.verifySignature(signature);
        } catch (IllegalArgumentException e) {
            // 32 octets that are no point of the curve: nobody can have signed with them.
            return false;
        }
    }

    static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new MalformedNote("base64");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
