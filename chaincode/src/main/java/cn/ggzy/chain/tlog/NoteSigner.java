package cn.ggzy.chain.tlog;

import cn.ggzy.chain.canonical.Encoding;
import java.time.Instant;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Signs notes with an Ed25519 key, as a log or as a witness. */
public final class NoteSigner {
    private final Ed25519PrivateKeyParameters key;
    private final VerifierKey verifier;

    /** From the 32 octets of the private key (RFC 8032 §5.1.5). */
    public NoteSigner(String name, KeyType type, byte[] seed) {
        if (seed.length != VerifierKey.KEY) {
            throw new IllegalArgumentException("an Ed25519 key has 32 octets");
        }
        this.key = new Ed25519PrivateKeyParameters(seed, 0);
        this.verifier = new VerifierKey(name, type, key.generatePublicKey().getEncoded());
    }

    /** What others need to check the signatures. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The note with this log's signature added. */
    public SignedNote sign(SignedNote note) {
        require(KeyType.ED25519);
        return note.with(new NoteSignature(verifier.name(), verifier.id(), signature(Encoding.utf8(note.text()))));
    }

    /** The note with this witness's cosignature added: seen as consistent at that time. */
    public SignedNote cosign(SignedNote note, Instant at) {
        require(KeyType.COSIGNATURE);
        byte[] signature = signature(Cosignature.message(note, at.getEpochSecond()));
        byte[] value = Encoding.concat(Encoding.u64be(at.getEpochSecond()), signature);
        return note.with(new NoteSignature(verifier.name(), verifier.id(), value));
    }

    private void require(KeyType type) {
        if (verifier.type() != type) {
            throw new IllegalStateException("the key is for " + verifier.type());
        }
    }

    private byte[] signature(byte[] message) {
        Ed25519Signer engine = new Ed25519Signer();
        engine.init(true, key);
        engine.update(message, 0, message.length);
        return engine.generateSignature();
    }

    /** Never the private key. */
    @Override
    public String toString() {
        return "NoteSigner[" + verifier + "]";
    }
}
