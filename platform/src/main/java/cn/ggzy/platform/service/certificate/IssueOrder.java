package cn.ggzy.platform.service.certificate;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a certificate.
 *
 * @param request the platform's number; the same one again is the same order
 * @param csr PKCS#10, DER
 * @param document SHA-256 of the paper that proves what is asked
 * @param old the certificate that is renewed or changed, DER
 */
public record IssueOrder(
        String request,
        byte[] csr,
        Identity identity,
        Medium medium,
        @Nullable String document,
        byte @Nullable [] old) {}
