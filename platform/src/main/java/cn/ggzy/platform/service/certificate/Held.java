package cn.ggzy.platform.service.certificate;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that the platform has seen, and whose it is.
 *
 * @param holder digest of organisation and person; of the certificate alone where it names no person by number: a name is no proof that two are one
 * @param chain JSON, base64 of the DER helpers
 */
public record Held(
        String digest,
        String ca,
        String serial,
        String holder,
        String uscc,
        String organisation,
        String person,
        String personId,
        Medium medium,
        String keyDigest,
        Instant notBefore,
        Instant notAfter,
        Standing standing,
        @Nullable Capacity suspendedBy,
        @Nullable String replacedBy,
        byte[] certificate,
        String chain,
        Instant seenAt,
        int version) {
    /** As its verdict reads it; the kind of medium is the holder's word. */
    static Held of(byte[] der, List<byte[]> helpers, Verdict verdict, Medium medium, Instant now) {
        X509Certificate certificate = Certificates.parse(der);
        String digest = Digests.sha256(der);
        SubjectIdentity who = verdict.identity().orElseGet(() -> new SubjectIdentity(List.of()));
        String uscc = who.uscc().map(Uscc::value).orElse("");
        String personId = who.personId().orElse("");
        return new Held(
                digest,
                verdict.service().orElse(""),
                certificate.getSerialNumber().toString(16),
                personId.isEmpty() ? digest : holder(uscc, personId),
                uscc,
                who.organisation().orElse(""),
                who.person().orElse(""),
                personId,
                medium,
                Digests.sha256(certificate.getPublicKey().getEncoded()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                Standing.GOOD,
                null,
                null,
                der,
                CanonicalJson.of(helpers.stream()
                        .map(helper -> Base64.getEncoder().encodeToString(helper))
                        .toList()),
                now,
                0);
    }

    static String holder(String uscc, String personId) {
        return Digests.sha256(("holder\n" + uscc + "\n" + personId.strip().toUpperCase(Locale.ROOT))
                .getBytes(StandardCharsets.UTF_8));
    }

    public List<byte[]> helpers() {
        List<byte[]> all = new ArrayList<>();
        CanonicalJson.read(chain).forEach(helper -> all.add(Base64.getDecoder().decode(helper.asString())));
        return all;
    }

    Identity identity() {
        return new Identity(uscc, organisation, personId, person);
    }

    /** A certificate that follows another is the same person's, whatever it names him. */
    Held heldBy(String same) {
        return copy(same, standing, suspendedBy, replacedBy);
    }

    Held now(Standing next, @Nullable Capacity by) {
        return copy(holder, next, by, replacedBy);
    }

    Held replaced(String by) {
        return copy(holder, standing, suspendedBy, by);
    }

    private Held copy(String holder, Standing standing, @Nullable Capacity suspendedBy, @Nullable String replacedBy) {
        return new Held(
                digest,
                ca,
                serial,
                holder,
                uscc,
                organisation,
                person,
                personId,
                medium,
                keyDigest,
                notBefore,
                notAfter,
                standing,
                suspendedBy,
                replacedBy,
                certificate,
                chain,
                seenAt,
                version);
    }
}
