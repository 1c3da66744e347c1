package cn.ggzy.ca.token;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import java.io.IOException;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.security.auth.login.LoginException;

/**
 * An open token. A wrong PIN, a locked, missing or removed token are refusals of their own ({@code token.*}), because the holder must
 * do something else in each case. Its keys never leave it.
 */
public final class Token implements AutoCloseable {
    private final Provider provider;
    private final KeyStore keys;

    private Token(Provider provider, KeyStore keys) {
        this.provider = provider;
        this.keys = keys;
    }

    /** Logs in; the PIN is the caller's to wipe. */
    public static Token open(TokenPlace place, char[] pin) {
        Provider provider = provider(place);
        try {
            KeyStore keys = KeyStore.getInstance("PKCS11", provider);
            keys.load(null, pin);
            return new Token(provider, keys);
        } catch (IOException | GeneralSecurityException | ProviderException e) {
            throw TokenTrouble.of(e, "token.unavailable");
        }
    }

    /** The labels of its keys that have a certificate. */
    public List<String> labels() {
        try {
            List<String> labels = new ArrayList<>();
            for (String label : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(label) && keys.getCertificate(label) != null) {
                    labels.add(label);
                }
            }
            return List.copyOf(labels);
        } catch (GeneralSecurityException | ProviderException e) {
            throw TokenTrouble.of(e, "token.failed");
        }
    }

    /** A key by its label; without a label the only key there is. */
    public Pkcs11Signer signer(Optional<String> label) {
        return new Pkcs11Signer(key(label), provider);
    }

    public Pkcs11Decrypter decrypter(Optional<String> label) {
        return new Pkcs11Decrypter(key(label), provider);
    }

    /** Logs out; a token that is gone already is logged out. */
    @Override
    public void close() {
        try {
            if (provider instanceof AuthProvider token) {
                token.logout();
            }
        } catch (LoginException | ProviderException e) {
            // Nothing is left to log out of.
        }
    }

    private TokenKey key(Optional<String> wanted) {
        List<String> labels = labels();
        List<String> fitting = wanted.map(
                        label -> labels.stream().filter(label::equals).toList())
                .orElse(labels);
        if (fitting.size() != 1) {
            throw new Refusal("token.no-key", wanted.orElse("one key") + " wanted, there are " + labels);
        }
        try {
            String label = fitting.get(0);
            List<byte[]> chain = new ArrayList<>();
            for (Certificate certificate : keys.getCertificateChain(label)) {
                chain.add(certificate.getEncoded());
            }
            return TokenKey.of(
                    (PrivateKey) keys.getKey(label, null),
                    Certificates.parse(chain.get(0)),
                    chain.subList(1, chain.size()));
        } catch (GeneralSecurityException | ProviderException e) {
            throw TokenTrouble.of(e, "token.failed");
        }
    }

    private static Provider provider(TokenPlace place) {
        Provider sun = Security.getProvider("SunPKCS11");
        if (sun == null) {
            throw new Refusal("token.unavailable", "this Java has no SunPKCS11");
        }
        try {
            return sun.configure(place.configuration());
        } catch (InvalidParameterException | ProviderException | UnsatisfiedLinkError e) {
            throw TokenTrouble.of(e, "token.unavailable");
        }
    }
}
