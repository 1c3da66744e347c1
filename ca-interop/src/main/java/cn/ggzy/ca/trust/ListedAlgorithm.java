package cn.ggzy.ca.trust;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyFamily;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A holder's key and the digest under the authority's signature, written {@code SM2-SM3} or {@code RSA2048-SHA256} (2048 bits or more). */
public record ListedAlgorithm(KeyFamily family, int bits, String digest) {
    private static final Pattern FORM =
            Pattern.compile("(SM2|P256|P384|RSA)([1-9][0-9]{3})?-(SM3|SHA256|SHA384|SHA512)");
    private static final Map<String, String> DIGESTS = Map.of(
            "1.2.840.113549.1.1.11", "SHA256",
            "1.2.840.113549.1.1.12", "SHA384",
            "1.2.840.113549.1.1.13", "SHA512",
            "1.2.840.10045.4.3.2", "SHA256",
            "1.2.840.10045.4.3.3", "SHA384",
            "1.2.840.10045.4.3.4", "SHA512",
            "1.2.156.10197.1.501", "SM3");

    static Optional<ListedAlgorithm> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(1).equals("RSA") != (form.group(2) != null)) {
            return Optional.empty();
        }
        return Optional.of(new ListedAlgorithm(
                KeyFamily.valueOf(form.group(1)),
                form.group(2) == null ? 0 : Integer.parseInt(form.group(2)),
                form.group(3)));
    }

    boolean fits(X509Certificate certificate) {
        return digest.equals(DIGESTS.get(certificate.getSigAlgOID())) && keyFits(certificate);
    }

    private boolean keyFits(X509Certificate certificate) {
        try {
            return KeyFamily.of(certificate.getPublicKey()) == family
                    && (!(certificate.getPublicKey() instanceof RSAPublicKey rsa)
                            || rsa.getModulus().bitLength() >= bits);
        } catch (Refusal e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return family + (bits == 0 ? "" : String.valueOf(bits)) + "-" + digest;
    }
}
