package cn.ggzy.platform.core.evidence.fabric;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Who belongs to which organisation, by the roots of the connection file and not by what a peer says. */
final class Members {
    private static final int REMEMBERED = 1_000;

    private final BouncyCastleProvider provider = new BouncyCastleProvider();
    private final Map<String, List<X509Certificate>> authorities = new LinkedHashMap<>();
    private final Map<ByteString, X509Certificate> known = new ConcurrentHashMap<>();

    Members(Collection<Connection.Organisation> organisations) {
        for (Connection.Organisation organisation : organisations) {
            List<String> intermediates = organisation.intermediates();
            authorities.put(
                    organisation.mspId(),
                    Stream.concat(
                                    organisation.roots().stream(),
                                    intermediates == null ? Stream.empty() : intermediates.stream())
                            .map(pem -> certificate(pem.getBytes(StandardCharsets.US_ASCII)))
                            .toList());
        }
    }

    /** The member's certificate once it is found to be issued by its organisation. */
    X509Certificate member(String mspId, ByteString pem) {
        ByteString key = ByteString.copyFromUtf8(mspId + "\n").concat(pem);
        X509Certificate certificate = known.get(key);
        if (certificate == null) {
            certificate = checked(mspId, certificate(pem.toByteArray()));
            if (known.size() < REMEMBERED) {
                known.put(key, certificate);
            }
        }
        return certificate;
    }

    private X509Certificate checked(String mspId, X509Certificate certificate) {
        for (X509Certificate authority : authorities.getOrDefault(mspId, List.of())) {
            if (authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                    && isSignedBy(certificate, authority)) {
                return certificate;
            }
        }
        throw new Tampered("a certificate that " + mspId + " did not issue");
    }

    private boolean isSignedBy(X509Certificate certificate, X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey(), provider);
            return authority.getBasicConstraints() >= 0;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private X509Certificate certificate(byte[] pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509", provider)
                    .generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException e) {
            throw new Tampered("a certificate that cannot be read");
        }
    }

    BouncyCastleProvider provider() {
        return provider;
    }
}
