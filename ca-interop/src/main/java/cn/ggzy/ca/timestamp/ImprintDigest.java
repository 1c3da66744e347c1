package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.stream.Stream;

/** The digests that a time stamp or an archive may rest on. */
public enum ImprintDigest {
    SM3("SM3", "1.2.156.10197.1.401", 32),
    SHA_256("SHA-256", "2.16.840.1.101.3.4.2.1", 32),
    SHA_384("SHA-384", "2.16.840.1.101.3.4.2.2", 48),
    SHA_512("SHA-512", "2.16.840.1.101.3.4.2.3", 64);

    private final String id;
    private final String oid;
    private final int length;

    ImprintDigest(String id, String oid, int length) {
        this.id = id;
        this.oid = oid;
        this.length = length;
    }

    /** By its name here, such as {@code SM3}; refused with {@code timestamp.digest}. */
    public static ImprintDigest of(String id) {
        return Stream.of(values())
                .filter(one -> one.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("timestamp.digest", id));
    }

    /** By its object identifier. */
    public static Optional<ImprintDigest> ofOid(String oid) {
        return Stream.of(values()).filter(one -> one.oid.equals(oid)).findFirst();
    }

    public String id() {
        return id;
    }

    public String oid() {
        return oid;
    }

    /** Octets of a digest. */
    public int length() {
        return length;
    }

    public byte[] of(byte[] data) {
        return engine().digest(data);
    }

    /** For what is too large to be held at once. */
    public MessageDigest engine() {
        try {
            return MessageDigest.getInstance(id, Bc.provider());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the provider lacks " + id, e);
        }
    }
}
