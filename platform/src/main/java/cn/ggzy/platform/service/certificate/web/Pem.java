package cn.ggzy.platform.service.certificate.web;

import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate as people have it: PEM, or the base64 of its DER. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----", Pattern.DOTALL);

    private Pem() {}

    static byte[] read(String text) {
        Matcher block = BLOCK.matcher(text);
        String base64 = block.find() ? block.group(1) : text;
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw RuleViolation.malformed("certificate.not-readable", Map.of());
        }
    }
}
