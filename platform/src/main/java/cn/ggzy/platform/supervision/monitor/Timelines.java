package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.Located;
import cn.ggzy.platform.core.shared.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** What happened to a tender: what the contracts recorded, and every fact of the log with its proof; nothing from the rooms' own tables. */
@Service
public class Timelines {
    private final Evidence evidence;
    private final Ledger ledger;

    Timelines(Evidence evidence, Ledger ledger) {
        this.evidence = evidence;
        this.ledger = ledger;
    }

    /**
     * One event.
     *
     * @param at RFC 3339, UTC
     * @param txId of the transaction, for what a contract recorded
     * @param evidence number of the fact, for what the log has; provable by its bundle
     */
    public record Entry(
            String at,
            String type,
            String subject,
            @Nullable String txId,
            @Nullable String evidence,
            @Nullable Long index,
            @Nullable String digest,
            String state) {
        static Entry chain(JsonNode record, String at, String type, String subject) {
            String txId = record.hasNonNull("txId") ? record.path("txId").asString() : null;
            return new Entry(at, type, subject, txId, null, null, null, "ANCHORED");
        }

        static Entry fact(Located located) {
            JsonNode fact = located.fact();
            return new Entry(
                    fact.path("at").asString(),
                    fact.path("type").asString(),
                    fact.path("subject").asString(),
                    null,
                    located.id().value(),
                    located.index(),
                    fact.path("digest").asString(),
                    located.state().name());
        }
    }

    /** Oldest first. Before the tender is closed nobody, supervisors included, is told how many bid. */
    public List<Entry> of(String tender) {
        JsonNode record = ledger.evaluate(
                "tender", TransactionName.TENDER_READ.function(), Map.of("tender", Ids.checked(tender)));
        List<Entry> entries = new ArrayList<>(tenderEntries(tender, record));
        if (record.hasNonNull("closedAt")) {
            for (JsonNode lot : record.path("lots")) {
                entries.addAll(bidEntries(tender, lot.path("lot").asString()));
            }
        }
        evidence.about("tender/" + tender).forEach(located -> entries.add(Entry.fact(located)));
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    private static List<Entry> tenderEntries(String tender, JsonNode record) {
        String subject = "tender/" + tender;
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.chain(record, record.path("publishedAt").asString(), "chain.tender.published", subject));
        record.path("postponements")
                .forEach(one ->
                        entries.add(Entry.chain(one, one.path("at").asString(), "chain.tender.postponed", subject)));
        if (record.hasNonNull("closedAt")) {
            entries.add(Entry.chain(record, record.path("closedAt").asString(), "chain.tender.closed", subject));
        }
        return entries;
    }

    private List<Entry> bidEntries(String tender, String lot) {
        List<Entry> entries = new ArrayList<>();
        JsonNode list =
                ledger.evaluate("bid", TransactionName.BID_LIST.function(), Map.of("tender", tender, "lot", lot));
        for (JsonNode one : list.path("bids")) {
            String ticket = one.path("ticket").asString();
            JsonNode bid = ledger.evaluate(
                    "bid", TransactionName.BID_READ.function(), Map.of("tender", tender, "lot", lot, "ticket", ticket));
            String subject = "tender/" + tender + "/lot/" + lot + "/bid/" + ticket;
            entries.add(Entry.chain(bid, bid.path("receivedAt").asString(), "chain.bid.received", subject));
            bid.path("openings").forEach(judgement -> entries.add(judged(judgement, subject)));
            evidence.about(Commitments.subject(new Ticket(tender, lot, ticket)))
                    .forEach(located -> entries.add(Entry.fact(located)));
        }
        return entries;
    }

    private static Entry judged(JsonNode judgement, String subject) {
        String outcome = judgement.path("outcome").asString().toLowerCase(Locale.ROOT);
        return Entry.chain(judgement, judgement.path("at").asString(), "chain.bid." + outcome, subject);
    }
}
