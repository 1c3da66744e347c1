package cn.ggzy.platform.practice;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.service.certificate.CaAnswer;
import cn.ggzy.platform.service.certificate.CaPort;
import cn.ggzy.platform.service.certificate.CaRefusal;
import cn.ggzy.platform.service.certificate.IssueOrder;
import cn.ggzy.platform.service.certificate.StandingOrder;
import java.time.Duration;
import java.util.Map;

/** An authority of the prompt kind: every order is answered at once, refusals are numbers, and there is a new revocation list every minute. */
final class PromptCa implements CaPort {
    private static final Map<String, CaRefusal> CODES = Map.of(
            "1001", CaRefusal.KEY_NOT_ACCEPTED,
            "1002", CaRefusal.IDENTITY_NOT_PROVEN,
            "1003", CaRefusal.CERTIFICATE_UNKNOWN);

    private final String id;
    private final PracticeProvince province;
    private final Counter counter;
    private final Faults faults;

    PromptCa(String id, PracticeProvince province, Counter counter, Faults faults) {
        this.id = id;
        this.province = province;
        this.counter = counter;
        this.faults = faults;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CaAnswer apply(IssueOrder order) {
        return issue("apply", order);
    }

    @Override
    public CaAnswer renew(IssueOrder order) {
        return issue("renew", order);
    }

    @Override
    public CaAnswer change(IssueOrder order) {
        return issue("change", order);
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
        return stand("revoke", order);
    }

    @Override
    public CaAnswer status(String reference) {
        faults.call();
        return refused("1003");
    }

    @Override
    public byte[] crl() {
        faults.call();
        return province.crl(id, Duration.ofMinutes(1));
    }

    private CaAnswer issue(String kind, IssueOrder order) {
        faults.call();
        if (faults.refuses()) {
            return refused("1002");
        }
        try {
            return faults.answer(counter.issue(counter.taken(kind, order)));
        } catch (Refusal refusal) {
            return refused("1001");
        }
    }

    private CaAnswer stand(String kind, StandingOrder order) {
        faults.call();
        OrderBook.Order taken = counter.taken(kind, order);
        return counter.knows(taken) ? counter.stand(taken) : refused("1003");
    }

    private static CaAnswer refused(String code) {
        return new CaAnswer.Refused(CODES.getOrDefault(code, CaRefusal.OTHER), code);
    }
}
