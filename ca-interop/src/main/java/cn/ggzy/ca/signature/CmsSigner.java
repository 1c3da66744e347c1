package cn.ggzy.ca.signature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a CMS says about one of its signers, before anything is verified: the certificate (DER, if it is inside or was handed in), the
 * spelling of the algorithms, what was signed beside the content, and the time stamps that were put over the signature later.
 */
public record CmsSigner(
        Optional<byte[]> certificate,
        String digestOid,
        String signatureOid,
        Optional<byte[]> signedAttributes,
        byte[] signature,
        Optional<Instant> signingTime,
        List<byte[]> timeStamps) {
    public CmsSigner {
        timeStamps = List.copyOf(timeStamps);
    }
}
