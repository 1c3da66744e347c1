package cn.ggzy.ca.tool.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts PEM text, bare DER or bare base64 into its objects. */
public final class Blocks {
    private static final long MAX_FILE = 256L * 1024 * 1024;
    private static final String BEGIN = "-----BEGIN ";
    private static final Pattern ARMOUR =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END ([A-Z0-9 ]+)-----");
    private static final Set<String> CERTIFICATE = Set.of("", "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");
    private static final Set<String> CRL = Set.of("", "X509 CRL", "CRL");
    private static final int SEQUENCE = 0x30;

    private Blocks() {}

    public static byte[] file(Path path) {
        try {
            if (Files.size(path) > MAX_FILE) {
                throw new Unreadable(path.toString(), "is larger than " + MAX_FILE + " octets");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new Unreadable(path.toString(), "cannot be read", e);
        }
    }

    /** At least one object, or refused. */
    public static List<Block> of(String where, byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        if (text.contains(BEGIN)) {
            return pem(where, text);
        }
        return List.of(new Block("", octets.length > 0 && octets[0] == SEQUENCE ? octets : base64(where, text)));
    }

    /** Certificates only: each one complete DER object, whatever may be wrong inside it. */
    public static List<byte[]> certificates(String where, byte[] octets) {
        return only(where, octets, CERTIFICATE, "certificate");
    }

    public static List<byte[]> crls(String where, byte[] octets) {
        return only(where, octets, CRL, "revocation list");
    }

    /** Whatever its label says: there is no agreed one for OCSP answers. */
    public static List<byte[]> objects(String where, byte[] octets) {
        return of(where, octets).stream().map(block -> complete(where, block)).toList();
    }

    /** The one object of a file in PEM, or the octets as they are: a bare signature has no form of its own. */
    public static byte[] objectOrRaw(String where, byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        return text.contains(BEGIN) ? pem(where, text).get(0).der() : octets;
    }

    private static List<byte[]> only(String where, byte[] octets, Set<String> labels, String what) {
        return of(where, octets).stream()
                .map(block -> {
                    if (!labels.contains(block.label())) {
                        throw new Unreadable(where, "is no " + what + " but " + block.label());
                    }
                    return complete(where, block);
                })
                .toList();
    }

    private static List<Block> pem(String where, String text) {
        List<Block> found = new ArrayList<>();
        Matcher armour = ARMOUR.matcher(text);
        while (armour.find()) {
            if (!armour.group(1).equals(armour.group(3))) {
                throw new Unreadable(where, "begins " + armour.group(1) + " and ends " + armour.group(3));
            }
            found.add(new Block(armour.group(1), base64(where, armour.group(2))));
        }
        if (found.size() != text.split(BEGIN, -1).length - 1) {
            throw new Unreadable(where, "has a PEM block that does not end");
        }
        return List.copyOf(found);
    }

    private static byte[] base64(String where, String text) {
        try {
            byte[] octets = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
            if (octets.length > 0) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            throw new Unreadable(where, "is neither PEM nor DER nor base64", e);
        }
        throw new Unreadable(where, "is empty");
    }

    private static byte[] complete(String where, Block block) {
        if (!isOneObject(block.der())) {
            throw new Unreadable(where, "is not one complete DER object");
        }
        return block.der();
    }

    /** A SEQUENCE whose length is that of the octets. */
    static boolean isOneObject(byte[] der) {
        if (der.length < 2 || der[0] != SEQUENCE) {
            return false;
        }
        int first = der[1] & 0xff;
        if (first < 0x80) {
            return der.length == 2 + first;
        }
        int count = first & 0x7f;
        if (count == 0 || count > 4 || der.length < 2 + count) {
            return false;
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | der[2 + i] & 0xff;
        }
        return der.length == 2 + count + length;
    }
}
