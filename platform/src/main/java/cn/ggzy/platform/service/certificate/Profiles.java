package cn.ggzy.platform.service.certificate;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.json.StrictObject;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustListLinter;
import cn.ggzy.ca.trust.TrustService;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.identity.Signer;
import cn.ggzy.platform.core.identity.Verdicts;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** How each authority's certificates are read: tried on a certificate, and proposed as the next version of the trust list. */
@Service
public class Profiles implements EvidencedRows {
    private static final Logger LOG = LoggerFactory.getLogger(Profiles.class);
    private static final String MALFORMED = "profile.malformed";

    private final Verdicts verdicts;
    private final OverrideRows overrides;
    private final Acts acts;
    private final Evidence evidence;
    private final Clock clock;

    Profiles(Verdicts verdicts, OverrideRows overrides, Acts acts, Evidence evidence, Clock clock) {
        this.verdicts = verdicts;
        this.overrides = overrides;
        this.acts = acts;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** The next version of the trust list, unsigned: both governors sign {@code toSign} (docs/contracts.md, trust.publish). */
    public record Proposal(JsonNode list, Map<String, ?> toSign, List<TrustListLinter.Remark> remarks) {}

    /** The profile of an authority, as the list in force has it. */
    public JsonNode of(String ca, Account account) {
        editor(account);
        TrustList list = list();
        return CanonicalJson.read(
                CanonicalJson.of(list.profileOf(service(list, ca)).write()));
    }

    /** What each rule finds in the certificate, and what else there may be a code. */
    public JsonNode tried(byte[] certificate, JsonNode profile, Account account) {
        editor(account);
        try {
            return CanonicalJson.tree(Trial.of(Certificates.parse(certificate), read(profile)));
        } catch (Refusal refusal) {
            throw malformed(refusal);
        }
    }

    /** The list in force with this profile for the authority, under a name that is not used yet. */
    public Proposal proposed(String ca, JsonNode profile, Account account) {
        editor(account);
        TrustList now = list();
        TrustService service = service(now, ca);
        String name = ca + "/" + next(now, ca);
        Map<String, IdentityProfile> profiles = new TreeMap<>(now.profiles());
        profiles.put(name, read(profile));
        boolean elsewhere = now.services().stream()
                .anyMatch(other -> !other.id().equals(ca) && other.profile().equals(service.profile()));
        if (!elsewhere) {
            profiles.remove(service.profile());
        }
        TrustList next = new TrustList(
                now.sequence() + 1,
                Optional.of(now.digest()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                now.nextUpdate(),
                now.governors(),
                now.services().stream()
                        .map(each -> each.id().equals(ca) ? read(each, name) : each)
                        .toList(),
                profiles);
        return new Proposal(
                CanonicalJson.read(next.toJson()),
                Map.of("act", "trust.publish", "body", Map.of("sequence", next.sequence(), "digest", next.digest())),
                TrustListLinter.lint(next, clock.instant()));
    }

    private static TrustService read(TrustService service, String profile) {
        return new TrustService(
                service.id(),
                service.name(),
                service.certificate(),
                service.chain(),
                service.purposes(),
                service.history(),
                profile);
    }

    /** Names are {@code <authority>/<number>}. */
    private static int next(TrustList list, String ca) {
        int number = 1;
        while (list.profiles().containsKey(ca + "/" + number)) {
            number++;
        }
        return number;
    }

    /** Body: {@code certificate}, {@code code}, {@code reason}. The code counts although its check digits do not hold, and that stands on record. */
    @Transactional
    public EvidenceId overridden(JsonNode act, Account account) {
        account.require(Role.CENTRE);
        Signer signer = acts.verified(act, "certificate.override");
        if (!signer.certificate().equals(account.id())) {
            throw RuleViolation.forbidden("certificate.other-signer", Map.of());
        }
        ActBody body = new ActBody(acts.body(act)).only(Set.of("certificate", "code", "reason"));
        String code = body.text("code");
        if (!Uscc.hasShape(code) || new Uscc(code).checkDigitsHold()) {
            throw RuleViolation.conflict("certificate.nothing-to-override", Map.of());
        }
        CheckDigitDecision decided = new CheckDigitDecision(
                body.digest("certificate"),
                code,
                body.text("reason"),
                signer.certificate(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        EvidenceId fact = evidence.append(
                new Fact("certificate.overridden", decided.subject(), decided.object(), signer.certificate()));
        if (overrides.insert(decided, fact) == 0) {
            throw RuleViolation.conflict("certificate.overridden-already", Map.of());
        }
        LOG.info("check digit overridden certificate={}", decided.certificate());
        return fact;
    }

    private static void editor(Account account) {
        account.require(Role.CENTRE, Role.SUPERVISOR);
    }

    private TrustList list() {
        return verdicts.list().orElseThrow(() -> RuleViolation.unavailable("certificate.no-trust-list", Map.of()));
    }

    private static TrustService service(TrustList list, String ca) {
        return list.service(ca).orElseThrow(() -> RuleViolation.unknown("certificate.ca-not-listed", Map.of("ca", ca)));
    }

    private static IdentityProfile read(JsonNode profile) {
        try {
            return IdentityProfile.read(StrictObject.parse(CanonicalJson.of(profile), MALFORMED));
        } catch (Refusal refusal) {
            throw malformed(refusal);
        }
    }

    /** The sentence names the member and what is wrong with it; it is of our own reader and of nobody's data. */
    private static RuleViolation malformed(Refusal refusal) {
        return refusal.code().equals(MALFORMED)
                ? RuleViolation.malformed(
                        "certificate.profile-malformed", Map.of("reason", String.valueOf(refusal.getMessage())))
                : RuleViolation.malformed("certificate.not-readable", Map.of());
    }

    @Override
    public String table() {
        return "certificate_override";
    }

    @Override
    public boolean speaks(String type) {
        return type.equals("certificate.overridden");
    }

    @Override
    public boolean keepsEvery() {
        return true;
    }

    @Override
    public void each(Consumer<Row> reader) {
        overrides
                .all()
                .forEach(row -> reader.accept(new Row(
                        row.certificate() + "/" + row.code(),
                        row.evidence(),
                        row.decision().object())));
    }
}
