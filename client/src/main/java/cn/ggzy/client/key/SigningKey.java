package cn.ggzy.client.key;

import java.security.PrivateKey;
import java.util.List;

/** A person's certificate and what its key can do; the port for key files, tokens and signing services. */
public interface SigningKey {
    /** SM2-SM3, RSA-SHA256 or ECDSA-SHA256. */
    String algorithm();

    byte[] certificate();

    List<byte[]> chain();

    /** 统一社会信用代码 of the organisation; empty for a person who acts for none. */
    String uscc();

    String name();

    byte[] sign(byte[] data);

    /** For unwrapping content keys; a token would unwrap by itself. */
    PrivateKey privateKey();
}
