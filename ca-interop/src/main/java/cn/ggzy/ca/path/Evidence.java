package cn.ggzy.ca.path;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import java.security.cert.X509Certificate;

/** A thing that a check looked at: a certificate, revocation list or OCSP answer by {@code sha256:…} of its octets, a trust list by {@code sequence:…}. */
public record Evidence(Kind kind, String id) {
    /** What sort of thing it is. */
    public enum Kind {
        CERTIFICATE,
        REVOCATION_LIST,
        OCSP_ANSWER,
        TRUST_LIST
    }

    static Evidence of(X509Certificate certificate) {
        return new Evidence(
                Kind.CERTIFICATE, "sha256:" + Digests.hex(Digests.sha256(Certificates.encoded(certificate))));
    }
}
