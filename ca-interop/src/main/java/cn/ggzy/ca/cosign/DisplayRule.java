package cn.ggzy.ca.cosign;

/** Port: which messages can be shown to a person at all. The server signs nothing that it could not have displayed. */
@FunctionalInterface
public interface DisplayRule {
    /** Refuses with {@code cosign.not-showable}. */
    void require(byte[] message, byte[] publicKey);
}
