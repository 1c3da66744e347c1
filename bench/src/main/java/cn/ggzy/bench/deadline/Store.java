package cn.ggzy.bench.deadline;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Instants;
import cn.ggzy.chain.consistency.StoredStatement;
import cn.ggzy.chain.consistency.Submission;
import cn.ggzy.chain.consistency.Ticket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Map;

/** The store of sealed files, which says that every piece of a ciphertext is there. */
final class Store {
    private final KeyPair keys;

    Store() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicKey() {
        return Crowd.base64(keys.getPublic().getEncoded());
    }

    Map<String, Object> statement(Ticket ticket, Hash root, long size, long chunks, Instant at) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(
                    StoredStatement.bytes(ticket, new Submission.Sealed(root, size, chunks), Instants.format(at)));
            return Map.of("at", at, "signature", Crowd.base64(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
