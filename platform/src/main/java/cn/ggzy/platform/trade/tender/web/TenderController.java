package cn.ggzy.platform.trade.tender.web;

import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.Page;
import cn.ggzy.platform.trade.tender.Deadlines;
import cn.ggzy.platform.trade.tender.TenderId;
import cn.ggzy.platform.trade.tender.TenderState;
import cn.ggzy.platform.trade.tender.Tenders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tenders over HTTP. */
@RestController
@RequestMapping("/api/v1/tenders")
class TenderController {
    private final Tenders tenders;
    private final Deadlines deadlines;
    private final TenderViews views;
    private final CurrentAccount account;

    TenderController(Tenders tenders, Deadlines deadlines, TenderViews views, CurrentAccount account) {
        this.tenders = tenders;
        this.deadlines = deadlines;
        this.views = views;
        this.account = account;
    }

    @GetMapping
    Page<TenderViews.Summary> search(
            @RequestParam(required = false) @Nullable TenderState state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") int page) {
        return views.summaries(tenders.search(state, q, page, account.find().orElse(null)));
    }

    @GetMapping("/{id}")
    TenderViews.Full read(@PathVariable String id) {
        return views.full(tenders.visible(new TenderId(id), account.find().orElse(null)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TenderViews.Full draft(@Valid @RequestBody DraftBody body) {
        return views.full(tenders.draft(body.draft(), account.require(Role.AGENCY, Role.TENDERER)));
    }

    @PutMapping("/{id}")
    TenderViews.Full change(@PathVariable String id, @Valid @RequestBody DraftBody body) {
        return views.full(tenders.change(new TenderId(id), body.draft(), account.require(Role.AGENCY, Role.TENDERER)));
    }

    @GetMapping("/{id}/publication")
    Map<String, Object> toSign(@PathVariable String id) {
        return Map.of(
                "toSign",
                Map.of(
                        "act",
                        "tender.publish",
                        "body",
                        deadlines.publicationBody(new TenderId(id), account.require())));
    }

    @PostMapping("/{id}/publication")
    @ResponseStatus(HttpStatus.CREATED)
    Proven publish(@PathVariable String id, @Valid @RequestBody ActBody body) {
        return new Proven(deadlines.publish(new TenderId(id), body.act(), account.require(Role.AGENCY, Role.TENDERER)));
    }

    @PostMapping("/{id}/postponement")
    @ResponseStatus(HttpStatus.CREATED)
    Proven postpone(@PathVariable String id, @Valid @RequestBody Postponement body) {
        return new Proven(deadlines.postpone(
                new TenderId(id),
                body.act(),
                body.notice(),
                body.affectsBids(),
                account.require(Role.AGENCY, Role.TENDERER)));
    }

    record Proven(EvidenceId evidence) {}

    record ActBody(@NotNull JsonNode act) {}

    record Postponement(
            @NotNull JsonNode act,
            @NotBlank @Size(max = 20_000) String notice,
            boolean affectsBids) {}
}
