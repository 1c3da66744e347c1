package cn.ggzy.ca.cosign;

/** What the device holds: the half, how often it was refreshed, and the salt (32 octets) that blinds the PIN. */
public record ClientKey(KeyId id, long epoch, ClientShare share, byte[] deviceSalt) {}
