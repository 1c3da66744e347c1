package cn.ggzy.platform.trade.bid.web;

import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.trade.bid.Answer;
import cn.ggzy.platform.trade.bid.BidId;
import cn.ggzy.platform.trade.bid.BidState;
import cn.ggzy.platform.trade.bid.Bids;
import cn.ggzy.platform.trade.bid.Receipt;
import cn.ggzy.platform.trade.tender.LotId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Bids over HTTP. The session says that a bidder is there; which one is not handed on. */
@RestController
@RequestMapping("/api/v1")
class BidController {
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Bids bids;
    private final CurrentAccount account;

    BidController(Bids bids, CurrentAccount account) {
        this.bids = bids;
        this.account = account;
    }

    @PostMapping("/tenders/{tender}/lots/{lot}/bids")
    ResponseEntity<Object> submit(
            @PathVariable String tender, @PathVariable String lot, @Valid @RequestBody SubmissionBody body) {
        account.require(Role.BIDDER);
        return answer(bids.submit(LotId.of(tender, lot), body.handed()));
    }

    @PostMapping("/bids/{tender}/{lot}/{ticket}/replacement")
    ResponseEntity<Object> replace(
            @PathVariable String tender,
            @PathVariable String lot,
            @PathVariable String ticket,
            @Valid @RequestBody ReplacementBody body) {
        account.require(Role.BIDDER);
        return answer(bids.replace(
                BidId.of(tender, lot, ticket),
                new Bids.Handed(body.submission(), body.act(), body.salt()),
                body.replaces().salt()));
    }

    @PostMapping("/bids/{tender}/{lot}/{ticket}/withdrawal")
    StateView withdraw(
            @PathVariable String tender,
            @PathVariable String lot,
            @PathVariable String ticket,
            @Valid @RequestBody WithdrawalBody body) {
        account.require(Role.BIDDER);
        return new StateView(
                ticket,
                bids.withdraw(BidId.of(tender, lot, ticket), body.act(), body.salt())
                        .state());
    }

    @GetMapping("/bids/{tender}/{lot}/{ticket}")
    Receipt receipt(@PathVariable String tender, @PathVariable String lot, @PathVariable String ticket) {
        account.require();
        return bids.receipt(BidId.of(tender, lot, ticket));
    }

    private static ResponseEntity<Object> answer(Answer answer) {
        return switch (answer) {
            case Answer.Received received ->
                ResponseEntity.status(HttpStatus.CREATED).body(received.receipt());
            case Answer.NotKnownYet open ->
                ResponseEntity.accepted()
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .body(new StateView(open.ticket(), BidState.PENDING));
        };
    }

    record SubmissionBody(
            @NotNull JsonNode submission,
            @NotNull JsonNode act,
            @NotNull String salt) {
        Bids.Handed handed() {
            return new Bids.Handed(submission, act, salt);
        }
    }

    record ReplacementBody(
            @NotNull JsonNode submission,
            @NotNull JsonNode act,
            @NotNull String salt,
            @NotNull @Valid Replaces replaces) {}

    record Replaces(@NotNull String salt) {}

    record WithdrawalBody(@NotNull JsonNode act, @NotNull String salt) {}

    record StateView(String ticket, BidState state) {}
}
