package cn.ggzy.ca.tool;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.envelope.EnvelopePolicy;
import cn.ggzy.ca.envelope.Envelopes;
import cn.ggzy.ca.signer.DecrypterPort;
import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.tool.file.WholeFile;
import cn.ggzy.ca.tool.key.KeyOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How `open` takes a CMS envelope: as strictly as the library, unless the caller says otherwise. */
final class EnvelopeReading {
    private static final int SEQUENCE = 0x30;
    private static final int ARMOUR = '-';

    @Option(
            names = "--allow-unauthenticated",
            description = "Takes CBC envelopes too, which anybody on the way may have changed.")
    private boolean unauthenticated;

    @Option(names = "--allow-pkcs1", description = "Takes keys that were wrapped with RSA PKCS#1 v1.5 too.")
    private boolean pkcs1;

    /** The envelope if the file begins like one, in DER, BER or PEM; a sealed bid begins otherwise. */
    static Optional<Octets> recognised(Path file) throws IOException {
        int first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.read();
        }
        return switch (first) {
            case SEQUENCE -> Optional.of(Octets.of(file));
            case ARMOUR -> Optional.of(Octets.of(Blocks.objectOrRaw(file.toString(), Blocks.file(file))));
            default -> Optional.empty();
        };
    }

    Map<String, Object> open(Octets envelope, KeyOptions key, Path out) {
        return key.decrypting(own -> {
            try {
                return WholeFile.write(out, to -> open(envelope, own, out, to));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Map<String, Object> open(Octets envelope, DecrypterPort own, Path out, OutputStream to) throws IOException {
        MessageDigest digest = Digests.sha256();
        boolean authenticated = decrypt(envelope, own, new DigestOutputStream(to, digest));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("form", "ENVELOPE");
        json.put("authenticated", authenticated);
        json.put("out", out.toString());
        json.put("plaintext", "sha256:" + Digests.hex(digest.digest()));
        return json;
    }

    /** Whether the content was authenticated; what is not is refused before anything of it is written. */
    private boolean decrypt(Octets envelope, DecrypterPort own, OutputStream to) throws IOException {
        EnvelopePolicy policy = pkcs1 ? EnvelopePolicy.strict().withRsaPkcs1() : EnvelopePolicy.strict();
        try {
            Envelopes.open(envelope, own, policy, to);
            return true;
        } catch (Refusal e) {
            if (!unauthenticated || !e.code().equals("envelope.not-allowed")) {
                throw e;
            }
            Envelopes.open(envelope, own, policy.withUnauthenticatedContent(), to);
            return false;
        }
    }
}
