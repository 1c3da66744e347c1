package cn.ggzy.ca.dialect;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.signature.CmsDocument;
import cn.ggzy.ca.signature.CmsSigner;
import cn.ggzy.ca.signature.Sm2Signatures.Form;
import cn.ggzy.ca.tlv.Der;
import cn.ggzy.ca.tlv.Tag;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;

/** Diagnoses an SM2 signer of a CMS whose signature does not hold: the value, and the digest among the attributes. */
public final class CmsDiagnosis {
    private CmsDiagnosis() {}

    /**
     * {@code content} is what the file carries or belongs to; {@code encryptionCertificate} may be the other certificate of the pair. The
     * certificate's own names and key identifier are tried as user ids.
     */
    public static Diagnosis of(
            CmsDocument document, CmsSigner signer, byte[] content, Optional<byte[]> encryptionCertificate) {
        byte[] certificate = signer.certificate()
                .orElseThrow(() -> new Refusal("cms.malformed", "the signer's certificate is not inside"));
        byte[] signedOctets = signer.signedAttributes().orElse(content);
        Sm2Question question = Sm2Question.of(certificate, Form.DER, signedOctets, signer.signature())
                .withIds(UserIds.of(certificate));
        if (signer.signedAttributes().isEmpty()) {
            question = question.withStructure(structure(document.contentType(), content));
        }
        Diagnosis value = Diagnosis.of(
                encryptionCertificate.map(question::withEncryptionCertificate).orElse(question));
        return signer.signedAttributes().isPresent() && value.holds()
                ? digest(question, signer.signedAttributes().get(), content)
                : value;
    }

    /** The value is right over the attributes: then their digest must explain the failure. */
    private static Diagnosis digest(Sm2Question question, byte[] attributes, byte[] content) {
        byte[] named = messageDigest(attributes);
        int tried = 0;
        for (Messages.Message message : Messages.of(content, Optional.empty())) {
            tried += 2;
            if (Arrays.equals(named, Sm2Numbers.sm3(message.octets()))) {
                return message.dialects().isEmpty()
                        ? new Diagnosis(true, Optional.empty(), tried, true)
                        : found(message.dialects(), tried);
            }
            byte[] z = new Sm2Numbers(question.key()).z(Sm2Numbers.defaultId());
            if (Arrays.equals(named, Sm2Numbers.sm3(z, message.octets()))) {
                return found(join(message.dialects(), Dialect.Z_IN_DIGEST), tried);
            }
        }
        return new Diagnosis(false, Optional.empty(), tried, true);
    }

    private static Diagnosis found(List<Dialect> dialects, int tried) {
        return new Diagnosis(false, Optional.of(new Finding(dialects, Optional.empty())), tried, true);
    }

    private static List<Dialect> join(List<Dialect> some, Dialect one) {
        return java.util.stream.Stream.concat(some.stream(), java.util.stream.Stream.of(one))
                .toList();
    }

    private static byte[] messageDigest(byte[] attributes) {
        try {
            return ASN1OctetString.getInstance(new AttributeTable(ASN1Set.getInstance(attributes))
                            .get(CMSAttributes.messageDigest)
                            .getAttrValues()
                            .getObjectAt(0))
                    .getOctets();
        } catch (RuntimeException e) {
            throw new Refusal("cms.malformed", "no digest among the signed attributes", e);
        }
    }

    private static byte[] structure(String contentType, byte[] content) {
        try {
            return Der.element(
                    Tag.SEQUENCE,
                    new ASN1ObjectIdentifier(contentType).getEncoded(ASN1Encoding.DER),
                    Der.element(Tag.context(0), Der.element(Tag.OCTET_STRING, content)));
        } catch (IOException e) {
            throw new Refusal("cms.malformed", contentType, e);
        }
    }
}
