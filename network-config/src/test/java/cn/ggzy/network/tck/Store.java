package cn.ggzy.network.tck;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.consistency.StoredStatement;
import cn.ggzy.chain.consistency.Submission;
import cn.ggzy.chain.consistency.Ticket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Map;

/** The store of sealed files: says that every piece of a ciphertext is there. */
final class Store {

    private final KeyPair keys;

    Store() throws Exception {
        this.keys = World.p256();
    }

    String publicKey() {
        return People.base64(keys.getPublic().getEncoded());
    }

    CanonicalJson statement(Ticket ticket, String root, long size, long chunks, Instant at) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            Submission.Sealed sealed = new Submission.Sealed(Hash.fromHex(root), size, chunks);
            String when = CanonicalJson.of(Map.of("at", at)).members().text("at");
            signature.update(StoredStatement.bytes(ticket, sealed, when));
            return CanonicalJson.of(Map.of("at", when, "signature", People.base64(signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
