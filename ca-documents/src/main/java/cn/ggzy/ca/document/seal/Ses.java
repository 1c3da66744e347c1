package cn.ggzy.ca.document.seal;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERGeneralizedTime;

/** Reads the parts of the structures one after the other; what is missing, of another type or too much is refused. */
final class Ses {
    static final String MALFORMED = "seal.malformed";
    static final String SM2_SM3 = "1.2.156.10197.1.501";
    static final int VERSION = 4;
    private static final int MAX_OCTETS = 8 * 1024 * 1024;

    private final ASN1Sequence sequence;
    private final String where;
    private int next;

    private Ses(ASN1Sequence sequence, String where) {
        this.sequence = sequence;
        this.where = where;
    }

    /** Reading with one kind of refusal for everything that goes wrong. */
    interface Reading<T> {
        T read() throws IOException, ParseException;
    }

    static <T> T guarded(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | ParseException | RuntimeException | StackOverflowError e) {
            throw e instanceof Refusal refusal ? refusal : new Refusal(MALFORMED, String.valueOf(e.getMessage()), e);
        }
    }

    static Ses parse(byte[] der, String where) throws IOException {
        if (der.length == 0 || der.length > MAX_OCTETS) {
            throw new Refusal(MALFORMED, where + " of " + der.length + " octets");
        }
        ASN1Primitive read = ASN1Primitive.fromByteArray(der);
        if (!Arrays.equals(read.getEncoded("DER"), der)) {
            throw new Refusal(MALFORMED, where + " is not DER");
        }
        return new Ses(ASN1Sequence.getInstance(read), where);
    }

    Ses sequence(String name) {
        return new Ses(ASN1Sequence.getInstance(next(name)), name);
    }

    boolean more() {
        return next < sequence.size();
    }

    int left() {
        return sequence.size() - next;
    }

    ASN1Encodable next(String name) {
        if (!more()) {
            throw new Refusal(MALFORMED, where + " lacks " + name);
        }
        return sequence.getObjectAt(next++);
    }

    int number(String name) {
        return ((ASN1Integer) next(name).toASN1Primitive()).intValueExact();
    }

    String ascii(String name) {
        return ((ASN1IA5String) next(name).toASN1Primitive()).getString();
    }

    String utf8(String name) {
        return ((ASN1UTF8String) next(name).toASN1Primitive()).getString();
    }

    byte[] octets(String name) {
        return ((ASN1OctetString) next(name).toASN1Primitive()).getOctets();
    }

    byte[] bits(String name) {
        ASN1BitString bits = (ASN1BitString) next(name).toASN1Primitive();
        if (bits.getPadBits() != 0) {
            throw new Refusal(MALFORMED, name + " is no whole number of octets");
        }
        return bits.getBytes();
    }

    String oid(String name) {
        return ((ASN1ObjectIdentifier) next(name).toASN1Primitive()).getId();
    }

    Instant time(String name) throws ParseException {
        return ((ASN1GeneralizedTime) next(name).toASN1Primitive()).getDate().toInstant();
    }

    void end() {
        if (more()) {
            throw new Refusal(MALFORMED, where + " has more than it may");
        }
    }

    byte[] encoded() throws IOException {
        return sequence.getEncoded("DER");
    }

    static ASN1GeneralizedTime time(Instant instant) {
        return new DERGeneralizedTime(Date.from(instant.truncatedTo(ChronoUnit.SECONDS)));
    }
}
