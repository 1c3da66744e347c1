package cn.ggzy.chain.consistency;

import static cn.ggzy.chain.canonical.Encoding.enc;
import static cn.ggzy.chain.canonical.Encoding.u64be;
import static cn.ggzy.chain.canonical.Encoding.utf8;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Remembered;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** "Every piece of this ciphertext is in the store": by law what is not completely transmitted at the deadline was not delivered. */
public final class StoredStatement {
    // Handed over explicitly, never registered; it verifies P-256 several times faster than the platform's own.
    private static final Provider PROVIDER = new BouncyCastleProvider();

    // Few, named by rules. A key that is kept also keeps what the provider computed for it.
    private static final Map<ByteBuffer, PublicKey> KEYS = new ConcurrentHashMap<>();
    private static final int MAX_KEYS = 64;

    // Where organisations share a process, as in the simulator, one answer serves them all.
    private static final Remembered<Boolean> HELD = new Remembered<>(4_096);

    private StoredStatement() {}

    /** The octets the store signs. */
    public static byte[] bytes(Ticket ticket, Submission.Sealed sealed, String at) {
        return enc(
                utf8("ggzy-stored-v1"),
                utf8(ticket.tender()),
                utf8(ticket.lot()),
                utf8(ticket.ticket()),
                sealed.root().bytes(),
                u64be(sealed.size()),
                utf8(at));
    }

    /** Whether one of the stores that the rule names has signed. */
    public static boolean holds(Submission submission, List<byte[]> storeKeys) {
        byte[] statement = bytes(
                submission.ticket(), submission.sealed(), submission.stored().atText());
        byte[] value = submission.stored().signature();
        Hash question = Hash.of(enc(statement, value, enc(storeKeys.toArray(byte[][]::new))));
        return HELD.get(question, () -> storeKeys.stream().anyMatch(key -> verifies(key, statement, value)));
    }

    private static PublicKey key(byte[] spki) throws GeneralSecurityException {
        PublicKey known = KEYS.get(ByteBuffer.wrap(spki));
        if (known != null) {
            return known;
        }
        PublicKey read = KeyFactory.getInstance("EC", PROVIDER).generatePublic(new X509EncodedKeySpec(spki));
        if (KEYS.size() < MAX_KEYS) {
            KEYS.put(ByteBuffer.wrap(spki.clone()), read);
        }
        return read;
    }

    private static boolean verifies(byte[] spki, byte[] statement, byte[] value) {
        try {
            PublicKey key = key(spki);
            Signature signature = Signature.getInstance("SHA256withECDSA", PROVIDER);
            signature.initVerify(key);
            signature.update(statement);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
