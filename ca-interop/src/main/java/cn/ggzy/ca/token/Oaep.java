package cn.ggzy.ca.token;

import cn.ggzy.ca.Refusal;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;

/** Takes the padding of RSA-OAEP (SHA-256 for both the label and the mask) off a block that a token has decrypted. */
final class Oaep {
    private Oaep() {}

    /** The first octet is zero: the number is smaller than the modulus. */
    static byte[] remove(byte[] block) {
        if (block.length == 0 || block[0] != 0) {
            throw new Refusal("sealed.wrong-key", "the wrapped key does not open with this private key");
        }
        OAEPEncoding padding = new OAEPEncoding(new Done(block.length), new SHA256Digest(), new SHA256Digest(), null);
        // The key plays no part: the private operation is done.
        padding.init(false, new CipherParameters() {});
        try {
            return padding.processBlock(block, 0, block.length);
        } catch (InvalidCipherTextException | RuntimeException e) {
            throw new Refusal("sealed.wrong-key", "the wrapped key does not open with this private key", e);
        }
    }

    /** Hands on the block as it is. */
    private record Done(int length) implements AsymmetricBlockCipher {
        @Override
        public void init(boolean forEncryption, CipherParameters parameters) {}

        @Override
        public int getInputBlockSize() {
            return length;
        }

        @Override
        public int getOutputBlockSize() {
            return length - 1;
        }

        @Override
        public byte[] processBlock(byte[] in, int from, int size) {
            return Arrays.copyOfRange(in, from + 1, from + size);
        }
    }
}
