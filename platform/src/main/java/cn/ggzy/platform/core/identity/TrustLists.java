package cn.ggzy.platform.core.identity;

import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The trust list in force, as the chain has it; asked again every few seconds, so that a suspended authority is soon felt. */
@Component
class TrustLists implements TrustInForce {
    private static final Logger LOG = LoggerFactory.getLogger(TrustLists.class);
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Ledger ledger;
    private final Clock clock;
    private volatile @Nullable Known known;

    /** A list and when the chain was asked. */
    private record Known(TrustList list, JsonNode json, Instant asked) {}

    TrustLists(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public JsonNode json() {
        return current().json();
    }

    TrustList list() {
        return current().list();
    }

    /** Once the chain has been heard, its last word holds while it is silent: people can sign in, and every act is judged on chain anyway. */
    private Known current() {
        Known last = known;
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.asked().plus(FRESH))) {
            return last;
        }
        try {
            JsonNode answer = ledger.evaluate("trust", "read", Map.of());
            JsonNode json = answer.has("list") ? answer.get("list") : answer;
            Known asked = new Known(TrustList.parse(CanonicalJson.of(json)), json, now);
            known = asked;
            return asked;
        } catch (RuleViolation e) {
            if (last == null || e.kind() != RuleViolation.Kind.UNAVAILABLE) {
                throw e;
            }
            LOG.warn("the chain is silent: the trust list of {} stays in force", last.asked());
            return last;
        }
    }
}
