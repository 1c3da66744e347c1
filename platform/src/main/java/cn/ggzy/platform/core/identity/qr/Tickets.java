package cn.ggzy.platform.core.identity.qr;

import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Accounts;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.identity.Challenge;
import cn.ggzy.platform.core.identity.SignedBytes;
import cn.ggzy.platform.core.identity.Signer;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;

/**
 * Questions that a browser shows as a QR code and a phone answers. A ticket belongs to the browser that asked, to the first phone that
 * scanned it, to one origin and to one answer; it lives in Redis for two minutes, and losing Redis loses nothing else.
 */
@Service
public class Tickets {
    private static final Logger LOG = LoggerFactory.getLogger(Tickets.class);
    private static final String KEY = "onenet:qr:";
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int CODE = 8;
    private static final Pattern TYPED = Pattern.compile("[2-9A-HJKMNP-Z]{8}");
    private static final String REFUSED = "refused";

    private final StringRedisTemplate redis;
    private final Accounts accounts;
    private final Acts acts;
    private final Clock clock;
    private final Duration life;
    private final SecureRandom random = new SecureRandom();

    Tickets(
            StringRedisTemplate redis,
            Accounts accounts,
            Acts acts,
            Clock clock,
            @Value("${onenet.qr.life:PT2M}") Duration life) {
        this.redis = redis;
        this.accounts = accounts;
        this.acts = acts;
        this.clock = clock;
        this.life = life;
    }

    /** The browser as we see it: where it called us, from where, and what it says it is. */
    public record Browser(String digest, String host, int port, String address, String agent) {}

    /** What is asked; {@code text} is empty for a login, whose text is ours. */
    public record Question(TicketPurpose purpose, String text, String sealed, String certificate) {}

    /** What the browser draws. */
    public record Drawn(String ticket, String code, String origin, String text, Instant until) {}

    /** What the phone shows. */
    public record Seen(
            String ticket,
            TicketPurpose purpose,
            String browser,
            String origin,
            String text,
            String sealed,
            String certificate,
            String name,
            String organisation,
            String address,
            String agent,
            Instant madeAt,
            Instant until) {}

    /** How far it is; the answer is there when it is confirmed, for the browser that asked. */
    public record Status(
            TicketState state,
            @Nullable SignedBytes signature,
            @Nullable String sealed) {}

    private record Answer(
            @Nullable SignedBytes signature, @Nullable String sealed) {}

    public Drawn make(Question question, Browser browser, @Nullable Account by) {
        Challenge challenge = accounts.challenge(browser.host(), browser.port());
        boolean login = question.purpose() == TicketPurpose.LOGIN;
        if (!login && by == null) {
            throw notSignedIn();
        }
        if (question.purpose() == TicketPurpose.SIGN) {
            requireShowable(question.text());
        }
        Instant now = clock.instant();
        String origin =
                challenge.text().lines().skip(1).findFirst().orElseThrow().substring("origin: ".length());
        Ticket ticket = new Ticket(
                Ids.randomHex(16),
                question.purpose(),
                Ids.checkedDigest(browser.digest()),
                origin,
                login ? challenge.text() : question.text(),
                question.sealed(),
                question.certificate(),
                login ? challenge.challenge() : "",
                by == null ? "" : by.id(),
                by == null ? "" : by.name(),
                by == null ? "" : by.organisation(),
                by == null ? "" : by.uscc(),
                browser.address(),
                browser.agent(),
                now,
                now.plus(life));
        String code = code();
        redis.opsForValue().set(KEY + ticket.id(), CanonicalJson.of(ticket), life);
        redis.opsForValue().set(KEY + "code:" + code, ticket.id(), life);
        return new Drawn(ticket.id(), code, origin, ticket.text(), ticket.until());
    }

    /** The first phone that looks has the ticket; {@code phone} is a secret of its own. */
    public Seen look(String ticketOrCode, String phone) {
        Ticket ticket = find(named(ticketOrCode));
        requirePhone(ticket, phone);
        return new Seen(
                ticket.id(),
                ticket.purpose(),
                ticket.browser(),
                ticket.origin(),
                ticket.text(),
                ticket.sealed(),
                ticket.certificate(),
                ticket.name(),
                ticket.organisation(),
                ticket.address(),
                ticket.agent(),
                ticket.madeAt(),
                ticket.until());
    }

    /** The signature is judged now, so that the phone hears a refusal. */
    public void confirm(String id, String phone, SignedBytes signature) {
        Ticket ticket = find(id);
        requirePhone(ticket, phone);
        switch (ticket.purpose()) {
            case LOGIN -> accounts.recognise(ticket.challenge(), signature);
            case SIGN -> requireSigner(ticket, acts.signerOf(octets(ticket.text()), signature));
            case OPEN -> throw wrongPurpose();
        }
        settle(ticket, CanonicalJson.of(new Answer(signature, null)));
    }

    /** What was opened, encrypted under the key in the picture. */
    public void answer(String id, String phone, String sealed) {
        Ticket ticket = find(id);
        requirePhone(ticket, phone);
        if (ticket.purpose() != TicketPurpose.OPEN) {
            throw wrongPurpose();
        }
        settle(ticket, CanonicalJson.of(new Answer(null, sealed)));
    }

    public void refuse(String id, String phone) {
        Ticket ticket = find(id);
        requirePhone(ticket, phone);
        settle(ticket, REFUSED);
    }

    public Status status(String id, String secret, @Nullable Account by) {
        Ticket ticket = known(id);
        if (ticket == null) {
            return new Status(TicketState.EXPIRED, null, null);
        }
        requireBrowser(ticket, secret);
        // A session that ended with its certificate is told so, not that the browser is another one.
        if (!ticket.account().isEmpty() && by == null) {
            throw notSignedIn();
        }
        if (by != null && !ticket.account().isEmpty() && !by.id().equals(ticket.account())) {
            throw RuleViolation.forbidden("qr.other-browser", Map.of());
        }
        String done = redis.opsForValue().get(KEY + id + ":done");
        if (done == null) {
            boolean scanned = Boolean.TRUE.equals(redis.hasKey(KEY + id + ":phone"));
            return new Status(scanned ? TicketState.SCANNED : TicketState.WAITING, null, null);
        }
        if (done.equals(REFUSED)) {
            return new Status(TicketState.REFUSED, null, null);
        }
        if (ticket.purpose() == TicketPurpose.LOGIN) {
            return new Status(TicketState.CONFIRMED, null, null);
        }
        Answer answer = CanonicalJson.MAPPER.readValue(done, Answer.class);
        return new Status(TicketState.CONFIRMED, answer.signature(), answer.sealed());
    }

    /** The waiting browser, and only it, gets its session, once; the signature is judged like any other. */
    public Accounts.SignedIn enter(String id, String secret) {
        Ticket ticket = find(id);
        requireBrowser(ticket, secret);
        if (ticket.purpose() != TicketPurpose.LOGIN) {
            throw wrongPurpose();
        }
        String done = redis.opsForValue().getAndDelete(KEY + id + ":done");
        if (done == null || done.equals(REFUSED)) {
            throw RuleViolation.conflict("qr.not-confirmed", Map.of());
        }
        redis.delete(KEY + id);
        SignedBytes signature =
                CanonicalJson.MAPPER.readValue(done, Answer.class).signature();
        Accounts.SignedIn in = accounts.signIn(ticket.challenge(), Objects.requireNonNull(signature));
        LOG.info("signed in by phone account={}", in.account().id());
        return in;
    }

    private void settle(Ticket ticket, String answer) {
        if (!Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(KEY + ticket.id() + ":done", answer, life))) {
            throw RuleViolation.conflict("qr.settled", Map.of());
        }
    }

    private static void requireSigner(Ticket ticket, Signer signer) {
        boolean same = ticket.uscc().isEmpty()
                ? signer.certificate().equals(ticket.account())
                : signer.uscc().equals(ticket.uscc());
        boolean named = ticket.certificate().isEmpty() || ticket.certificate().equals(signer.certificate());
        if (!same || !named) {
            throw RuleViolation.forbidden("qr.other-signer", Map.of());
        }
    }

    private static void requireBrowser(Ticket ticket, String secret) {
        if (!Digests.sha256(octets(secret)).equals(ticket.browser())) {
            throw RuleViolation.forbidden("qr.other-browser", Map.of());
        }
    }

    private void requirePhone(Ticket ticket, String phone) {
        String key = KEY + ticket.id() + ":phone";
        String digest = Digests.sha256(octets(phone));
        redis.opsForValue().setIfAbsent(key, digest, life);
        if (!digest.equals(redis.opsForValue().get(key))) {
            throw RuleViolation.forbidden("qr.other-phone", Map.of());
        }
    }

    private static void requireShowable(String text) {
        try {
            if (CanonicalJson.of(CanonicalJson.read(text)).equals(text)) {
                return;
            }
        } catch (JacksonException e) {
            throw RuleViolation.malformed("qr.not-showable", Map.of("reason", "json"));
        }
        throw RuleViolation.malformed("qr.not-showable", Map.of("reason", "canonical"));
    }

    private String named(String ticketOrCode) {
        if (!TYPED.matcher(ticketOrCode).matches()) {
            return ticketOrCode;
        }
        String id = redis.opsForValue().get(KEY + "code:" + ticketOrCode);
        if (id == null) {
            throw gone();
        }
        return id;
    }

    private Ticket find(String id) {
        Ticket ticket = known(id);
        if (ticket == null) {
            throw gone();
        }
        return ticket;
    }

    private @Nullable Ticket known(String id) {
        String json = redis.opsForValue().get(KEY + Ids.checkedTicket(id));
        return json == null ? null : CanonicalJson.MAPPER.readValue(json, Ticket.class);
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static RuleViolation notSignedIn() {
        return new RuleViolation(RuleViolation.Kind.UNAUTHENTICATED, "identity.not-signed-in", Map.of());
    }

    private static RuleViolation gone() {
        return RuleViolation.unknown("qr.gone", Map.of());
    }

    private static RuleViolation wrongPurpose() {
        return RuleViolation.conflict("qr.wrong-purpose", Map.of());
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
