package cn.ggzy.ca.cosign;

import java.util.function.Consumer;

/** The client's part, as an application sees it. Another protocol or a certified phone module can stand here. */
public interface CosignClient {
    /** The key of both halves, uncompressed (65 octets). */
    byte[] publicKey();

    /** The DER signature over a message the person has seen, verified before it is handed out. */
    byte[] sign(byte[] message, String pin);

    /** The content of an SM2Cipher (DER, C1 C3 C2) that was encrypted to this key. */
    byte[] decrypt(byte[] cipher, String pin);

    /**
     * Changes both halves; the result is the client that counts from now on. The key stays. {@code beforeSending} gets the new half and
     * must have stored it beside the old one when it returns, or refuse where an earlier new half is stored that is not settled: after
     * a lost answer nobody knows which of the two the server is at, until it refuses one with {@code cosign.stale-share}.
     */
    CosignClient refresh(String pin, Consumer<ClientKey> beforeSending);

    /** A refresh after which another PIN counts; everything said of a refresh holds. */
    CosignClient changePin(String pin, String newPin, Consumer<ClientKey> beforeSending);
}
