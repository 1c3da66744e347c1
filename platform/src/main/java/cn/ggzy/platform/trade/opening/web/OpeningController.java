package cn.ggzy.platform.trade.opening.web;

import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.trade.bid.BidId;
import cn.ggzy.platform.trade.opening.Hall;
import cn.ggzy.platform.trade.opening.HallView;
import cn.ggzy.platform.trade.opening.Openings;
import cn.ggzy.platform.trade.opening.Release;
import cn.ggzy.platform.trade.tender.TenderId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** The opening hall over HTTP. */
@RestController
@RequestMapping("/api/v1")
class OpeningController {
    private final Openings openings;
    private final Hall hall;
    private final CurrentAccount account;

    OpeningController(Openings openings, Hall hall, CurrentAccount account) {
        this.openings = openings;
        this.hall = hall;
        this.account = account;
    }

    @GetMapping("/tenders/{tender}/opening")
    HallView view(@PathVariable String tender) {
        return hall.view(new TenderId(tender));
    }

    @GetMapping(path = "/tenders/{tender}/opening/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@PathVariable String tender) {
        return hall.stream(new TenderId(tender));
    }

    @GetMapping(path = "/tenders/{tender}/opening/minutes", produces = MediaType.APPLICATION_JSON_VALUE)
    String minutes(@PathVariable String tender) {
        return openings.minutes(new TenderId(tender));
    }

    @PostMapping("/bids/{tender}/{lot}/{ticket}/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void release(
            @PathVariable String tender,
            @PathVariable String lot,
            @PathVariable String ticket,
            @Valid @RequestBody ReleaseBody body) {
        openings.release(
                BidId.of(tender, lot, ticket), body.release(), body.releaseAct(), account.require(Role.BIDDER));
    }

    record ReleaseBody(
            @NotNull String contentKey,
            @NotNull String contentSalt,
            @NotNull String plaintextDigest,
            @NotNull @Size(max = 16) Map<String, Release.Figure> figures,
            @NotNull String salt,
            @NotNull JsonNode act,
            @NotNull JsonNode releaseAct) {
        Release release() {
            return new Release(contentKey, contentSalt, plaintextDigest, figures, salt, act);
        }

        @Override
        public String toString() {
            return "ReleaseBody[not shown]";
        }
    }
}
