package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.util.BigIntegers;

/**
 * The two numbers of an SM2 signature, each from 1 to the order of the curve less 1 (GB/T 32918.2). They are written as DER or as 64
 * octets r‖s; which of them is named by the caller, because octets that happen to fit are no proof of a form.
 */
public record Sm2Pair(BigInteger r, BigInteger s) {
    private static final BigInteger ORDER =
            new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);
    private static final int FIELD = 32;
    private static final int MAX_DER = 72;
    private static final String MALFORMED = "signature.malformed";

    public Sm2Pair {
        if (outside(r) || outside(s)) {
            throw new Refusal(MALFORMED, "r or s is outside 1..n-1");
        }
    }

    /** DER and nothing else: shortest lengths, no needless leading zero, nothing behind. */
    public static Sm2Pair ofDer(byte[] der) {
        try {
            if (der.length > MAX_DER) {
                throw new IOException(der.length + " octets");
            }
            ASN1Sequence both = ASN1Sequence.getInstance(der);
            if (both.size() != 2) {
                throw new IOException(both.size() + " parts");
            }
            Sm2Pair pair = new Sm2Pair(number(both, 0), number(both, 1));
            if (!Arrays.equals(pair.der(), der)) {
                throw new IOException("not DER");
            }
            return pair;
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Refusal(MALFORMED, "no DER pair of numbers", e);
        }
    }

    /** 64 octets, each number with its leading zeros. */
    public static Sm2Pair ofRaw(byte[] raw) {
        if (raw.length != 2 * FIELD) {
            throw new Refusal(MALFORMED, raw.length + " octets where r and s have 64");
        }
        return new Sm2Pair(
                new BigInteger(1, Arrays.copyOf(raw, FIELD)),
                new BigInteger(1, Arrays.copyOfRange(raw, FIELD, 2 * FIELD)));
    }

    public byte[] der() {
        try {
            return new DERSequence(new ASN1Encodable[] {new ASN1Integer(r), new ASN1Integer(s)})
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("two numbers have an encoding", e);
        }
    }

    public byte[] raw() {
        byte[] raw = new byte[2 * FIELD];
        System.arraycopy(BigIntegers.asUnsignedByteArray(FIELD, r), 0, raw, 0, FIELD);
        System.arraycopy(BigIntegers.asUnsignedByteArray(FIELD, s), 0, raw, FIELD, FIELD);
        return raw;
    }

    private static boolean outside(BigInteger number) {
        return number.signum() <= 0 || number.compareTo(ORDER) >= 0;
    }

    private static BigInteger number(ASN1Sequence both, int index) {
        return ASN1Integer.getInstance(both.getObjectAt(index)).getValue();
    }
}
