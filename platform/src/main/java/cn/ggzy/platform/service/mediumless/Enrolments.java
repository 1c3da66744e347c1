package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.cosign.KeyGeneration;
import cn.ggzy.ca.cosign.KeyId;
import cn.ggzy.ca.cosign.ServerKey;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.identity.Signer;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** From an organisation's signed word to a key that only its person's phone and this server can use together. */
@Service
public class Enrolments {
    static final int FACES = 3;

    private static final Duration LIFE = Duration.ofMinutes(10);
    /** No letter that is taken for a digit. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int CODE = 12;

    private final HolderRows rows;
    private final CosignRows keyRows;
    private final StoredKeys keys;
    private final Wrapping wrapping;
    private final AtomicSteps steps;
    private final Acts acts;
    private final Evidence evidence;
    private final ObjectProvider<FaceCheck> faces;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Enrolments(
            HolderRows rows,
            CosignRows keyRows,
            StoredKeys keys,
            Wrapping wrapping,
            AtomicSteps steps,
            Acts acts,
            Evidence evidence,
            ObjectProvider<FaceCheck> faces,
            Clock clock) {
        this.rows = rows;
        this.keyRows = keyRows;
        this.keys = keys;
        this.wrapping = wrapping;
        this.steps = steps;
        this.acts = acts;
        this.evidence = evidence;
        this.faces = faces;
        this.clock = clock;
    }

    /** The code is told once; what stands here is its digest. */
    public record Authorised(String key, String code, Instant until) {}

    /** What the phone must know before it begins. */
    public record Invitation(
            String session, String key, String person, String organisation, String device, Instant until) {}

    /** What the phone hands in at the end: its opening, and what it and only it will know. */
    public record Handed(KeyGeneration.Opening opening, byte[] confirmation, byte[] pinVerifier, String device) {}

    /** The key is made; it waits for its certificate. */
    public record Made(String key, byte[] publicKey, byte[] confirmation) {}

    /** The organisation's act {@code mediumless.enrol}: who, on which phone, in place of which key. */
    @Transactional
    public Authorised authorise(JsonNode act, Account by) {
        Signer signer = acts.verified(act, "mediumless.enrol");
        if (signer.uscc().isEmpty()) {
            throw RuleViolation.forbidden("mediumless.no-organisation", Map.of());
        }
        if (!by.isOf(signer.uscc())) {
            throw RuleViolation.forbidden("mediumless.other-organisation", Map.of());
        }
        JsonNode body = acts.body(act);
        String code = code();
        Enrolment enrolment = new Enrolment(
                Ids.randomHex(16),
                PhoneKey.digest(code),
                signer.uscc(),
                by.organisation(),
                text(body, "person", 100),
                text(body, "personId", 64),
                text(body, "device", 100),
                replaced(body, signer.uscc()),
                signer.certificate(),
                EnrolmentState.OPEN,
                0,
                null,
                null,
                clock.instant().plus(LIFE));
        rows.addEnrolment(enrolment);
        evidence.append(new Fact(
                "mediumless.authorised",
                "mediumless/" + enrolment.keyId(),
                Map.of("key", enrolment.keyId(), "uscc", enrolment.uscc(), "act", act),
                signer.certificate()));
        return new Authorised(enrolment.keyId(), code, enrolment.until());
    }

    public Invitation look(String code) {
        Enrolment known = live(code);
        return new Invitation(
                known.id(), known.keyId(), known.person(), known.organisation(), known.device(), known.until());
    }

    /** The face first; then our point, which we show before we have seen the phone's. A repeated question gets the same point. */
    public KeyGeneration.Offer begin(String code, byte[] commitment, byte[] picture) {
        Enrolment known = live(code);
        KeyGeneration.Commitment given = new KeyGeneration.Commitment(commitment);
        if (known.state() == EnrolmentState.OFFERED) {
            return resumed(known, commitment).offer();
        }
        requireFace(known, picture);
        KeyGeneration.Server server = KeyGeneration.server(known.session(), given, random);
        byte[] half = HexFormat.of().parseHex("%064x".formatted(server.secret()));
        if (steps.one(() -> rows.offer(known.id(), commitment, wrapping.wrap(half, place(known)))) == 0) {
            throw used();
        }
        return server.offer();
    }

    /** The phone opens; the key is there once both have computed the same one. */
    @Transactional
    public Made open(String code, Handed handed) {
        Enrolment known = live(code);
        String device = PhoneKey.digest(handed.device());
        if (known.state() == EnrolmentState.MADE) {
            return again(known, device, handed.confirmation());
        }
        byte @Nullable [] commitment = known.commitment();
        if (known.state() != EnrolmentState.OFFERED || commitment == null) {
            throw used();
        }
        KeyGeneration.ServerResult made = Refusals.translated(() -> {
            KeyGeneration.ServerResult result = resumed(known, commitment).accept(handed.opening());
            KeyGeneration.requireSame(result.confirmation(), handed.confirmation());
            return result;
        });
        if (rows.make(known.id()) == 0) {
            throw used();
        }
        keys.addWithin(ServerKey.fresh(new KeyId(known.keyId()), made.publicKey(), made.share(), handed.pinVerifier()));
        rows.addHolder(known.made(device, made.confirmation(), clock.instant()));
        evidence.append(new Fact(
                "mediumless.made",
                "mediumless/" + known.keyId(),
                Map.of(
                        "key", known.keyId(),
                        "publicKey", Digests.sha256(made.publicKey()),
                        "authorisedBy", known.authorisedBy()),
                "mediumless"));
        return new Made(known.keyId(), made.publicKey(), made.confirmation());
    }

    /** The answer was lost: the same phone hears it again. */
    private Made again(Enrolment known, String device, byte[] confirmation) {
        PhoneKey holder = rows.holder(known.keyId());
        KeyRow row = keyRows.key(known.keyId());
        if (holder == null
                || row == null
                || !holder.deviceDigest().equals(device)
                || !MessageDigest.isEqual(holder.confirmation(), confirmation)) {
            throw used();
        }
        return new Made(known.keyId(), row.publicKey(), confirmation);
    }

    private KeyGeneration.Server resumed(Enrolment known, byte[] commitment) {
        byte @Nullable [] half = known.half();
        if (half == null || !MessageDigest.isEqual(known.commitment(), commitment)) {
            throw used();
        }
        return KeyGeneration.resumed(
                known.session(),
                new KeyGeneration.Commitment(commitment),
                new BigInteger(1, wrapping.unwrap(half, place(known))),
                random);
    }

    private void requireFace(Enrolment known, byte[] picture) {
        FaceCheck check = faces.getIfAvailable();
        if (check == null) {
            throw RuleViolation.unavailable("mediumless.no-issuer", Map.of());
        }
        if (check.isSame(known.person(), known.personId(), picture)) {
            return;
        }
        steps.run(() -> rows.countFace(known.id(), FACES));
        int left = FACES - known.faces() - 1;
        throw refused(left);
    }

    static RuleViolation refused(int left) {
        return left > 0
                ? RuleViolation.forbidden("mediumless.face-refused", Map.of("left", left))
                : RuleViolation.forbidden("mediumless.face-exhausted", Map.of());
    }

    private Enrolment live(String code) {
        Enrolment known = rows.enrolment(PhoneKey.digest(code));
        if (known == null
                || known.state() == EnrolmentState.REFUSED
                || !clock.instant().isBefore(known.until())) {
            throw RuleViolation.unknown("mediumless.unknown-invitation", Map.of());
        }
        return known;
    }

    private @Nullable String replaced(JsonNode body, String uscc) {
        JsonNode named = body.get("replaces");
        if (named == null || !named.isString() || named.stringValue().isEmpty()) {
            return null;
        }
        PhoneKey old = rows.holder(named.stringValue());
        if (old == null) {
            throw RuleViolation.unknown("mediumless.unknown-key", Map.of());
        }
        return old.requireOf(uscc).keyId();
    }

    private static String text(JsonNode body, String name, int most) {
        JsonNode value = body.get(name);
        if (value == null
                || !value.isString()
                || value.stringValue().isBlank()
                || value.stringValue().length() > most) {
            throw RuleViolation.malformed("mediumless.malformed-enrolment", Map.of("member", name));
        }
        return value.stringValue();
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static String place(Enrolment enrolment) {
        return "mediumless_enrolment/half/" + enrolment.id();
    }

    private static RuleViolation used() {
        return RuleViolation.conflict("mediumless.enrolment-used", Map.of());
    }
}
