package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.Located;
import cn.ggzy.platform.core.evidence.PublishedLog;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compares the facts of the database with the published log, and the log with the root on the chain. */
@Component
class LogCheck {
    private final Evidence evidence;
    private final PublishedLog log;

    LogCheck(Evidence evidence, PublishedLog log) {
        this.evidence = evidence;
        this.log = log;
    }

    /** Everything up to the size the chain has anchored. */
    List<Difference> check() {
        PublishedLog.Anchored anchored = log.anchored();
        List<Difference> differences = new ArrayList<>();
        for (long index = 0; index < anchored.size(); index++) {
            entry(index).ifPresent(differences::add);
        }
        if (anchored.size() > 0 && !log.root(anchored.size()).equals(anchored.root())) {
            differences.add(Difference.whole("anchor-differs", "log", Long.toString(anchored.size()), null));
        }
        return differences;
    }

    long size() {
        return log.anchored().size();
    }

    private Optional<Difference> entry(long index) {
        String leaf = new String(log.entry(index), StandardCharsets.UTF_8);
        String id = CanonicalJson.read(leaf).path("id").asString("");
        try {
            Located stored = evidence.find(new EvidenceId(id));
            return stored.leaf().equals(leaf)
                    ? Optional.empty()
                    : Optional.of(Difference.whole("fact-changed", "evidence_fact", id, id));
        } catch (RuleViolation unknown) {
            return Optional.of(Difference.whole("fact-missing", "evidence_fact", id, id));
        }
    }
}
