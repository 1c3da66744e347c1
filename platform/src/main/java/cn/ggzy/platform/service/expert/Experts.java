package cn.ggzy.platform.service.expert;

import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.service.party.MoreRoles;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The experts who may be drawn. */
@Service
public class Experts implements MoreRoles {
    private static final int BATCH = 200;

    private final ExpertRows rows;

    Experts(ExpertRows rows) {
        this.rows = rows;
    }

    /** Enters experts into the pool. */
    @Transactional
    public void enter(List<Expert> experts) {
        for (int from = 0; from < experts.size(); from += BATCH) {
            rows.insertAll(experts.subList(from, Math.min(experts.size(), from + BATCH)));
        }
    }

    /** All experts of these specialties whatever their standing: who is removed from a pool is committed too, with the reason. */
    public List<Expert> of(Collection<String> specialties) {
        return specialties.isEmpty() ? List.of() : rows.ofSpecialties(specialties);
    }

    public Expert find(ExpertId id) {
        Expert found = rows.find(id);
        if (found == null) {
            throw RuleViolation.unknown("expert.unknown", Map.of("expert", id.value()));
        }
        return found;
    }

    @Transactional
    public void suspend(ExpertId id) {
        if (rows.suspend(id) == 0) {
            throw RuleViolation.unknown("expert.unknown", Map.of("expert", id.value()));
        }
    }

    /** For whom the holder of a certificate works (统一社会信用代码), whatever his standing now. */
    public List<String> employersOf(String certificate) {
        return rows.employers(certificate);
    }

    public long count() {
        return rows.count();
    }

    @Override
    public Set<Role> of(String certificate) {
        return rows.certified(certificate) > 0 ? Set.of(Role.EXPERT) : Set.of();
    }
}
