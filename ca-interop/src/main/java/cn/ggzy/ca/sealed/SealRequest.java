package cn.ggzy.ca.sealed;

import java.util.List;

/** What to seal: which bid, how many octets, and the certificates (DER) of those who shall be able to open it. */
public record SealRequest(BidSlot slot, long plainSize, List<byte[]> certificates) {
    public SealRequest {
        certificates = List.copyOf(certificates);
    }
}
