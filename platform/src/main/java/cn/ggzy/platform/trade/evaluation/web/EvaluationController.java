package cn.ggzy.platform.trade.evaluation.web;

import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.trade.bid.Ticket;
import cn.ggzy.platform.trade.evaluation.Desks;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.Desk;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.DutyView;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.ReportView;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.ToSign;
import cn.ggzy.platform.trade.evaluation.Evaluations;
import cn.ggzy.platform.trade.evaluation.Mark;
import cn.ggzy.platform.trade.evaluation.Score;
import cn.ggzy.platform.trade.tender.LotId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/** The committee over HTTP. */
@RestController
@RequestMapping("/api/v1/evaluations")
class EvaluationController {
    private final Evaluations evaluations;
    private final Desks desks;
    private final CurrentAccount account;

    EvaluationController(Evaluations evaluations, Desks desks, CurrentAccount account) {
        this.evaluations = evaluations;
        this.desks = desks;
        this.account = account;
    }

    @GetMapping
    List<DutyView> duties() {
        return desks.duties(expert());
    }

    @GetMapping("/{tender}/{lot}")
    Desk desk(@PathVariable String tender, @PathVariable String lot) {
        return desks.desk(LotId.of(tender, lot), expert());
    }

    @GetMapping(path = "/{tender}/{lot}/bids/{ticket}/file", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<Resource> file(@PathVariable String tender, @PathVariable String lot, @PathVariable String ticket) {
        return ResponseEntity.ok(
                new InputStreamResource(desks.file(LotId.of(tender, lot), new Ticket(ticket).value(), expert())));
    }

    @GetMapping("/{tender}/{lot}/avoidance")
    Map<String, ToSign> avoidanceToSign(
            @PathVariable String tender,
            @PathVariable String lot,
            @RequestParam(defaultValue = "false") boolean avoids,
            @RequestParam(defaultValue = "") String reason) {
        expert();
        return Map.of("toSign", desks.avoidance(LotId.of(tender, lot), avoids, reason));
    }

    @PostMapping("/{tender}/{lot}/avoidance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void avoid(@PathVariable String tender, @PathVariable String lot, @Valid @RequestBody ActBody body) {
        evaluations.avoid(LotId.of(tender, lot), body.act(), expert());
    }

    @PutMapping("/{tender}/{lot}/bids/{ticket}/qualification")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mark(
            @PathVariable String tender,
            @PathVariable String lot,
            @PathVariable String ticket,
            @Valid @RequestBody MarksBody body) {
        evaluations.mark(LotId.of(tender, lot), new Ticket(ticket).value(), body.marks(), expert());
    }

    @PutMapping("/{tender}/{lot}/bids/{ticket}/scores")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void score(
            @PathVariable String tender,
            @PathVariable String lot,
            @PathVariable String ticket,
            @Valid @RequestBody ScoresBody body) {
        evaluations.score(LotId.of(tender, lot), new Ticket(ticket).value(), body.items(), expert());
    }

    @GetMapping("/{tender}/{lot}/submission")
    Map<String, ToSign> submissionToSign(@PathVariable String tender, @PathVariable String lot) {
        return Map.of("toSign", desks.submission(LotId.of(tender, lot), expert()));
    }

    @PostMapping("/{tender}/{lot}/submission")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void submit(@PathVariable String tender, @PathVariable String lot, @Valid @RequestBody ActBody body) {
        evaluations.submit(LotId.of(tender, lot), body.act(), expert());
    }

    @GetMapping("/{tender}/{lot}/report")
    ReportView report(
            @PathVariable String tender,
            @PathVariable String lot,
            @RequestParam(required = false) @Nullable String dissent) {
        return desks.report(LotId.of(tender, lot), dissent, account.require(Role.EXPERT, Role.AGENCY, Role.TENDERER));
    }

    @PostMapping("/{tender}/{lot}/report/signature")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sign(@PathVariable String tender, @PathVariable String lot, @Valid @RequestBody SignatureBody body) {
        evaluations.sign(LotId.of(tender, lot), body.act(), body.dissent(), expert());
    }

    @GetMapping("/{tender}/{lot}/report/refusals/{seat}")
    Map<String, ToSign> refusalToSign(@PathVariable String tender, @PathVariable String lot, @PathVariable int seat) {
        expert();
        return Map.of("toSign", desks.refusal(LotId.of(tender, lot), seat));
    }

    @PostMapping("/{tender}/{lot}/report/refusals/{seat}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void noteRefusal(
            @PathVariable String tender,
            @PathVariable String lot,
            @PathVariable int seat,
            @Valid @RequestBody ActBody body) {
        evaluations.noteRefusal(LotId.of(tender, lot), seat, body.act(), expert());
    }

    private Account expert() {
        return account.require(Role.EXPERT);
    }

    record ActBody(@NotNull JsonNode act) {}

    record SignatureBody(
            @NotNull JsonNode act,
            @Nullable @Size(max = 5000) String dissent) {}

    record MarkBody(
            @NotNull String id,
            boolean pass,
            @Nullable @Size(max = 2000) String reason) {}

    record MarksBody(@NotNull @Size(max = 200) List<@NotNull @Valid MarkBody> items) {
        List<Mark> marks() {
            return items.stream()
                    .map(item -> new Mark(item.id(), item.pass(), item.reason() == null ? "" : item.reason()))
                    .toList();
        }
    }

    record ScoresBody(@NotNull @Size(max = 200) List<@NotNull Score> items) {}
}
