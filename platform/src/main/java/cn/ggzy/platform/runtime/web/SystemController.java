package cn.ggzy.platform.runtime.web;

import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.LedgerInfo;
import cn.ggzy.platform.core.evidence.LogTrust;
import cn.ggzy.platform.core.evidence.PublishedLog;
import cn.ggzy.platform.core.identity.TrustInForce;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which mode, which chain, what time; and the trust file for a first look. */
@RestController
@RequestMapping("/api/v1")
class SystemController {
    private final Ledger ledger;
    private final PublishedLog log;
    private final LogTrust logTrust;
    private final TrustInForce trust;
    private final Clock clock;
    private final String mode;
    private final String version;

    SystemController(
            Ledger ledger,
            PublishedLog log,
            LogTrust logTrust,
            TrustInForce trust,
            Clock clock,
            @Value("${onenet.mode}") String mode,
            @Value("${onenet.version:0.1.0}") String version) {
        this.ledger = ledger;
        this.log = log;
        this.logTrust = logTrust;
        this.trust = trust;
        this.clock = clock;
        this.mode = mode;
        this.version = version;
    }

    record Chain(String kind, String channel, boolean simulator) {}

    record Log(String origin, long size) {}

    /** {@code chain} is missing while the network cannot be reached. */
    record SystemView(String mode, @Nullable Chain chain, Instant time, String version, Log log) {}

    @GetMapping("/system")
    SystemView system() {
        return new SystemView(mode, chain(), clock.instant(), version, new Log(log.origin(), log.size()));
    }

    /** For convenience; a verifier takes it from a channel it trusts. */
    @GetMapping("/trust.json")
    JsonNode trust() {
        ObjectNode file = (ObjectNode) CanonicalJson.tree(logTrust.file());
        file.put("format", "ggzy-trust/1");
        file.setAll((ObjectNode) ledger.connection());
        file.set("caTrustList", trust.json());
        return file;
    }

    private @Nullable Chain chain() {
        try {
            LedgerInfo info = ledger.info();
            return new Chain(info.kind(), info.channel(), info.simulator());
        } catch (RuleViolation e) {
            return null;
        }
    }
}
