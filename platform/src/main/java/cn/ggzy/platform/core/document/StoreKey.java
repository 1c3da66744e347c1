package cn.ggzy.platform.core.document;

import cn.ggzy.platform.core.shared.DurableFiles;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The store's own key (ECDSA P-256), made at first start; the rule on chain names its public half. */
@Component
public class StoreKey {
    private final PrivateKey key;
    private final String publicKey;

    StoreKey(@Value("${onenet.data}/keys") Path folder) throws GeneralSecurityException {
        Path secret = folder.resolve("store.pkcs8");
        Path open = folder.resolve("store.spki");
        if (!DurableFiles.exist(secret, open)) {
            make(secret, open);
        }
        this.key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(decoded(secret)));
        this.publicKey = DurableFiles.read(open);
    }

    /** SubjectPublicKeyInfo in base64, as the rule set carries it. */
    public String publicKey() {
        return publicKey;
    }

    byte[] sign(byte[] statement) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(statement);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path secret, Path open) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        DurableFiles.writeSecret(open, encoded(pair.getPublic().getEncoded()));
        DurableFiles.writeSecret(secret, encoded(pair.getPrivate().getEncoded()));
    }

    private static String encoded(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static byte[] decoded(Path file) {
        return Base64.getDecoder().decode(DurableFiles.read(file));
    }
}
