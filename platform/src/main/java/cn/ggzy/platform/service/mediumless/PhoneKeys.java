package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.cosign.CosignServer;
import cn.ggzy.ca.cosign.Decryption;
import cn.ggzy.ca.cosign.KeyId;
import cn.ggzy.ca.cosign.Refresh;
import cn.ggzy.ca.cosign.SessionId;
import cn.ggzy.ca.cosign.SessionPurpose;
import cn.ggzy.ca.cosign.Signing;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.identity.Signer;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Using, changing and ending keys of two halves. A phone shows itself by its token; an organisation by a signed act. */
@Service
public class PhoneKeys {
    private static final Duration UNLOCKING = Duration.ofMinutes(10);
    private static final int POINT = 65;

    private final HolderRows rows;
    private final CosignRows keyRows;
    private final CosignServer server;
    private final Showable showable;
    private final StoredPins pins;
    private final Audit audit;
    private final AtomicSteps steps;
    private final Acts acts;
    private final Evidence evidence;
    private final ObjectProvider<Issuer> issuer;
    private final ObjectProvider<FaceCheck> faces;
    private final Clock clock;

    PhoneKeys(
            HolderRows rows,
            CosignRows keyRows,
            CosignServer server,
            Showable showable,
            StoredPins pins,
            Audit audit,
            AtomicSteps steps,
            Acts acts,
            Evidence evidence,
            ObjectProvider<Issuer> issuer,
            ObjectProvider<FaceCheck> faces,
            Clock clock) {
        this.rows = rows;
        this.keyRows = keyRows;
        this.server = server;
        this.showable = showable;
        this.pins = pins;
        this.audit = audit;
        this.steps = steps;
        this.acts = acts;
        this.evidence = evidence;
        this.issuer = issuer;
        this.faces = faces;
        this.clock = clock;
    }

    /** A key, and the token of the phone that uses it. */
    public record Phone(String key, String token) {}

    /** A session, and what the phone must have shown for it: laid out here as well, so that the phone compares. */
    public record Opened(String session, String digest, List<Shown> shown) {}

    /** One line of it. */
    public record Shown(String name, String value) {}

    /** A key as its organisation and its phone see it. */
    public record View(
            String key,
            String person,
            String organisation,
            String device,
            KeyState state,
            byte @Nullable [] certificate,
            @Nullable String account,
            Instant madeAt,
            @Nullable Instant revokedAt,
            @Nullable String reason,
            int failures,
            long epoch) {}

    /** The certificate for the key that signed the request; asked again, the same one. An older key that this one replaces ends. */
    @Transactional
    public byte[] certify(Phone phone, byte[] request) {
        PhoneKey holder = using(phone);
        byte @Nullable [] known = holder.certificate();
        if (known != null) {
            return known;
        }
        byte[] certificate = authority().issue(holder.applicant(), request);
        requireSameKey(holder, certificate);
        String account = Digests.sha256(certificate);
        rows.certify(holder.keyId(), certificate, account);
        fact("mediumless.certified", holder, Map.of("key", holder.keyId(), "certificate", account), account);
        String old = holder.replaces();
        if (old != null) {
            end(Objects.requireNonNull(rows.holder(old)), "换用新手机", account);
        }
        return certificate;
    }

    public Opened open(Phone phone, SessionPurpose purpose, byte[] message) {
        PhoneKey holder = using(phone);
        if (holder.state() == KeyState.PENDING && !(purpose == SessionPurpose.SIGN && Showable.isRequest(message))) {
            throw RuleViolation.conflict("mediumless.pending", Map.of());
        }
        String digest = Digests.sha256(message);
        SessionId session = audit.noted(
                phone.key(), "open", "", digest, () -> server.open(new KeyId(phone.key()), purpose, message));
        List<Shown> shown = purpose == SessionPurpose.SIGN
                ? showable.lines(message).stream()
                        .map(line -> new Shown(line.name(), line.value()))
                        .toList()
                : List.of();
        return new Opened(session.hex(), digest, shown);
    }

    public Signing.Answer sign(Phone phone, Signing.Request request) {
        using(phone);
        return audit.noted(
                phone.key(),
                "sign",
                request.session().hex(),
                Digests.sha256(request.message()),
                () -> server.sign(request));
    }

    public Decryption.Answer decrypt(Phone phone, Decryption.Request request) {
        using(phone);
        return audit.noted(
                phone.key(),
                "decrypt",
                request.session().hex(),
                Digests.sha256(request.t1()),
                () -> server.decrypt(request));
    }

    /** Both halves anew; with another PIN where the request names one. */
    public Refresh.Answer refresh(Phone phone, Refresh.Request request) {
        using(phone);
        String step = request.newPin().length == 0 ? "refresh" : "pin";
        return audit.noted(phone.key(), step, request.session().hex(), "", () -> server.refresh(request));
    }

    public void abort(Phone phone, SessionId session) {
        using(phone);
        server.abort(new KeyId(phone.key()), session);
    }

    public View view(Phone phone) {
        return view(find(phone.key()).requireDevice(phone.token()));
    }

    /** The organisation's keys, newest first. */
    public List<View> of(Account by) {
        return by.uscc().isEmpty()
                ? List.of()
                : rows.holdersOf(by.uscc()).stream().map(this::view).toList();
    }

    /** The phone itself gives its key up. */
    @Transactional
    public void giveUp(Phone phone, String reason) {
        PhoneKey holder = using(phone);
        end(holder, reason, holder.account() == null ? "mediumless" : holder.account());
    }

    /** The organisation's act {@code mediumless.revoke}: a lost phone is worth nothing from now on. */
    @Transactional
    public void revoke(String key, JsonNode act, Account by) {
        Signer signer = acts.verified(act, "mediumless.revoke");
        PhoneKey holder = named(key, act, signer, by).requireLive();
        JsonNode reason = acts.body(act).get("reason");
        end(holder, reason == null || !reason.isString() ? "-" : reason.stringValue(), signer.certificate());
    }

    /** The organisation's act {@code mediumless.unlock}: for ten minutes the person may show his face to count from nought again. */
    @Transactional
    public void allowUnlocking(String key, JsonNode act, Account by) {
        Signer signer = acts.verified(act, "mediumless.unlock");
        PhoneKey holder = named(key, act, signer, by).requireLive();
        rows.allowUnlocking(key, clock.instant().plus(UNLOCKING));
        fact("mediumless.unlockAllowed", holder, Map.of("key", key, "act", act), signer.certificate());
    }

    public void unlock(Phone phone, byte[] picture) {
        PhoneKey holder = using(phone);
        Instant until = holder.unlockUntil();
        FaceCheck check = faces.getIfAvailable();
        if (until == null || !clock.instant().isBefore(until) || check == null) {
            throw RuleViolation.conflict("mediumless.not-unlockable", Map.of());
        }
        if (!check.isSame(holder.person(), holder.personId(), picture)) {
            steps.run(() -> rows.countUnlockFace(phone.key(), Enrolments.FACES));
            throw Enrolments.refused(Enrolments.FACES - holder.faces() - 1);
        }
        audit.noted(phone.key(), "unlock", "", "", () -> {
            if (steps.one(() -> rows.endUnlocking(phone.key(), clock.instant())) == 0) {
                throw RuleViolation.conflict("mediumless.not-unlockable", Map.of());
            }
            return forgiven(new KeyId(phone.key()));
        });
    }

    private int forgiven(KeyId key) {
        int failures;
        do {
            failures = pins.failures(key);
        } while (!pins.compareAndSet(key, failures, 0));
        return failures;
    }

    private PhoneKey named(String key, JsonNode act, Signer signer, Account by) {
        JsonNode named = acts.body(act).get("key");
        if (named == null || !named.isString() || !named.stringValue().equals(key)) {
            throw new RuleViolation(RuleViolation.Kind.UNACCEPTABLE, "act.wrong-act", Map.of("expected", "mediumless"));
        }
        PhoneKey holder = find(key).requireOf(by.uscc());
        return holder.requireOf(signer.uscc());
    }

    /** The authority first: should the rest fail, the certificate counts nowhere, and the same may be asked again. */
    private void end(PhoneKey holder, String reason, String by) {
        byte @Nullable [] certificate = holder.certificate();
        if (certificate != null) {
            authority().revoke(certificate);
        }
        String words = reason.length() > 200 ? reason.substring(0, 200) : reason;
        rows.revoke(holder.keyId(), clock.instant(), words);
        keyRows.deleteKey(holder.keyId());
        fact("mediumless.revoked", holder, Map.of("key", holder.keyId(), "reason", words), by);
    }

    private void requireSameKey(PhoneKey holder, byte[] certificate) {
        byte[] spki = Certificates.parse(certificate).getPublicKey().getEncoded();
        KeyRow row = keyRows.key(holder.keyId());
        if (row == null
                || !MessageDigest.isEqual(
                        Arrays.copyOfRange(spki, spki.length - POINT, spki.length), row.publicKey())) {
            throw new RuleViolation(RuleViolation.Kind.UNACCEPTABLE, "mediumless.request-differs", Map.of());
        }
    }

    private PhoneKey using(Phone phone) {
        return find(phone.key()).requireDevice(phone.token()).requireLive();
    }

    private PhoneKey find(String key) {
        PhoneKey holder = rows.holder(key);
        if (holder == null) {
            throw RuleViolation.unknown("mediumless.unknown-key", Map.of());
        }
        return holder;
    }

    private View view(PhoneKey holder) {
        KeyRow row = keyRows.key(holder.keyId());
        return new View(
                holder.keyId(),
                holder.person(),
                holder.organisation(),
                holder.device(),
                holder.state(),
                holder.certificate(),
                holder.account(),
                holder.madeAt(),
                holder.revokedAt(),
                holder.reason(),
                pins.failures(new KeyId(holder.keyId())),
                row == null ? 0 : row.epoch());
    }

    private Issuer authority() {
        Issuer known = issuer.getIfAvailable();
        if (known == null) {
            throw RuleViolation.unavailable("mediumless.no-issuer", Map.of());
        }
        return known;
    }

    private void fact(String type, PhoneKey holder, Map<String, ?> object, String by) {
        evidence.append(new Fact(type, "mediumless/" + holder.keyId(), object, by));
    }
}
