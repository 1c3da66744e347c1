package cn.ggzy.platform.trade.award.web;

import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.award.AwardViews.AwardView;
import cn.ggzy.platform.trade.award.AwardViews.CandidatesView;
import cn.ggzy.platform.trade.award.Awards;
import cn.ggzy.platform.trade.award.Cause;
import cn.ggzy.platform.trade.tender.LotId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Candidates and awards over HTTP. */
@RestController
@RequestMapping("/api/v1/tenders/{tender}/lots/{lot}")
class AwardController {
    private final Awards awards;
    private final CurrentAccount account;

    AwardController(Awards awards, CurrentAccount account) {
        this.awards = awards;
        this.account = account;
    }

    @GetMapping("/candidates")
    CandidatesView candidates(@PathVariable String tender, @PathVariable String lot) {
        return awards.candidates(LotId.of(tender, lot), account.find().orElse(null));
    }

    @PostMapping("/candidates")
    @ResponseStatus(HttpStatus.CREATED)
    Proven publish(@PathVariable String tender, @PathVariable String lot, @Valid @RequestBody ActBody body) {
        return new Proven(awards.publishCandidates(
                LotId.of(tender, lot), body.act(), account.require(Role.AGENCY, Role.TENDERER)));
    }

    @GetMapping("/award")
    AwardView given(
            @PathVariable String tender,
            @PathVariable String lot,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") List<String> causes) {
        return awards.given(LotId.of(tender, lot), ticket, causes(causes));
    }

    @PostMapping("/award")
    @ResponseStatus(HttpStatus.CREATED)
    Proven award(@PathVariable String tender, @PathVariable String lot, @Valid @RequestBody ActBody body) {
        return new Proven(awards.award(LotId.of(tender, lot), body.act(), account.require(Role.TENDERER)));
    }

    /** {@code ticket:CAUSE,ticket:CAUSE} */
    private static Map<String, Cause> causes(List<String> pairs) {
        Map<String, Cause> causes = new TreeMap<>();
        for (String pair : pairs) {
            String[] parts = pair.split(":", 2);
            try {
                causes.put(parts[0], Cause.valueOf(parts.length == 2 ? parts[1] : ""));
            } catch (IllegalArgumentException e) {
                throw RuleViolation.malformed("award.unknown-cause", Map.of("cause", pair));
            }
        }
        return causes;
    }

    record ActBody(@NotNull JsonNode act) {}

    record Proven(EvidenceId evidence) {}
}
