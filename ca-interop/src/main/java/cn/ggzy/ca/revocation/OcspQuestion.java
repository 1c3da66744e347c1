package cn.ggzy.ca.revocation;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/** What is asked of a responder: one certificate of one issuer, with a nonce that the answer must bring back. */
public record OcspQuestion(
        X509Certificate certificate, X509Certificate issuer, Optional<byte[]> nonce, NonceRule rule) {
    /** Whether an answer may lack the nonce that was sent. One that brings another is refused in any case. */
    public enum NonceRule {
        REQUIRED,
        OPTIONAL,
        /** The responder cannot: none is sent. */
        NOT_SENT
    }

    public static OcspQuestion about(
            X509Certificate certificate, X509Certificate issuer, byte[] nonce, NonceRule rule) {
        return new OcspQuestion(
                certificate, issuer, rule == NonceRule.NOT_SENT ? Optional.empty() : Optional.of(nonce.clone()), rule);
    }

    /** As RFC 6960 4.1 writes it, the certificate named by SHA-1, which every responder knows. */
    public byte[] encoded() {
        try {
            Request one = new Request(CertIds.sha1(certificate, issuer), null);
            return new OCSPRequest(new TBSRequest(null, new DERSequence(one), extensions()), null).getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void requireNonce(Optional<byte[]> answered) {
        boolean same = nonce.isPresent()
                && answered.filter(other -> Arrays.equals(nonce.get(), other)).isPresent();
        boolean mayLack = answered.isEmpty() && rule != NonceRule.REQUIRED;
        // Without a nonce of ours, another's means nothing.
        if (!same && !mayLack && nonce.isPresent()) {
            throw new Refusal(
                    "revocation.nonce", answered.isEmpty() ? "the nonce is not brought back" : "another nonce");
        }
    }

    private @Nullable Extensions extensions() throws IOException {
        if (nonce.isEmpty()) {
            return null;
        }
        return new Extensions(new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                false,
                new DEROctetString(new DEROctetString(nonce.get()).getEncoded())));
    }
}
