package cn.ggzy.platform.core.identity;

import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The judgement that signing in and acts go by, told whole: for a person who wants to know why. */
@Component
public class Verdicts {
    private final TrustLists trust;
    private final RevocationLists revocation;

    Verdicts(TrustLists trust, RevocationLists revocation) {
        this.trust = trust;
        this.revocation = revocation;
    }

    public Verdict of(byte[] certificate, List<byte[]> chain, Instant at, Purpose purpose) {
        return Judge.judge(new Facts(list(), certificate, chain, revocation.newest()), Policy.standard(), at, purpose);
    }

    /** The list in force; none while the chain has none or cannot be asked. */
    public Optional<TrustList> list() {
        try {
            return Optional.of(trust.list());
        } catch (RuleViolation unheard) {
            return Optional.empty();
        }
    }
}
