package cn.ggzy.ca.crypto;

import cn.ggzy.ca.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads certificates and revocation lists strictly: DER, one object, nothing behind it. */
public final class Certificates {
    private static final int MAX_CERTIFICATE = 64 * 1024;
    private static final int MAX_CRL = 64 * 1024 * 1024;

    // A certificate that is kept also keeps its key, whose first reading costs more than a signature.
    private static final int KEPT = 1_024;
    private static final int MAX_KEPT = 4 * 1024;
    private static final Map<ByteBuffer, X509Certificate> READ = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, X509Certificate> eldest) {
            return size() > KEPT;
        }
    };

    private Certificates() {}

    /** The same octets give the same certificate, as long as it is among the last that were read. */
    public static X509Certificate parse(byte[] der) {
        if (der.length > MAX_KEPT) {
            return read(der);
        }
        ByteBuffer octets = ByteBuffer.wrap(Digests.sha256(der));
        synchronized (READ) {
            X509Certificate known = READ.get(octets);
            if (known != null) {
                return known;
            }
        }
        X509Certificate certificate = read(der);
        synchronized (READ) {
            READ.put(octets, certificate);
        }
        return certificate;
    }

    private static X509Certificate read(byte[] der) {
        requireSize(der, MAX_CERTIFICATE, "certificate.malformed");
        try {
            X509Certificate read = (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der));
            X509Certificate exact =
                    requireExact(read, read == null ? null : read.getEncoded(), der, "certificate.malformed");
            KnownExtensions.requireReadable(der);
            // A point off its curve is found only when the key is asked for. A key of an unknown algorithm is none, and
            // stays.
            Object unused = exact.getPublicKey();
            return exact;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw malformed("certificate.malformed", e);
        }
    }

    public static X509CRL parseCrl(byte[] der) {
        requireSize(der, MAX_CRL, "crl.malformed");
        try {
            X509CRL read = (X509CRL) factory().generateCRL(new ByteArrayInputStream(der));
            return requireExact(read, read == null ? null : read.getEncoded(), der, "crl.malformed");
        } catch (GeneralSecurityException | RuntimeException e) {
            throw malformed("crl.malformed", e);
        }
    }

    public static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw malformed("certificate.malformed", e);
        }
    }

    public static byte[] encoded(X509CRL crl) {
        try {
            return crl.getEncoded();
        } catch (CRLException e) {
            throw malformed("crl.malformed", e);
        }
    }

    private static CertificateFactory factory() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509", Bc.provider());
    }

    private static void requireSize(byte[] der, int limit, String code) {
        // 0x30: a DER sequence. The factory would also take PEM and PKCS#7, which nobody promised.
        if (der.length == 0 || der.length > limit || der[0] != 0x30) {
            throw new Refusal(code, der.length + " octets that are no DER sequence of at most " + limit);
        }
    }

    private static <T> T requireExact(@Nullable T read, byte @Nullable [] again, byte[] der, String code) {
        if (read == null || !Arrays.equals(again, der)) {
            throw new Refusal(code, "trailing octets or not DER");
        }
        return read;
    }

    private static Refusal malformed(String code, Exception cause) {
        return cause instanceof Refusal refusal
                ? refusal
                : new Refusal(code, String.valueOf(cause.getMessage()), cause);
    }
}
