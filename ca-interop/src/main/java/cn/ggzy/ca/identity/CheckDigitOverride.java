package cn.ggzy.ca.identity;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.json.StrictObject;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An official's recorded decision that a certificate counts although its code's check digit does not hold, because the code was
 * registered like that: for this certificate and this code alone, with the reason, the digest of what was looked at, and until when.
 */
public record CheckDigitOverride(
        String certificate,
        Uscc code,
        String decidedBy,
        String reason,
        String evidence,
        Instant decided,
        Instant until) {
    public static final String FORMAT = "ggzy-check-digit-override/1";
    private static final String CODE = "override.malformed";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int MIN_REASON = 10;
    private static final int MAX_TEXT = 1_000;

    public CheckDigitOverride {
        require(DIGEST.matcher(certificate).matches(), "the certificate is named by its SHA-256 in hex");
        require(DIGEST.matcher(evidence).matches(), "the evidence is named by its SHA-256 in hex");
        require(!code.checkDigitsHold(), "the check digits hold: there is nothing to override");
        require(!decidedBy.isBlank() && decidedBy.length() <= MAX_TEXT, "somebody decides");
        require(
                reason.strip().length() >= MIN_REASON && reason.length() <= MAX_TEXT,
                "the reason has " + MIN_REASON + " to " + MAX_TEXT + " characters");
        require(decided.isBefore(until), "it ends after it was decided");
    }

    public static CheckDigitOverride of(
            X509Certificate certificate,
            Uscc code,
            String decidedBy,
            String reason,
            String evidence,
            Instant decided,
            Instant until) {
        return new CheckDigitOverride(digest(certificate), code, decidedBy, reason, evidence, decided, until);
    }

    /** Whether the decision says so of this certificate and code at the instant; {@code until} itself is outside. */
    public boolean covers(X509Certificate other, Uscc found, Instant at) {
        return certificate.equals(digest(other)) && code.equals(found) && !at.isBefore(decided) && at.isBefore(until);
    }

    /** Reads strictly; refused with {@code override.malformed}. */
    public static CheckDigitOverride parse(String text) {
        StrictObject json = StrictObject.parse(text, CODE);
        if (!json.string("format").equals(FORMAT)) {
            throw json.refuse("format", "must be " + FORMAT);
        }
        String code = json.string("code");
        require(Uscc.hasShape(code), "the code has not the form of one");
        CheckDigitOverride read = new CheckDigitOverride(
                json.string("certificate"),
                new Uscc(code),
                json.string("decidedBy"),
                json.string("reason"),
                json.string("evidence"),
                json.instant("decided"),
                json.instant("until"));
        json.end();
        return read;
    }

    public String toJson() {
        Map<String, Object> json = new TreeMap<>();
        json.put("format", FORMAT);
        json.put("certificate", certificate);
        json.put("code", code.value());
        json.put("decidedBy", decidedBy);
        json.put("reason", reason);
        json.put("evidence", evidence);
        json.put("decided", decided.toString());
        json.put("until", until.toString());
        return Canonical.write(json);
    }

    private static String digest(X509Certificate certificate) {
        return Digests.hex(Digests.sha256(Certificates.encoded(certificate)));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refusal(CODE, otherwise);
        }
    }
}
