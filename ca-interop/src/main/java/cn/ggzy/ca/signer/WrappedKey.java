package cn.ggzy.ca.signer;

/** The wrapped key of an envelope, and how many octets the key has that its content cipher asks for. */
public record WrappedKey(Wrapping wrapping, byte[] octets, int keyLength) {}
