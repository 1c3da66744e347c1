package cn.ggzy.ca.renewal;

import cn.ggzy.ca.timestamp.ImprintDigest;

/** Something in an archive, as far as evidence is concerned: it can be digested, again and with another algorithm. */
public interface ArchiveObject {
    byte[] digest(ImprintDigest digest);

    static ArchiveObject of(byte[] octets) {
        return digest -> digest.of(octets);
    }
}
