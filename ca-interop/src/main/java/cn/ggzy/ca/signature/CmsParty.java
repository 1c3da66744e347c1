package cn.ggzy.ca.signature;

import java.util.List;

/** One who signs: the certificate, and the authorities above it that go into the file with it (DER). */
public record CmsParty(byte[] certificate, List<byte[]> chain) {
    public CmsParty {
        chain = List.copyOf(chain);
    }
}
