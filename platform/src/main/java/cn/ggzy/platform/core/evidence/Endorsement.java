package cn.ggzy.platform.core.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One organisation's signature over a transaction's result, for receipts; binary values in base64.
 *
 * @param endorser the octets of the SerializedIdentity: the signature is over the response payload with these behind it; null in what was kept before
 *     they were
 */
public record Endorsement(
        String mspId, String certificate, @Nullable String endorser, String signature) {}
