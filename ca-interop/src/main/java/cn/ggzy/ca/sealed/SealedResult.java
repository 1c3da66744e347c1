package cn.ggzy.ca.sealed;

/** What sealing yields beside the file: the header, the pieces with their root, the plaintext's digest (hex), and the content key. */
public record SealedResult(SealedHeader header, Pieces pieces, String plaintextDigest, ContentKey key) {}
