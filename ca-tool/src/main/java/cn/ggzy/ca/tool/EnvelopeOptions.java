package cn.ggzy.ca.tool;

import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.envelope.ContentCipher;
import cn.ggzy.ca.envelope.EnvelopeRequest;
import cn.ggzy.ca.envelope.Envelopes;
import cn.ggzy.ca.signature.CmsForm;
import cn.ggzy.ca.tool.file.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How `seal` writes a CMS envelope. */
final class EnvelopeOptions {
    @Option(names = "--envelope", description = "A CMS envelope instead of a sealed bid.")
    private boolean envelope;

    @Option(
            names = "--gm",
            description = "With the identifiers of GB/T 35275; its only kind of envelope is not authenticated.")
    private boolean gm;

    @Option(
            names = "--cipher",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default: SM4_GCM, with --gm SM4_CBC).")
    private @Nullable ContentCipher cipher;

    boolean wanted() {
        return envelope;
    }

    /** Something was said that only envelopes have. */
    boolean said() {
        return gm || cipher != null;
    }

    Map<String, Object> seal(List<byte[]> recipients, Path file, Path out) throws IOException {
        CmsForm form = gm ? CmsForm.GM : CmsForm.STANDARD;
        ContentCipher chosen = cipher != null ? cipher : gm ? ContentCipher.SM4_CBC : ContentCipher.SM4_GCM;
        EnvelopeRequest request = new EnvelopeRequest(form, chosen, recipients, false, Files.size(file));
        MessageDigest digest = WholeFile.write(out, to -> {
            MessageDigest plain = Digests.sha256();
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), plain)) {
                Envelopes.seal(request, in, to, new SecureRandom());
            }
            return plain;
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("form", "ENVELOPE");
        json.put("family", form.name());
        json.put("cipher", chosen.name());
        json.put("authenticated", chosen.authenticated());
        json.put("out", out.toString());
        json.put("plaintext", "sha256:" + Digests.hex(digest.digest()));
        json.put("recipients", recipients.size());
        return json;
    }
}
