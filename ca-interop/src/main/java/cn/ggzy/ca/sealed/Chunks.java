package cn.ggzy.ca.sealed;

import cn.ggzy.ca.Refusal;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts and decrypts single chunks. The nonce is the chunk's number, which is safe because a key seals one file only. */
final class Chunks {
    static final int SIZE = 65_536;
    static final int TAG = 16;

    private static final int TAG_BITS = 8 * TAG;
    private static final int NONCE = 12;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final SealedHeader header;
    private final byte[] commitment;

    Chunks(SealedHeader header, ContentKey key) {
        if (!key.commitment(header.slot()).equals(header.keyCommitment())) {
            throw new Refusal("sealed.wrong-key", "not the key that the header commits to");
        }
        this.header = header;
        this.commitment = HexFormat.of().parseHex(header.keyCommitment());
        this.key = new SecretKeySpec(key.octets(), "AES");
        try {
            // The JDK's own cipher uses the processor's AES; Bouncy Castle's is thirty times slower.
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    static long count(long plainSize) {
        return Math.max(1, (plainSize + SIZE - 1) / SIZE);
    }

    /** How much plaintext chunk {@code index} has: all but the last are full, and only an empty file has an empty one. */
    static int length(long plainSize, long index) {
        return (int) Math.min(SIZE, plainSize - index * SIZE);
    }

    byte[] seal(long index, byte[] plain, int length) {
        try {
            return start(Cipher.ENCRYPT_MODE, index).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("chunk " + index + " could not be sealed", e);
        }
    }

    byte[] open(long index, byte[] sealed, int length) {
        try {
            return start(Cipher.DECRYPT_MODE, index).doFinal(sealed, 0, length);
        } catch (AEADBadTagException e) {
            throw new Refusal("sealed.tampered", "chunk " + index + " was changed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("chunk " + index + " could not be opened", e);
        }
    }

    private Cipher start(int mode, long index) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE).putInt(0).putLong(index).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated(index));
        return cipher;
    }

    private byte[] associated(long index) {
        boolean last = index == count(header.plainSize()) - 1;
        return header.slot()
                .enc("ggzy-chunk-v1")
                .add(index)
                .add(new byte[] {(byte) (last ? 1 : 0)})
                .add(commitment)
                .octets();
    }
}
