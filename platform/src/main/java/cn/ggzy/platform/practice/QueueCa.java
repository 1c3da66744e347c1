package cn.ggzy.platform.practice;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.service.certificate.CaAnswer;
import cn.ggzy.platform.service.certificate.CaPort;
import cn.ggzy.platform.service.certificate.CaRefusal;
import cn.ggzy.platform.service.certificate.IssueOrder;
import cn.ggzy.platform.service.certificate.StandingOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * An authority of the slow kind: a clerk approves certificates and revocations after a while, refusals are words, and its revocation list
 * is old until something changes. A certificate that is to be revoked is held at once, and so is one that was lost.
 */
final class QueueCa implements CaPort {
    private static final Map<String, CaRefusal> CODES = Map.of(
            "KEY_ALG_UNSUPPORTED", CaRefusal.KEY_NOT_ACCEPTED,
            "REVIEW_REJECTED", CaRefusal.IDENTITY_NOT_PROVEN,
            "NO_SUCH_CERT", CaRefusal.CERTIFICATE_UNKNOWN,
            "NO_SUCH_ORDER", CaRefusal.OTHER);

    private final String id;
    private final PracticeProvince province;
    private final OrderBook book;
    private final Counter counter;
    private final Faults faults;
    private final Duration approval;
    private final Clock clock;

    QueueCa(
            String id,
            PracticeProvince province,
            OrderBook book,
            Counter counter,
            Faults faults,
            Duration approval,
            Clock clock) {
        this.id = id;
        this.province = province;
        this.book = book;
        this.counter = counter;
        this.faults = faults;
        this.approval = approval;
        this.clock = clock;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CaAnswer apply(IssueOrder order) {
        return queued("apply", order);
    }

    @Override
    public CaAnswer renew(IssueOrder order) {
        return queued("renew", order);
    }

    @Override
    public CaAnswer change(IssueOrder order) {
        return queued("change", order);
    }

    @Override
    public CaAnswer suspend(StandingOrder order) {
        return stand("suspend", order);
    }

    @Override
    public CaAnswer resume(StandingOrder order) {
        return stand("resume", order);
    }

    @Override
    public CaAnswer revoke(StandingOrder order) {
        faults.call();
        OrderBook.Order taken = counter.taken("revoke", order);
        if (!counter.knows(taken)) {
            return refused("NO_SUCH_CERT");
        }
        province.suspend(order.certificate());
        return new CaAnswer.Pending(order.request());
    }

    @Override
    public CaAnswer status(String reference) {
        faults.call();
        return book.find(reference).map(this::approved).orElseGet(() -> refused("NO_SUCH_ORDER"));
    }

    @Override
    public byte[] crl() {
        faults.call();
        return province.crl(id, Duration.ofHours(12));
    }

    private CaAnswer queued(String kind, IssueOrder order) {
        faults.call();
        counter.taken(kind, order);
        return new CaAnswer.Pending(order.request());
    }

    private CaAnswer approved(OrderBook.Order order) {
        if (!order.carriedOut() && clock.instant().isBefore(order.at().plus(approval))) {
            return new CaAnswer.Pending(order.request());
        }
        if (order.kind().equals("revoke")) {
            return counter.stand(order);
        }
        if (faults.refuses()) {
            return refused("REVIEW_REJECTED");
        }
        try {
            return counter.issue(order);
        } catch (Refusal refusal) {
            return refused("KEY_ALG_UNSUPPORTED");
        }
    }

    private CaAnswer stand(String kind, StandingOrder order) {
        faults.call();
        OrderBook.Order taken = counter.taken(kind, order);
        return counter.knows(taken) ? counter.stand(taken) : refused("NO_SUCH_CERT");
    }

    private static CaAnswer refused(String code) {
        return new CaAnswer.Refused(CODES.getOrDefault(code, CaRefusal.OTHER), code);
    }
}
