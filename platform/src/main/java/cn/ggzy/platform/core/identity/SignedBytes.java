package cn.ggzy.platform.core.identity;

import java.util.List;

/** A bare signature with the certificate that goes with it; in JSON the octets are base64. */
public record SignedBytes(String algorithm, byte[] certificate, List<byte[]> chain, byte[] value) {
    public SignedBytes {
        chain = List.copyOf(chain);
    }
}
