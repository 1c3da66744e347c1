package cn.ggzy.ca.tool.verify;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.dialect.CmsDiagnosis;
import cn.ggzy.ca.dialect.Diagnosis;
import cn.ggzy.ca.dialect.Sm2Question;
import cn.ggzy.ca.dialect.UserIds;
import cn.ggzy.ca.signature.CmsDocument;
import cn.ggzy.ca.signature.CmsSigner;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.signature.Sm2Signatures.Form;
import cn.ggzy.ca.timestamp.ImprintDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;

/** Asks in which dialect an SM2 signature was made that does not hold; other keys have no dialects. */
final class Dialects {
    private Dialects() {}

    static Optional<DialectAnswer> of(CmsDocument document, CmsSigner signer, Supplier<byte[]> content) {
        return signer.certificate()
                .filter(Dialects::isSm2)
                .flatMap(own -> answer(() -> CmsDiagnosis.of(
                                document, signer, content.get(), encrypting(own, document.certificates())))
                        .map(found -> found.explains()
                                ? found.explainingOnlyIf(isAboutContent(own, signer, content.get()))
                                : found));
    }

    /**
     * A dialect in which the attributes were signed does not explain a digest among them that is of another content. Where their signature
     * holds as it is, the dialect is about that digest.
     */
    private static boolean isAboutContent(byte[] certificate, CmsSigner signer, byte[] content) {
        return signer.signedAttributes()
                .map(attributes -> RawSignatures.verify(
                                SignatureAlgorithm.SM2_SM3.id(), certificate, attributes, signer.signature())
                        || Arrays.equals(messageDigest(attributes), sm3(content)))
                .orElse(true);
    }

    /** Empty when there is none that can be read: that is no content's digest. */
    private static byte[] messageDigest(byte[] attributes) {
        try {
            Attribute named = new AttributeTable(ASN1Set.getInstance(attributes)).get(CMSAttributes.messageDigest);
            return named == null
                    ? new byte[0]
                    : ASN1OctetString.getInstance(named.getAttrValues().getObjectAt(0))
                            .getOctets();
        } catch (RuntimeException e) {
            return new byte[0];
        }
    }

    private static byte[] sm3(byte[] content) {
        return ImprintDigest.SM3.of(content);
    }

    static Optional<DialectAnswer> of(
            byte[] certificate, List<byte[]> others, Form form, byte[] content, byte[] signature) {
        return Optional.of(certificate)
                .filter(Dialects::isSm2)
                .flatMap(own -> answer(() -> {
                    Sm2Question question =
                            Sm2Question.of(own, form, content, signature).withIds(UserIds.of(own));
                    return Diagnosis.of(encrypting(own, others)
                            .map(question::withEncryptionCertificate)
                            .orElse(question));
                }));
    }

    private static Optional<DialectAnswer> answer(Supplier<Diagnosis> diagnosis) {
        try {
            return DialectAnswer.of(diagnosis.get());
        } catch (Refusal e) {
            return Optional.of(DialectAnswer.notTried(e));
        }
    }

    /** The other certificate of a pair is made out to the same name and has another key. */
    private static Optional<byte[]> encrypting(byte[] own, List<byte[]> others) {
        X509Certificate signing = Certificates.parse(own);
        return others.stream()
                .filter(Dialects::isSm2)
                .filter(one -> {
                    X509Certificate other = Certificates.parse(one);
                    return other.getSubjectX500Principal().equals(signing.getSubjectX500Principal())
                            && !other.getPublicKey().equals(signing.getPublicKey());
                })
                .findFirst();
    }

    private static boolean isSm2(byte[] certificate) {
        try {
            return KeyFamily.of(Certificates.parse(certificate).getPublicKey()) == KeyFamily.SM2;
        } catch (Refusal e) {
            return false;
        }
    }
}
