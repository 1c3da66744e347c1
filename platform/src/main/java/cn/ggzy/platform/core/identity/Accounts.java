package cn.ggzy.platform.core.identity;

import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.platform.core.shared.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Signing in with a certificate; there are no passwords. */
@Service
public class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final Challenges challenges;
    private final CertificateJudge judge;
    private final RevocationLists revocation;
    private final Sessions sessions;
    private final List<RolesOf> roles;
    private final Clock clock;

    Accounts(
            Challenges challenges,
            CertificateJudge judge,
            RevocationLists revocation,
            Sessions sessions,
            List<RolesOf> roles,
            Clock clock) {
        this.challenges = challenges;
        this.judge = judge;
        this.revocation = revocation;
        this.sessions = sessions;
        this.roles = roles;
        this.clock = clock;
    }

    /** A session that was opened, and its token for the cookie. */
    public record SignedIn(Account account, String token) {}

    public Challenge challenge(String host, int port) {
        return challenges.make(host, port);
    }

    /** Uses the challenge up, whatever comes of it. */
    public SignedIn signIn(String challenge, SignedBytes signature) {
        String text = challenges.use(challenge);
        SubjectIdentity who = judge.signer(
                signature, text.getBytes(StandardCharsets.UTF_8), revocation.newest(), clock.instant(), Purpose.LOGIN);
        Account account = account(who, Digests.sha256(signature.certificate()));
        LOG.info("signed in account={} roles={}", account.id(), account.roles());
        return new SignedIn(account, sessions.open(account, signature));
    }

    /** Whose signature over a challenge this is; the challenge stays, for the one who signs in with it. */
    public Account recognise(String challenge, SignedBytes signature) {
        byte[] text = challenges.look(challenge).getBytes(StandardCharsets.UTF_8);
        SubjectIdentity who = judge.signer(signature, text, revocation.newest(), clock.instant(), Purpose.LOGIN);
        return account(who, Digests.sha256(signature.certificate()));
    }

    /** Whether we made this text for somebody to sign in with, and it still serves. */
    public boolean isLoginText(String text) {
        return challenges.isOurs(text);
    }

    public void signOut(String token) {
        sessions.close(token);
    }

    private Account account(SubjectIdentity who, String certificate) {
        String uscc = who.uscc().map(Uscc::value).orElse("");
        Set<Role> all = EnumSet.noneOf(Role.class);
        roles.forEach(source -> all.addAll(source.of(uscc, certificate)));
        String organisation = who.organisation().orElse("");
        return new Account(certificate, who.person().orElse(organisation), organisation, uscc, all);
    }
}
