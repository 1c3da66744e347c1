package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.Map;
import java.util.Set;

/** Who may ask for what: the holder for everything, the organisation's agent for all but a new key of another's, the centre only to suspend and resume. */
final class Capacities {
    private static final Map<Capacity, Set<RequestKind>> MAY = Map.of(
            Capacity.HOLDER, Set.of(RequestKind.values()),
            Capacity.AGENT, Set.of(RequestKind.APPLY, RequestKind.SUSPEND, RequestKind.RESUME, RequestKind.REVOKE),
            Capacity.CENTRE, Set.of(RequestKind.SUSPEND, RequestKind.RESUME));

    private Capacities() {}

    static Capacity of(RequestKind kind, Asked asked, Held me, boolean isAgent, Account account) {
        Capacity capacity;
        if (me.holder().equals(asked.holder())) {
            capacity = Capacity.HOLDER;
        } else if (isAgent) {
            capacity = Capacity.AGENT;
        } else if (account.has(Role.CENTRE)) {
            capacity = Capacity.CENTRE;
        } else {
            throw RuleViolation.forbidden("certificate.not-yours", Map.of());
        }
        if (!MAY.getOrDefault(capacity, Set.of()).contains(kind)) {
            throw RuleViolation.forbidden("certificate.not-allowed", Map.of("capacity", capacity, "kind", kind));
        }
        return capacity;
    }

    /** What somebody above has stopped, only somebody as high lets go on. */
    static void requireRelease(RequestKind kind, Held held, Capacity capacity) {
        Capacity by = held.suspendedBy();
        if (kind == RequestKind.RESUME && by != null && capacity.compareTo(by) < 0) {
            throw RuleViolation.forbidden("certificate.suspended-above", Map.of("by", by));
        }
    }
}
