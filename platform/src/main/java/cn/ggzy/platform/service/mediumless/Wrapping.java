package cn.ggzy.platform.service.mediumless;

import cn.ggzy.platform.core.shared.DurableFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Wraps what the database must not know in clear under a key-encryption key that lies beside it, in a file for its owner only, made at
 * first start: a copy of the database alone is no copy of the halves. A hardware module stands behind {@code ServerShare} instead.
 */
@Component
class Wrapping {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    Wrapping(@Value("${onenet.data}/keys") Path folder) {
        Path file = folder.resolve("mediumless.kek");
        if (!DurableFiles.exist(file)) {
            byte[] fresh = new byte[KEY];
            random.nextBytes(fresh);
            DurableFiles.writeSecret(file, Base64.getEncoder().encodeToString(fresh));
        }
        this.key = new SecretKeySpec(Base64.getDecoder().decode(DurableFiles.read(file)), "AES");
    }

    /** {@code place} says where the result will stand: in another place it does not unwrap. */
    byte[] wrap(byte[] secret, String place) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret, 0, place);
        byte[] wrapped = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, wrapped, NONCE, sealed.length);
        return wrapped;
    }

    byte[] unwrap(byte[] wrapped, String place) {
        return run(Cipher.DECRYPT_MODE, Arrays.copyOf(wrapped, NONCE), wrapped, NONCE, place);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, int from, String place) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a wrapped value does not fit its place or its key", e);
        }
    }
}
