package cn.ggzy.ca.signature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A detached CMS signature that holds: by which certificate (DER), with which others in it, when its signer says it was made, and in
 * which spelling of the algorithm. Whether the certificate counts is for the judge to say.
 */
public record CmsContent(
        byte[] certificate,
        List<byte[]> certificates,
        Optional<Instant> signingTime,
        SignatureAlgorithm algorithm,
        String signatureOid) {
    public CmsContent {
        certificates = List.copyOf(certificates);
    }
}
