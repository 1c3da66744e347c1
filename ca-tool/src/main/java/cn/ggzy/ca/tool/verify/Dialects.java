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
import cn.ggzy.ca.signature.Sm2Signatures.Form;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks in which dialect an SM2 signature was made that does not hold; other keys have no dialects. */
final class Dialects {
    private Dialects() {}

    static Optional<DialectAnswer> of(CmsDocument document, CmsSigner signer, Supplier<byte[]> content) {
        return signer.certificate()
                .filter(Dialects::isSm2)
                .flatMap(own -> answer(() ->
                        CmsDiagnosis.of(document, signer, content.get(), encrypting(own, document.certificates()))));
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
