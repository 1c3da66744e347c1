package cn.ggzy.ca.cosign;

/** The server's part, as the client's transport sees it. Another protocol or a licensed CA's service can stand here. */
public interface CosignServer {
    /** Opens the one session of a key. For {@code SIGN} the message is what the person is shown; otherwise it is empty. */
    SessionId open(KeyId key, SessionPurpose purpose, byte[] message);

    Signing.Answer sign(Signing.Request request);

    Decryption.Answer decrypt(Decryption.Request request);

    Refresh.Answer refresh(Refresh.Request request);

    /** Gives an unanswered session up. */
    void abort(KeyId key, SessionId session);
}
