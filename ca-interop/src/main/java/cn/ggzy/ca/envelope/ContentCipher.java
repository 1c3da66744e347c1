package cn.ggzy.ca.envelope;

import cn.ggzy.ca.crypto.Bc;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How the content is encrypted. The two GCM forms are authenticated; CBC is what old kits read and protects nothing against change. */
public enum ContentCipher {
    SM4_GCM("1.2.156.10197.1.104.8", "SM4", 16, true),
    AES_256_GCM("2.16.840.1.101.3.4.1.46", "AES", 32, true),
    SM4_CBC("1.2.156.10197.1.104.2", "SM4", 16, false),
    AES_256_CBC("2.16.840.1.101.3.4.1.42", "AES", 32, false);

    static final int TAG = 16;
    static final int NONCE = 12;
    static final int BLOCK = 16;

    // What a national kit writes for SM4-CBC: the number of the cipher alone, with an IV.
    private static final String SM4_ALONE = "1.2.156.10197.1.104";

    private final String oid;
    private final String name;
    private final int keyLength;
    private final boolean authenticated;

    ContentCipher(String oid, String name, int keyLength, boolean authenticated) {
        this.oid = oid;
        this.name = name;
        this.keyLength = keyLength;
        this.authenticated = authenticated;
    }

    public boolean authenticated() {
        return authenticated;
    }

    static Optional<ContentCipher> of(String oid) {
        String known = oid.equals(SM4_ALONE) ? SM4_CBC.oid : oid;
        return Arrays.stream(values()).filter(one -> one.oid.equals(known)).findFirst();
    }

    String oid() {
        return oid;
    }

    int keyLength() {
        return keyLength;
    }

    int ivLength() {
        return authenticated ? NONCE : BLOCK;
    }

    long sealedLength(long plain) {
        return authenticated ? plain : (plain / BLOCK + 1) * BLOCK;
    }

    Cipher encrypting(byte[] key, byte[] iv) throws GeneralSecurityException {
        return authenticated
                ? cipher("/GCM/NoPadding", Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, iv))
                : cipher("/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
    }

    /** Decrypts and does not authenticate: for GCM the counter mode inside it, whose first block of text has the counter 2. */
    Cipher decrypting(byte[] key, byte[] iv) throws GeneralSecurityException {
        if (!authenticated) {
            return cipher("/CBC/PKCS5Padding", Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
        }
        byte[] counter = Arrays.copyOf(iv, BLOCK);
        counter[BLOCK - 1] = 2;
        return cipher("/CTR/NoPadding", Cipher.DECRYPT_MODE, key, new IvParameterSpec(counter));
    }

    private Cipher cipher(String mode, int direction, byte[] key, AlgorithmParameterSpec parameters)
            throws GeneralSecurityException {
        // The JDK's own cipher uses the processor's AES; Bouncy Castle's is thirty times slower.
        Provider provider = name.equals("AES") ? Security.getProvider("SunJCE") : Bc.provider();
        Cipher cipher = Cipher.getInstance(name + mode, provider);
        cipher.init(direction, new SecretKeySpec(key, name), parameters);
        return cipher;
    }
}
