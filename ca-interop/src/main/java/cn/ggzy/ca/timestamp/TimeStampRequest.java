package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.jspecify.annotations.Nullable;

/** A request of RFC 3161; it always asks for the authority's certificate, because the token has to be judged without anybody's help. */
public record TimeStampRequest(Imprint imprint, Optional<String> policy, Optional<BigInteger> nonce) {
    static final int MAX_OCTETS = 16 * 1024;
    private static final int NONCE_BITS = 64;

    /** With a fresh nonce, so that an old answer cannot be passed off as a new one. */
    public static TimeStampRequest fresh(Imprint imprint, SecureRandom random) {
        return new TimeStampRequest(
                imprint, Optional.empty(), Optional.of(new BigInteger(NONCE_BITS, random).setBit(NONCE_BITS - 1)));
    }

    public TimeStampRequest withPolicy(String oid) {
        return new TimeStampRequest(imprint, Optional.of(oid), nonce);
    }

    /** The octets to send. */
    public byte[] encoded() {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        policy.ifPresent(oid -> generator.setReqPolicy(new ASN1ObjectIdentifier(oid)));
        @Nullable BigInteger number = nonce.orElse(null);
        try {
            return generator
                    .generate(new ASN1ObjectIdentifier(imprint.algorithm()), imprint.value(), number)
                    .getEncoded();
        } catch (IOException | RuntimeException e) {
            throw new Refusal("timestamp.malformed", "request that cannot be written", e);
        }
    }

    /** Reads what a client sent; refuses with {@code timestamp.malformed}. */
    public static TimeStampRequest parse(byte[] octets) {
        Strict.requireOne(octets, MAX_OCTETS);
        try {
            org.bouncycastle.tsp.TimeStampRequest read = new org.bouncycastle.tsp.TimeStampRequest(octets);
            return new TimeStampRequest(
                    new Imprint(read.getMessageImprintAlgOID().getId(), read.getMessageImprintDigest()),
                    Optional.ofNullable(read.getReqPolicy()).map(ASN1ObjectIdentifier::getId),
                    Optional.ofNullable(read.getNonce()));
        } catch (IOException | RuntimeException e) {
            throw Strict.malformed(e);
        }
    }
}
