package cn.ggzy.platform.trade.opening;

import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.platform.core.document.Document;
import cn.ggzy.platform.core.document.Documents;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.Outcome;
import cn.ggzy.platform.core.evidence.Submission;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.bid.Bid;
import cn.ggzy.platform.trade.bid.BidId;
import cn.ggzy.platform.trade.bid.Bids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** One bid: decrypted, laid before the contract, and the judgement written down. The contract alone says whether a bid is opened. */
@Component
class Judging {
    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);
    /** Where nothing could be decrypted there is no digest: this one fits no commitment. */
    private static final String NO_DIGEST = "0".repeat(64);

    private final OpeningRecords records;
    private final Bids bids;
    private final Decryption decryption;
    private final Documents documents;
    private final Ledger ledger;
    private final Hall hall;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Judging(
            OpeningRecords records,
            Bids bids,
            Decryption decryption,
            Documents documents,
            Ledger ledger,
            Hall hall,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.bids = bids;
        this.decryption = decryption;
        this.documents = documents;
        this.ledger = ledger;
        this.hall = hall;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does the whole job for an entry whose lease is ours. */
    void judge(BidId id) throws IOException {
        Entry entry = records.entry(id);
        Release release = records.released(entry);
        Bid bid = bids.find(id);
        Found found = decryption.open(bid, ContentKey.ofHex(release.contentKey()), percent -> {
            records.progress(entry, percent, clock.instant());
            hall.tell(id.lot().tender());
        });
        try {
            conclude(bid, release, found);
        } finally {
            Files.deleteIfExists(found.plain());
        }
        hall.tell(id.lot().tender());
    }

    private void conclude(Bid bid, Release release, Found found) throws IOException {
        if (!found.root().equals(bid.sealed().root())) {
            transaction.executeWithoutResult(
                    status -> records.found(bid.id(), found, bid.sealed().root()));
        }
        switch (ledger.submit(Submission.of("bid", "open", argument(bid, release, found)))) {
            case Outcome.Committed committed -> judged(bid.id(), committed.result(), found);
            case Outcome.Rejected rejected
            when rejected.code().equals("bid.already-opened") -> judged(bid.id(), lastOpening(bid.id()), found);
            case Outcome.Rejected rejected -> save(records.entry(bid.id()).refused(rejected.code(), null));
            // The lease runs out, and the next round asks the chain again.
            case Outcome.Unknown unknown ->
                throw RuleViolation.unavailable("ledger.outcome-unknown", Map.of("txId", unknown.txId()));
        }
    }

    private Map<String, Object> argument(Bid bid, Release release, Found found) {
        Map<String, Object> argument = new LinkedHashMap<>(bid.id().argument());
        argument.put("sealedRoot", found.root());
        argument.put("contentSalt", release.contentSalt());
        argument.put("plaintextDigest", found.plaintextDigest().orElse(NO_DIGEST));
        argument.put("figures", new TreeMap<>(release.figures()));
        argument.put("act", bids.actAsSubmitted(bid.id(), release.act()));
        argument.put("salt", release.salt());
        return argument;
    }

    private JsonNode lastOpening(BidId id) {
        JsonNode openings = ledger.evaluate("bid", "read", id.argument()).path("openings");
        return openings.path(openings.size() - 1);
    }

    private void judged(BidId id, JsonNode judgement, Found found) throws IOException {
        String txId = judgement.path("txId").asString("");
        if (!judgement.path("outcome").asString("").equals("OPENED")) {
            save(records.entry(id).refused(judgement.path("code").asString("bid.content-differs"), txId));
            return;
        }
        Document file = store(id, found);
        Map<String, String> figures = new TreeMap<>();
        judgement
                .path("figures")
                .properties()
                .forEach(
                        figure -> figures.put(figure.getKey(), figure.getValue().asString()));
        Entry.Identity who = new Entry.Identity(
                judgement.path("uscc").asString(), judgement.path("bidder").asString());
        Entry opened = records.entry(id).opened(who, figures, txId, file.id().value());
        transaction.executeWithoutResult(status -> {
            records.judge(opened);
            records.fileOpened(id, file.digest());
        });
        LOG.info("bid judged bid={} state={}", id, opened.state());
    }

    private Document store(BidId id, Found found) throws IOException {
        try (InputStream plain = Files.newInputStream(found.plain())) {
            return documents.store("bid-" + id.ticket(), plain, "opening");
        }
    }

    private void save(Entry entry) {
        transaction.executeWithoutResult(status -> records.judge(entry));
        LOG.info("bid judged bid={} state={} code={}", entry.bid(), entry.state(), entry.code());
    }
}
