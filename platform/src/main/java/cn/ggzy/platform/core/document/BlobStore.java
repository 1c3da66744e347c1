package cn.ggzy.platform.core.document;

import java.io.InputStream;

/** Octets under keys, as an S3-compatible store offers them; a key is written whole or not at all. */
interface BlobStore {
    /** What was stored: its length, its SHA-256, and its hash as a leaf of RFC 9162. */
    record Put(long size, String digest, String leaf) {}

    /** Keeps nothing of what is longer than {@code largest}. */
    Put put(String key, InputStream content, long largest);

    /** As {@code put}, but keeps nothing unless the digest is the expected one; answers what came. */
    Put putExpecting(String key, InputStream content, String digest, long largest);

    boolean has(String key);

    InputStream open(String key);

    void delete(String key);
}
