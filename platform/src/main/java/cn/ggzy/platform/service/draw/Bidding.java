package cn.ggzy.platform.service.draw;

import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Who organises a tender and who bids, as the chain says it; the bidders are known once their bids are opened. */
@Component
class Bidding {
    private final Ledger ledger;

    Bidding(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The organisations whose people must avoid. */
    record Parties(Set<String> organisers, Set<String> bidders) {}

    /** Refuses an agency that is not the tender's, and a lot that the tender does not have. */
    Parties of(String tender, String lot, Account agency) {
        JsonNode record = ledger.evaluate("tender", TransactionName.TENDER_READ.function(), Map.of("tender", tender));
        Set<String> organisers = Set.of(uscc(record, "tenderer"), uscc(record, "agency"));
        if (!organisers.contains(agency.uscc())) {
            throw RuleViolation.forbidden("draw.not-party", Map.of("tender", tender));
        }
        boolean known = false;
        for (JsonNode one : record.path("lots")) {
            known |= one.path("lot").asString("").equals(lot);
        }
        if (!known) {
            throw RuleViolation.unknown("draw.unknown-lot", Map.of("tender", tender, "lot", lot));
        }
        return new Parties(organisers, bidders(tender, lot));
    }

    private Set<String> bidders(String tender, String lot) {
        Set<String> bidders = new HashSet<>();
        JsonNode list =
                ledger.evaluate("bid", TransactionName.BID_LIST.function(), Map.of("tender", tender, "lot", lot));
        for (JsonNode bid : list.path("bids")) {
            JsonNode opened = ledger.evaluate(
                    "bid",
                    TransactionName.BID_READ.function(),
                    Map.of(
                            "tender",
                            tender,
                            "lot",
                            lot,
                            "ticket",
                            bid.path("ticket").asString()));
            for (JsonNode judgement : opened.path("openings")) {
                String uscc = judgement.path("uscc").asString("");
                if (!uscc.isEmpty()) {
                    bidders.add(uscc);
                }
            }
        }
        return bidders;
    }

    private static String uscc(JsonNode record, String party) {
        return record.path(party).path("uscc").asString("");
    }
}
