package cn.ggzy.ca.signer;

import cn.ggzy.ca.signature.SignatureAlgorithm;
import java.util.List;

/** Something that signs for one certificate: a key file, a token, a two-party key, a signing service. It never shows a private key. */
public interface SignerPort {
    SignatureAlgorithm algorithm();

    /** The certificate, DER. */
    byte[] certificate();

    /** The authorities above it as far as they are at hand, DER, nearest first. */
    List<byte[]> chain();

    /** A raw signature over the octets; refused with {@code signature.wrong-key} when the key cannot make it. */
    byte[] sign(byte[] data);
}
