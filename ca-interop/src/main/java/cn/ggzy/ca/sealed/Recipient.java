package cn.ggzy.ca.sealed;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.json.StrictObject;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One who can unwrap the content key: the digest of the certificate, and the wrapped key. */
public record Recipient(String certificate, Wrap wrap, byte[] key) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Wraps the key to the certificate's key. Whether the certificate may be used to encrypt is the judge's matter. */
    public static Recipient wrap(ContentKey key, byte[] certificateDer, SecureRandom random) {
        PublicKey to = Certificates.parse(certificateDer).getPublicKey();
        String digest = Digests.hex(Digests.sha256(certificateDer));
        return switch (KeyFamily.of(to)) {
            case SM2 -> new Recipient(digest, Wrap.SM2, Sm2Wrap.wrap(key.octets(), to, random));
            case RSA -> new Recipient(digest, Wrap.RSA_OAEP_SHA256, RsaWrap.wrap(key.octets(), to, random));
            case P256, P384 -> throw new Refusal("sealed.no-wrap", "no wrap for this key family");
        };
    }

    public ContentKey unwrap(PrivateKey own) {
        return ContentKey.of(
                switch (wrap) {
                    case SM2 -> Sm2Wrap.unwrap(key, own);
                    case RSA_OAEP_SHA256 -> RsaWrap.unwrap(key, own);
                });
    }

    static Recipient read(StrictObject json) {
        Recipient recipient = new Recipient(json.string("certificate"), wrap(json), json.base64("key"));
        if (!DIGEST.matcher(recipient.certificate).matches()) {
            throw json.refuse("certificate", "must be a digest in hex");
        }
        json.end();
        return recipient;
    }

    Map<String, Object> write() {
        return Map.of(
                "certificate", certificate,
                "wrap", wrap.id(),
                "key", Base64.getEncoder().encodeToString(key));
    }

    private static Wrap wrap(StrictObject json) {
        String id = json.string("wrap");
        return Stream.of(Wrap.values())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> json.refuse("wrap", "is not known"));
    }
}
