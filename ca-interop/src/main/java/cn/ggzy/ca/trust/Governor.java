package cn.ggzy.ca.trust;

import java.security.cert.X509Certificate;
import java.util.Map;

/** Who decides about the list: a role and the certificate that signs for it. */
public record Governor(String role, X509Certificate certificate) {
    Map<String, Object> write() {
        return Map.of("role", role, "certificate", TrustService.base64(certificate));
    }
}
