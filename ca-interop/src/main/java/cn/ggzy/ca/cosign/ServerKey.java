package cn.ggzy.ca.cosign;

/**
 * What the server keeps of a key. {@code epoch} counts refreshes; {@code refreshedBy} names the request that made it (hex, empty at
 * first), so that its repetition after a crash is known again.
 */
public record ServerKey(
        KeyId id, long epoch, byte[] publicKey, ServerShare share, byte[] pinVerifier, String refreshedBy) {
    public static ServerKey fresh(KeyId id, byte[] publicKey, ServerShare share, byte[] pinVerifier) {
        return new ServerKey(id, 0, publicKey, share, pinVerifier, "");
    }

    ServerKey refreshed(ServerShare next, byte[] newPin, String by) {
        return new ServerKey(id, epoch + 1, publicKey, next, newPin.length == 0 ? pinVerifier : newPin, by);
    }
}
