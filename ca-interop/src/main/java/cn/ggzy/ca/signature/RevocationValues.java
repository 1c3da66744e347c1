package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.tlv.Der;
import cn.ggzy.ca.tlv.Tag;
import cn.ggzy.ca.tlv.TlvReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** The set that CMS calls {@code crls}: revocation lists as they are, OCSP answers as {@code id-ri-ocsp-response} (RFC 5940). */
final class RevocationValues {
    private static final byte[] OCSP = oid("1.3.6.1.5.5.7.16.2");

    private RevocationValues() {}

    static List<byte[]> crls(List<byte[]> revocations) {
        return CmsStructure.tagged(revocations, Tag.SEQUENCE);
    }

    static List<byte[]> ocspResponses(List<byte[]> revocations) {
        List<byte[]> answers = new ArrayList<>();
        for (byte[] other : CmsStructure.tagged(revocations, Tag.context(1))) {
            List<byte[]> parts = TlvReader.children(other, CmsStructure.MALFORMED);
            if (parts.size() == 2 && Arrays.equals(parts.get(0), OCSP)) {
                answers.add(parts.get(1));
            }
        }
        return answers;
    }

    static byte[] ofOcsp(byte[] response) {
        return Der.element(Tag.context(1), OCSP, response);
    }

    static byte[] oid(String id) {
        try {
            return new ASN1ObjectIdentifier(id).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new Refusal(CmsStructure.MALFORMED, id, e);
        }
    }
}
