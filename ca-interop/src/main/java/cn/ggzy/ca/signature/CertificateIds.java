package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** Finds the certificate that a signer is named by: issuer and serial number, or the key identifier. */
final class CertificateIds {
    private CertificateIds() {}

    static Optional<byte[]> find(SignerIdentifier id, List<byte[]> certificates) {
        return certificates.stream()
                .filter(certificate -> names(id.getId(), certificate))
                .findFirst();
    }

    private static boolean names(ASN1Encodable id, byte[] der) {
        Certificate certificate;
        try {
            certificate = Certificate.getInstance(der);
        } catch (RuntimeException e) {
            // Somebody else's certificate that cannot be read spoils nothing; the signer's own is then not found.
            return false;
        }
        if (id.toASN1Primitive() instanceof ASN1OctetString keyId) {
            return Arrays.equals(keyIdentifier(certificate), keyId.getOctets());
        }
        IssuerAndSerialNumber named = IssuerAndSerialNumber.getInstance(id);
        return named.getName().equals(certificate.getIssuer())
                && named.getSerialNumber().equals(certificate.getSerialNumber());
    }

    private static byte[] keyIdentifier(Certificate certificate) {
        try {
            SubjectKeyIdentifier id = certificate.getTBSCertificate().getExtensions() == null
                    ? null
                    : SubjectKeyIdentifier.fromExtensions(
                            certificate.getTBSCertificate().getExtensions());
            return id == null ? new byte[0] : id.getKeyIdentifier();
        } catch (RuntimeException e) {
            throw new Refusal(CmsStructure.MALFORMED, "a certificate's key identifier cannot be read", e);
        }
    }
}
