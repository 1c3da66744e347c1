package cn.ggzy.ca.tool.key;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.signer.FileSigner;
import cn.ggzy.ca.tool.file.Block;
import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.tool.file.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Reads private keys from files, told apart by what is in them. */
final class KeyFiles {
    private KeyFiles() {}

    static FileSigner read(Path file, Optional<Path> certificate, Password password) {
        byte[] octets = Blocks.file(file);
        String text = new String(octets, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{")) {
            PracticeKey key = PracticeKey.parse(text);
            return FileSigner.of(key.certificate(), key.chain(), key.privateKey());
        }
        return text.contains("-----BEGIN ")
                ? pkcs8(file, octets, certificate, password)
                : pkcs12(file, octets, password);
    }

    private static FileSigner pkcs8(Path file, byte[] octets, Optional<Path> certificate, Password password) {
        List<byte[]> chain = certificate
                .map(path -> Blocks.certificates(path.toString(), Blocks.file(path)))
                .orElseThrow(() -> new Unreadable("--cert", "is needed with a PKCS#8 key"));
        Block key = Blocks.of(file.toString(), octets).stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() -> new Unreadable(file.toString(), "has no private key"));
        byte[] plain = switch (key.label()) {
            case "PRIVATE KEY" -> key.der();
            case "ENCRYPTED PRIVATE KEY" -> decrypted(file, key.der(), password);
            default -> throw new Unreadable(file.toString(), key.label() + " is not PKCS#8");
        };
        return FileSigner.of(chain.get(0), chain.subList(1, chain.size()), plain);
    }

    private static byte[] decrypted(Path file, byte[] der, Password password) {
        char[] secret = password.read("password of " + file);
        try {
            return new PKCS8EncryptedPrivateKeyInfo(der)
                    .decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                            .setProvider(Bc.provider())
                            .build(secret))
                    .getEncoded();
        } catch (IOException | PKCSException | OperatorCreationException e) {
            throw new Unreadable(file.toString(), "does not open with this password", e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static FileSigner pkcs12(Path file, byte[] octets, Password password) {
        char[] secret = password.read("password of " + file);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12", Bc.provider());
            store.load(new ByteArrayInputStream(octets), secret);
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.getKey(alias, secret);
                if (key != null) {
                    List<byte[]> chain = new ArrayList<>();
                    for (Certificate one : store.getCertificateChain(alias)) {
                        chain.add(one.getEncoded());
                    }
                    return FileSigner.of(chain.get(0), chain.subList(1, chain.size()), key.getEncoded());
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new Unreadable(file.toString(), "is no PKCS#12 that opens with this password", e);
        } finally {
            Arrays.fill(secret, '\0');
        }
        throw new Unreadable(file.toString(), "has no private key");
    }
}
