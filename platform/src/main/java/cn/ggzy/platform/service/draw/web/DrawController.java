package cn.ggzy.platform.service.draw.web;

import cn.ggzy.chain.draw.QuotaLine;
import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.service.draw.DrawId;
import cn.ggzy.platform.service.draw.Draws;
import cn.ggzy.platform.service.draw.PrepareDraw;
import cn.ggzy.platform.service.draw.Prepared;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Draws over HTTP; reading is for everybody, names are never in it. */
@RestController
@RequestMapping("/api/v1")
class DrawController {
    private final Draws draws;
    private final CurrentAccount account;

    DrawController(Draws draws, CurrentAccount account) {
        this.draws = draws;
        this.account = account;
    }

    record Quota(
            @NotBlank String specialty,
            @Nullable String region,
            @Min(1) @Max(25) int count) {
        QuotaLine line() {
            return new QuotaLine(specialty, region == null ? "*" : region, count);
        }
    }

    record Wanted(
            @NotEmpty @Valid List<Quota> quotas,
            @Nullable @Min(1) @Max(25) Integer maxPerRegion,
            @Nullable @Min(1) @Max(25) Integer maxPerEmployer,
            @Nullable @Size(max = 500) String cause) {}

    record Signed(@NotNull JsonNode act) {}

    @PostMapping("/tenders/{tender}/lots/{lot}/draws")
    @ResponseStatus(HttpStatus.CREATED)
    Prepared prepare(@PathVariable String tender, @PathVariable String lot, @Valid @RequestBody Wanted wanted) {
        List<QuotaLine> quotas = wanted.quotas().stream().map(Quota::line).toList();
        int seats = quotas.stream().mapToInt(QuotaLine::seats).sum();
        return draws.prepare(
                new PrepareDraw(
                        tender,
                        lot,
                        quotas,
                        wanted.maxPerRegion() == null ? seats : wanted.maxPerRegion(),
                        wanted.maxPerEmployer() == null ? 1 : wanted.maxPerEmployer(),
                        wanted.cause()),
                account.require());
    }

    @GetMapping("/tenders/{tender}/lots/{lot}/draws")
    List<DrawId> ofLot(@PathVariable String tender, @PathVariable String lot) {
        return draws.ofLot(tender, lot);
    }

    @PostMapping("/draws/{draw}/pool")
    JsonNode pool(@PathVariable String draw, @Valid @RequestBody Signed body) {
        return draws.freezePool(new DrawId(draw), body.act(), account.require());
    }

    @PostMapping("/draws/{draw}/deals")
    JsonNode deal(@PathVariable String draw, @Valid @RequestBody Signed body) {
        return draws.deal(new DrawId(draw), body.act(), account.require());
    }

    @PostMapping("/draws/{draw}/reveals")
    JsonNode reveal(@PathVariable String draw, @Valid @RequestBody Signed body) {
        return draws.reveal(new DrawId(draw), body.act(), account.require());
    }

    @PostMapping("/draws/{draw}/replacements")
    JsonNode replace(@PathVariable String draw, @Valid @RequestBody Signed body) {
        return draws.replace(new DrawId(draw), body.act(), account.require());
    }

    @PostMapping("/draws/{draw}/void")
    JsonNode voidDraw(@PathVariable String draw, @Valid @RequestBody Signed body) {
        return draws.voidDraw(new DrawId(draw), body.act(), account.require());
    }

    @GetMapping("/draws")
    List<DrawId> begun() {
        return draws.begun();
    }

    @GetMapping("/draws/{draw}")
    JsonNode read(@PathVariable String draw) {
        return draws.read(new DrawId(draw));
    }

    @GetMapping("/draws/{draw}/transcript")
    Map<String, Object> transcript(@PathVariable String draw) {
        return draws.transcript(new DrawId(draw));
    }
}
