package cn.ggzy.platform.service.certificate;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyRequest;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.identity.Signer;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What people ask of the authorities, each by a signed act; the same act again is the same request. */
@Service
public class CertificateRequests implements EvidencedRows {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateRequests.class);

    private final RequestRows rows;
    private final Known known;
    private final HeldRows helds;
    private final Agents agents;
    private final Ports ports;
    private final Processing processing;
    private final Acts acts;
    private final Evidence evidence;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CertificateRequests(
            RequestRows rows,
            Known known,
            HeldRows helds,
            Agents agents,
            Ports ports,
            Processing processing,
            Acts acts,
            Evidence evidence,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.known = known;
        this.helds = helds;
        this.agents = agents;
        this.ports = ports;
        this.processing = processing;
        this.acts = acts;
        this.evidence = evidence;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes the request down and asks the authority once; what it says later is in {@link #find}. */
    public CertificateRequest submit(RequestKind kind, JsonNode act, byte @Nullable [] csr, Account account) {
        String digest = CanonicalJson.digest(act.path("payload"));
        RequestId id = again(digest, account)
                .orElseGet(() -> transaction.execute(status -> record(kind, act, digest, csr, account)))
                .id();
        return processing.advance(id);
    }

    /** The holder's own, those of the organisation for its agent, all that he decided on for the centre. */
    public CertificateRequest find(RequestId id, Account account) {
        CertificateRequest found = processing.get(id);
        boolean mine = found.applicant().equals(account.id())
                || known.find(account.id())
                        .filter(me -> me.holder().equals(found.holder()) || agents.actsFor(found.uscc(), me))
                        .isPresent();
        if (!mine && !account.has(Role.CENTRE)) {
            throw RuleViolation.forbidden("certificate.not-yours", Map.of());
        }
        return found;
    }

    /** Newest first. */
    public List<CertificateRequest> own(Account account) {
        return known.find(account.id())
                .map(me -> agents.actsFor(me.uscc(), me) ? rows.ofOrganisation(me.uscc()) : rows.ofHolder(me.holder()))
                .orElseGet(List::of);
    }

    private Optional<CertificateRequest> again(String digest, Account account) {
        Optional<CertificateRequest> found = Optional.ofNullable(rows.ofAct(digest));
        found.filter(request -> !request.applicant().equals(account.id())).ifPresent(other -> {
            throw RuleViolation.forbidden("certificate.not-yours", Map.of());
        });
        return found;
    }

    private CertificateRequest record(
            RequestKind kind, JsonNode act, String digest, byte @Nullable [] csr, Account account) {
        Signer signer = acts.verified(act, kind.act());
        if (!signer.certificate().equals(account.id())) {
            throw RuleViolation.forbidden("certificate.other-signer", Map.of());
        }
        Held me = known.find(account.id())
                .orElseThrow(() -> RuleViolation.unknown("certificate.unknown", Map.of("certificate", account.id())));
        Asked asked = Asked.of(kind, new ActBody(acts.body(act)), me, known);
        ports.get(asked.ca());
        if (kind.issues()) {
            check(csr, asked);
        }
        Capacity capacity =
                Capacities.of(kind, asked, me, agents.actsFor(asked.identity().uscc(), me), account);
        asked.about().ifPresent(about -> admissible(kind, about, capacity));
        CertificateRequest request = asked.request(
                new RequestId(Ids.random()), kind, signer.certificate(), capacity, csr, act, digest, clock.instant());
        CertificateRequest proven = request.proven(evidence.append(
                new Fact("certificate.requested", request.subject(), request.object(), signer.certificate())));
        rows.insert(proven);
        LOG.info("certificate requested request={} kind={} ca={}", proven.id().value(), kind, proven.ca());
        return proven;
    }

    /** Under the lock of the certificate's row, so that two requests about it do not pass each other. */
    private void admissible(RequestKind kind, Held about, Capacity capacity) {
        Held now = known.locked(about.digest());
        if (rows.open(now.digest()) > 0) {
            throw RuleViolation.conflict("certificate.request-open", Map.of());
        }
        boolean fits = switch (kind) {
            case APPLY -> true;
            case RENEW, CHANGE, SUSPEND -> now.standing() == Standing.GOOD;
            case RESUME -> now.standing() == Standing.SUSPENDED;
            case REVOKE -> now.standing() != Standing.REVOKED;
        };
        if (!fits) {
            throw RuleViolation.conflict("certificate.standing", Map.of("standing", now.standing()));
        }
        Capacities.requireRelease(kind, now, capacity);
    }

    private void check(byte @Nullable [] csr, Asked asked) {
        if (csr == null) {
            throw RuleViolation.malformed("certificate.csr-malformed", Map.of());
        }
        if (!Digests.sha256(csr).equals(asked.csrDigest().orElse(""))) {
            throw RuleViolation.malformed("certificate.csr-differs", Map.of());
        }
        try {
            KeyRequest key = KeyRequest.read(csr);
            if (helds.keys(Digests.sha256(key.publicKey())) > 0) {
                throw RuleViolation.conflict("certificate.key-used", Map.of());
            }
        } catch (Refusal refusal) {
            throw RuleViolation.malformed("certificate.csr-malformed", Map.of("reason", refusal.code()));
        }
    }

    @Override
    public String table() {
        return "certificate_request";
    }

    @Override
    public boolean speaks(String type) {
        return type.equals("certificate.requested") || isOfAState(type);
    }

    private static boolean isOfAState(String type) {
        for (RequestState state : RequestState.values()) {
            if (state.fact().equals(type)) {
                return true;
            }
        }
        return false;
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Consumer<Row> reader) {
        rows.each(row -> reader.accept(new Row(row.id().value(), row.evidence(), row.object())));
    }
}
