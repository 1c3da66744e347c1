package cn.ggzy.ca.dialect;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.signature.Sm2Signatures.Form;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * An SM2 signature that was to hold and did not, with everything that may explain it: the form it should have, the encryption
 * certificate of the pair, user ids that programs may have taken (at most eight), the DER structure around the content.
 */
public record Sm2Question(
        byte[] content,
        byte[] signature,
        Form form,
        PublicKey key,
        Optional<PublicKey> encryptionKey,
        List<byte[]> otherIds,
        Optional<byte[]> structure) {
    private static final int MAX_CONTENT = 16 * 1024 * 1024;
    private static final int MOST_IDS = 8;

    public Sm2Question {
        if (content.length > MAX_CONTENT) {
            throw new Refusal("dialect.too-large", content.length + " octets of content");
        }
        otherIds = List.copyOf(otherIds.subList(0, Math.min(MOST_IDS, otherIds.size())));
    }

    /** Refuses with {@code key.not-allowed} a certificate with a key of another family. */
    public static Sm2Question of(byte[] certificate, Form form, byte[] content, byte[] signature) {
        return new Sm2Question(
                content, signature, form, key(certificate), Optional.empty(), List.of(), Optional.empty());
    }

    public Sm2Question withEncryptionCertificate(byte[] certificate) {
        return new Sm2Question(content, signature, form, key, Optional.of(key(certificate)), otherIds, structure);
    }

    public Sm2Question withIds(List<byte[]> ids) {
        return new Sm2Question(content, signature, form, key, encryptionKey, ids, structure);
    }

    public Sm2Question withStructure(byte[] der) {
        return new Sm2Question(content, signature, form, key, encryptionKey, otherIds, Optional.of(der));
    }

    private static PublicKey key(byte[] certificate) {
        PublicKey key = Certificates.parse(certificate).getPublicKey();
        if (KeyFamily.of(key) != KeyFamily.SM2) {
            throw new Refusal("key.not-allowed", "an SM2 diagnosis needs an SM2 key");
        }
        return key;
    }
}
