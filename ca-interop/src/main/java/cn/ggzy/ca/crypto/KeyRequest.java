package cn.ggzy.ca.crypto;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Arrays;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/**
 * The key for which somebody asks a certificate (PKCS#10, RFC 2986), with the proof that the asker has its private half. Whom the
 * certificate will name is the authority's to say, so the name in the request counts for nothing here.
 */
public record KeyRequest(KeyFamily family, byte[] publicKey) {
    private static final int MAX = 16 * 1024;

    /** Refuses octets that are no request ({@code csr.malformed}), keys that do not count, and a request that its own key did not sign ({@code csr.not-signed}). */
    public static KeyRequest read(byte[] der) {
        PKCS10CertificationRequest request = parse(der);
        byte[] spki = octets(request);
        PublicKey key = Keys.publicKey(spki);
        KeyFamily family = KeyFamily.of(key);
        if (!isSignedBy(key, request)) {
            throw new Refusal("csr.not-signed", "the request is not signed with the key it asks for");
        }
        return new KeyRequest(family, spki);
    }

    private static PKCS10CertificationRequest parse(byte[] der) {
        if (der.length == 0 || der.length > MAX || der[0] != 0x30) {
            throw new Refusal("csr.malformed", der.length + " octets that are no DER sequence of at most " + MAX);
        }
        try {
            PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
            if (Arrays.equals(request.getEncoded(), der)) {
                return request;
            }
        } catch (IOException | RuntimeException e) {
            throw new Refusal("csr.malformed", "not a PKCS#10 request", e);
        }
        throw new Refusal("csr.malformed", "trailing octets or not DER");
    }

    private static byte[] octets(PKCS10CertificationRequest request) {
        try {
            return request.getSubjectPublicKeyInfo().getEncoded();
        } catch (IOException e) {
            throw new Refusal("csr.malformed", "a key that cannot be written", e);
        }
    }

    private static boolean isSignedBy(PublicKey key, PKCS10CertificationRequest request) {
        try {
            return request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(Bc.provider())
                    .build(key));
        } catch (OperatorCreationException | PKCSException | RuntimeException e) {
            return false;
        }
    }
}
