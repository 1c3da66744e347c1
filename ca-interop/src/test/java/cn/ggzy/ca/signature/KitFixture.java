package cn.ggzy.ca.signature;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.tlv.Der;
import cn.ggzy.ca.tlv.Tag;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.Certificate;

/**
 * Builds what a national authority's kit writes, field by field and without the code under test: GM content types, version 1, algorithm
 * 301.1 with the parameter NULL, the signer's certificate, no signed attributes, a signature over the content alone.
 */
public final class KitFixture {
    static final byte[] SM3 = algorithm("1.2.156.10197.1.401");
    static final byte[] SM2_SIGN = algorithm("1.2.156.10197.1.301.1");

    private KitFixture() {}

    public static byte[] attached(PracticeKey key, byte[] content) {
        return write(key, content, true, octets -> key.sign(content));
    }

    public static byte[] detached(PracticeKey key, byte[] content) {
        return write(key, content, false, octets -> key.sign(content));
    }

    /** With another signature than a right one: {@code signing} gets the whole encapContentInfo. */
    public static byte[] write(PracticeKey key, byte[] content, boolean attached, UnaryOperator<byte[]> signing) {
        byte[] type = RevocationValues.oid(CmsForm.GM.data());
        byte[] whole =
                Der.element(Tag.SEQUENCE, type, Der.element(Tag.context(0), Der.element(Tag.OCTET_STRING, content)));
        byte[] signer = Der.element(
                Tag.SEQUENCE,
                new byte[] {2, 1, 1},
                issuerAndSerial(key.certificate()),
                SM3,
                SM2_SIGN,
                Der.element(Tag.OCTET_STRING, signing.apply(whole)));
        byte[] signedData = Der.element(
                Tag.SEQUENCE,
                new byte[] {2, 1, 1},
                Der.element(Tag.SET, SM3),
                attached ? whole : Der.element(Tag.SEQUENCE, type),
                Der.setOf(Tag.context(0), List.of(key.certificate())),
                Der.element(Tag.SET, signer));
        return Der.element(
                Tag.SEQUENCE, RevocationValues.oid(CmsForm.GM.signedData()), Der.element(Tag.context(0), signedData));
    }

    static byte[] issuerAndSerial(byte[] certificate) {
        try {
            Certificate read = Certificate.getInstance(certificate);
            return Der.element(
                    Tag.SEQUENCE,
                    read.getIssuer().getEncoded(),
                    read.getSerialNumber().getEncoded());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] algorithm(String oid) {
        return Der.element(Tag.SEQUENCE, RevocationValues.oid(oid), new byte[] {5, 0});
    }
}
