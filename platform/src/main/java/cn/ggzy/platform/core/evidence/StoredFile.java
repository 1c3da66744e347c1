package cn.ggzy.platform.core.evidence;

/** Octets in the store that a row names; the comparison hashes them again. */
public sealed interface StoredFile {
    String column();

    /** A document: one fact about {@code subject} must have the digest of its octets. */
    record Stored(String column, String document, String subject) implements StoredFile {}

    /** A sealed bid: its pieces must have the promised root. */
    record Sealed(String column, String tender, String lot, String ticket, String root) implements StoredFile {}
}
