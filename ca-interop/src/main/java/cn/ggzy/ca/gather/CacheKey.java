package cn.ggzy.ca.gather;

import cn.ggzy.ca.crypto.Digests;
import java.net.URI;
import java.security.cert.X509Certificate;

/** What an answer is about: for OCSP the issuer's key and the serial number, for a list the issuer's key and the distribution point. Never the address alone: one responder answers for many. */
public record CacheKey(String text) {
    static CacheKey ofAnswer(X509Certificate issuer, X509Certificate certificate) {
        return new CacheKey(
                "ocsp " + key(issuer) + " " + certificate.getSerialNumber().toString(16));
    }

    static CacheKey ofList(X509Certificate issuer, URI point) {
        return new CacheKey("crl " + key(issuer) + " " + point);
    }

    private static String key(X509Certificate issuer) {
        return Digests.hex(Digests.sha256(issuer.getPublicKey().getEncoded()));
    }
}
