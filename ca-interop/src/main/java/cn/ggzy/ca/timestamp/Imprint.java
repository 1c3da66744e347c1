package cn.ggzy.ca.timestamp;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** What a time stamp is over: a digest and its algorithm by object identifier, which need not be one that counts. */
public record Imprint(String algorithm, byte[] value) {
    public static Imprint of(ImprintDigest digest, byte[] data) {
        return new Imprint(digest.oid(), digest.of(data));
    }

    /** Of something that was digested elsewhere. */
    public static Imprint ofDigest(ImprintDigest digest, byte[] value) {
        return new Imprint(digest.oid(), value.clone());
    }

    /** The algorithm, when it is one that counts here and the value has its length. */
    public Optional<ImprintDigest> digest() {
        return ImprintDigest.ofOid(algorithm).filter(one -> one.length() == value.length);
    }

    public boolean same(Imprint other) {
        return algorithm.equals(other.algorithm) && MessageDigest.isEqual(value, other.value);
    }

    @Override
    public String toString() {
        return ImprintDigest.ofOid(algorithm).map(ImprintDigest::id).orElse(algorithm) + ":"
                + HexFormat.of().formatHex(value);
    }
}
