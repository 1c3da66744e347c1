package cn.ggzy.ca.dialect;

import cn.ggzy.ca.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** The user ids that programs are known to take out of a certificate: common name, e-mail address, key identifier as octets and as hex. */
public final class UserIds {
    private UserIds() {}

    public static List<byte[]> of(byte[] certificate) {
        try {
            Certificate read = Certificate.getInstance(certificate);
            List<byte[]> ids = new ArrayList<>();
            names(read, BCStyle.CN, ids);
            names(read, BCStyle.EmailAddress, ids);
            SubjectKeyIdentifier key = read.getTBSCertificate().getExtensions() == null
                    ? null
                    : SubjectKeyIdentifier.fromExtensions(
                            read.getTBSCertificate().getExtensions());
            if (key != null) {
                ids.add(key.getKeyIdentifier());
                ids.add(HexFormat.of().formatHex(key.getKeyIdentifier()).getBytes(StandardCharsets.US_ASCII));
            }
            return ids;
        } catch (RuntimeException e) {
            throw new Refusal("certificate.malformed", "no user ids can be taken from it", e);
        }
    }

    private static void names(Certificate certificate, ASN1ObjectIdentifier type, List<byte[]> ids) {
        for (RDN name : certificate.getSubject().getRDNs(type)) {
            ids.add(IETFUtils.valueToString(name.getFirst().getValue()).getBytes(StandardCharsets.UTF_8));
        }
    }
}
