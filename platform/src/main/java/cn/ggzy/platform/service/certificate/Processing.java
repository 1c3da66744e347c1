package cn.ggzy.platform.service.certificate;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyRequest;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.identity.Verdicts;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries requests to their authorities. The request is in the table before anybody is asked, one copy of the platform at a time has it for
 * a while, and the same number is the same order: so a crash anywhere is followed by asking again.
 */
@Component
class Processing {
    private static final Logger LOG = LoggerFactory.getLogger(Processing.class);
    /** Longer than any call lasts; after it another copy takes over. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final RequestRows rows;
    private final HeldRows helds;
    private final Known known;
    private final Ports ports;
    private final Calls calls;
    private final CrlFetching lists;
    private final Verdicts verdicts;
    private final Evidence evidence;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Processing(
            RequestRows rows,
            HeldRows helds,
            Known known,
            Ports ports,
            Calls calls,
            CrlFetching lists,
            Verdicts verdicts,
            Evidence evidence,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.helds = helds;
        this.known = known;
        this.ports = ports;
        this.calls = calls;
        this.lists = lists;
        this.verdicts = verdicts;
        this.evidence = evidence;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whatever is due. */
    void round() {
        for (RequestId id : rows.due(clock.instant())) {
            try {
                advance(id);
            } catch (RuleViolation later) {
                LOG.info("certificate request waits request={} code={}", id.value(), later.code());
            }
        }
    }

    /** Asks the authority, if the request is due and nobody else is asking; the request as it is then. */
    CertificateRequest advance(RequestId id) {
        CertificateRequest request = get(id);
        Instant now = clock.instant();
        boolean due = request.state().isOpen() && !request.nextTry().isAfter(now);
        if (!due || rows.claim(id, request.version(), now.plus(LEASE)) == 0) {
            return request;
        }
        CertificateRequest ours = get(id);
        try {
            settle(ours, ask(ports.get(ours.ca()), ours));
        } catch (CaAway away) {
            LOG.info("authority away request={} ca={}: {}", id.value(), ours.ca(), away.getMessage());
            transaction.executeWithoutResult(status -> save(ours.again(clock.instant())));
        }
        return get(id);
    }

    private CaAnswer ask(CaPort port, CertificateRequest request) {
        if (request.state() == RequestState.SUBMITTED) {
            return calls.measured(
                    port.id(), Operation.STATUS, () -> port.status(Objects.requireNonNull(request.reference())));
        }
        return calls.measured(port.id(), Operation.valueOf(request.kind().name()), () -> switch (request.kind()) {
            case APPLY -> port.apply(issue(request));
            case RENEW -> port.renew(issue(request));
            case CHANGE -> port.change(issue(request));
            case SUSPEND -> port.suspend(standing(request));
            case RESUME -> port.resume(standing(request));
            case REVOKE -> port.revoke(standing(request));
        });
    }

    private void settle(CertificateRequest request, CaAnswer answer) {
        if (request.kind() != RequestKind.APPLY) {
            // What is to stop at once stops at once, and not with the next round of fetching.
            lists.fetch(ports.get(request.ca()));
        }
        Instant now = clock.instant();
        switch (answer) {
            case CaAnswer.Pending pending -> pending(request, pending, now);
            case CaAnswer.Refused refused -> refuse(request, refused.refusal().code(), refused.theirs(), now);
            case CaAnswer.Done done -> done(request, now);
            case CaAnswer.Issued issued -> issued(request, issued, now);
        }
    }

    private void pending(CertificateRequest request, CaAnswer.Pending pending, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (request.state() == RequestState.SUBMITTED) {
                save(request.again(now));
            } else {
                prove(request.submitted(pending.reference(), now));
            }
        });
    }

    private void refuse(CertificateRequest request, String code, String theirs, Instant now) {
        transaction.executeWithoutResult(status -> prove(request.refused(code, theirs, now)));
    }

    private void done(CertificateRequest request, Instant now) {
        transaction.executeWithoutResult(status -> {
            Held held = known.locked(Objects.requireNonNull(request.certificate()));
            change(
                    switch (request.kind()) {
                        case SUSPEND -> held.now(Standing.SUSPENDED, request.appliedAs());
                        case RESUME -> held.now(Standing.GOOD, null);
                        case REVOKE -> held.now(Standing.REVOKED, null);
                        case APPLY, RENEW, CHANGE ->
                            throw new IllegalStateException(request.kind() + " without a certificate");
                    });
            prove(request.done(now));
        });
    }

    /** The authority's word is not taken for it: the certificate must be for the key that was asked for, and name whom it should. */
    private void issued(CertificateRequest request, CaAnswer.Issued issued, Instant now) {
        Verdict verdict = verdicts.of(issued.certificate(), issued.chain(), now, Purpose.SIGN);
        if (verdicts.list().isEmpty()) {
            throw new CaAway("trust list");
        }
        Held fresh = Held.of(issued.certificate(), issued.chain(), verdict, request.medium(), now)
                .heldBy(request.holder());
        if (!isForTheKey(issued.certificate(), request)
                || !fresh.ca().equals(request.ca())
                || !fresh.uscc().equals(request.uscc())) {
            refuse(request, "certificate.ca-answer-wrong", verdict.reason().name(), now);
            return;
        }
        transaction.executeWithoutResult(status -> {
            helds.insert(fresh);
            String old = request.certificate();
            if (old != null) {
                Held before = known.locked(old).replaced(fresh.digest());
                change(request.kind() == RequestKind.CHANGE ? before.now(Standing.REVOKED, null) : before);
            }
            prove(request.issued(fresh.digest(), now));
        });
    }

    private static boolean isForTheKey(byte[] certificate, CertificateRequest request) {
        byte[] asked = KeyRequest.read(Objects.requireNonNull(request.csr())).publicKey();
        return Arrays.equals(Certificates.parse(certificate).getPublicKey().getEncoded(), asked);
    }

    private void prove(CertificateRequest changed) {
        Fact fact = new Fact(changed.state().fact(), changed.subject(), changed.object(), "ca/" + changed.ca());
        save(changed.proven(evidence.append(fact)));
        LOG.info(
                "certificate request {} request={} kind={} ca={}",
                changed.state(),
                changed.id().value(),
                changed.kind(),
                changed.ca());
    }

    private void save(CertificateRequest changed) {
        if (rows.update(changed) == 0) {
            throw new IllegalStateException("request " + changed.id().value() + " was changed meanwhile");
        }
    }

    private void change(Held held) {
        if (helds.update(held) == 0) {
            throw new IllegalStateException("certificate " + held.digest() + " was changed meanwhile");
        }
    }

    private IssueOrder issue(CertificateRequest request) {
        String old = request.certificate();
        return new IssueOrder(
                request.id().value(),
                Objects.requireNonNull(request.csr()),
                CanonicalJson.MAPPER.readValue(request.identity(), Identity.class),
                request.medium(),
                request.document(),
                old == null ? null : known.get(old).certificate());
    }

    private StandingOrder standing(CertificateRequest request) {
        return new StandingOrder(
                request.id().value(),
                known.get(Objects.requireNonNull(request.certificate())).certificate(),
                Objects.requireNonNull(request.reason()));
    }

    CertificateRequest get(RequestId id) {
        CertificateRequest found = rows.find(id);
        if (found == null) {
            throw RuleViolation.unknown("certificate.request-unknown", Map.of("request", id.value()));
        }
        return found;
    }
}
