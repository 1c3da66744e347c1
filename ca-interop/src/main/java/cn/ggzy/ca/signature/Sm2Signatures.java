package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.KeyFamily;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;

/** Bare SM2 signatures with SM3 (GB/T 32918.2) in either form and with any user id; both are named by the caller and never guessed. */
public final class Sm2Signatures {
    private static final int MAX_ID = 8_191;

    private Sm2Signatures() {}

    /** How r and s are put together. */
    public enum Form {
        /** The DER sequence of two integers that certificates and CMS carry. */
        DER,
        /** r‖s, 64 octets. */
        RAW
    }

    /** The user id that everybody takes who was told nothing else (GB/T 35276): 1234567812345678. */
    public static byte[] defaultId() {
        return "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] sign(PrivateKey key, byte[] userId, Form form, byte[] data) {
        try {
            Signature engine = engine(userId);
            engine.initSign(key);
            engine.update(data);
            Sm2Pair pair = Sm2Pair.ofDer(engine.sign());
            return switch (form) {
                case DER -> pair.der();
                case RAW -> pair.raw();
            };
        } catch (GeneralSecurityException e) {
            throw new Refusal("signature.wrong-key", "the key does not fit SM2-SM3", e);
        }
    }

    /** True only when the octets are a signature in this form by this key with this user id. */
    public static boolean verify(PublicKey key, byte[] userId, Form form, byte[] data, byte[] signature) {
        if (KeyFamily.of(key) != KeyFamily.SM2) {
            return false;
        }
        try {
            Sm2Pair pair = switch (form) {
                case DER -> Sm2Pair.ofDer(signature);
                case RAW -> Sm2Pair.ofRaw(signature);
            };
            Signature engine = engine(userId);
            engine.initVerify(key);
            engine.update(data);
            return engine.verify(pair.der());
        } catch (Refusal | GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature engine(byte[] userId) throws GeneralSecurityException {
        if (userId.length > MAX_ID) {
            throw new Refusal("signature.user-id-too-long", userId.length + " octets");
        }
        Signature engine = Signature.getInstance("SM3withSM2", Bc.provider());
        engine.setParameter(new SM2ParameterSpec(userId));
        return engine;
    }
}
