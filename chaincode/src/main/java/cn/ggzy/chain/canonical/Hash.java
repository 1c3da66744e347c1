package cn.ggzy.chain.canonical;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest. */
public final class Hash implements Comparable<Hash> {
    /** Length in octets. */
    public static final int SIZE = 32;

    private final byte[] octets;

    private Hash(byte[] octets) {
        this.octets = octets;
    }

    /** The digest of the parts, one after the other. */
    public static Hash of(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** A digest that was computed elsewhere. */
    public static Hash fromBytes(byte[] octets) {
        if (octets.length != SIZE) {
            throw new MalformedJson("digest");
        }
        return new Hash(octets.clone());
    }

    /** Reads 64 lower-case hexadecimal digits. */
    public static Hash fromHex(String hex) {
        if (hex.length() != 2 * SIZE) {
            throw new MalformedJson("digest");
        }
        return new Hash(Hex.decode(hex));
    }

    /** The 32 octets. */
    public byte[] bytes() {
        return octets.clone();
    }

    /** Lower-case hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(octets, other.octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(octets, hash.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
