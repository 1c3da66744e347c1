package cn.ggzy.platform.trade.opening;

import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.platform.core.document.Document;
import cn.ggzy.platform.core.document.DocumentId;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    private static final String SECOND_BID = "bid.second-bid";
    private static final Set<String> NOT_YET = Set.of("clock.out-of-tolerance", "bid.not-closed");
    private static final int ATTEMPTS = 5;

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

    /** While the keys come in: reads and decrypts the file of an entry whose lease is ours, so that later only the contract is to be asked. */
    void prepare(BidId id) throws IOException {
        Entry entry = records.entry(id);
        Release release = records.released(entry);
        Bid bid = bids.find(id);
        Prepared prepared = prepared(bid, entry, release);
        if (!records.keepPrepared(entry, prepared)) {
            discard(prepared);
        }
        hall.tell(id.lot().tender());
    }

    private Prepared prepared(Bid bid, Entry entry, Release release) throws IOException {
        try {
            Found found = decryption.open(bid, ContentKey.ofHex(release.contentKey()), percent -> {
                records.progress(entry, percent, clock.instant());
                hall.tell(bid.id().lot().tender());
            });
            try {
                return Prepared.of(found, found.plaintextDigest().isEmpty() ? null : store(bid.id(), found));
            } finally {
                Files.deleteIfExists(found.plain());
            }
        } catch (Decryption.Unreadable unreadable) {
            if (records.isWaiting(bid.id().lot())) {
                throw unreadable;
            }
            // Tried while the keys came in, and once more now: the others do not wait for it any longer.
            LOG.error("bid cannot be read from the store bid={}", bid.id(), unreadable);
            return Prepared.unreadable();
        }
    }

    /** Lays a decrypted bid, whose lease is ours, before the contract. */
    void judge(BidId id) {
        Entry entry = records.entry(id);
        Prepared prepared = records.prepared(entry)
                .orElseThrow(() -> new IllegalStateException("nothing decrypted for " + entry.bid()));
        conclude(bids.find(id), records.released(entry), prepared);
        hall.tell(id.lot().tender());
    }

    private void conclude(Bid bid, Release release, Prepared found) {
        if (!found.root().equals(bid.sealed().root())) {
            transaction.executeWithoutResult(
                    status -> records.found(bid.id(), found, bid.sealed().root()));
        }
        if (found.isUnreadable()) {
            refuse(bid.id(), Prepared.UNREADABLE, null, found);
            return;
        }
        switch (ledger.submit(Submission.of("bid", "open", argument(bid, release, found)))) {
            case Outcome.Committed committed -> judged(bid.id(), committed.result(), found);
            case Outcome.Rejected rejected
            when rejected.code().equals("bid.already-opened") -> judged(bid.id(), lastOpening(bid.id()), found);
            // Nobody has judged: the lease runs out, and the next round asks the chain again.
            case Outcome.Rejected rejected
            when isNoJudgement(rejected.code()) -> throw RuleViolation.unavailable(rejected.code(), rejected.args());
            case Outcome.Rejected rejected -> refuse(bid.id(), rejected.code(), null, found);
            case Outcome.Unknown unknown ->
                throw RuleViolation.unavailable("ledger.outcome-unknown", Map.of("txId", unknown.txId()));
        }
    }

    /** The network's trouble, a clock's, or a peer that has not seen the close: none of them says anything about the bid. */
    static boolean isNoJudgement(String code) {
        return code.startsWith("ledger.") || NOT_YET.contains(code);
    }

    private Map<String, Object> argument(Bid bid, Release release, Prepared found) {
        Map<String, Object> argument = new LinkedHashMap<>(bid.id().argument());
        argument.put("sealedRoot", found.root());
        argument.put("contentSalt", release.contentSalt());
        argument.put("plaintextDigest", found.plaintextDigest().isEmpty() ? NO_DIGEST : found.plaintextDigest());
        argument.put("figures", new TreeMap<>(release.figures()));
        argument.put("act", bids.actAsSubmitted(bid.id(), release.act()));
        argument.put("salt", release.salt());
        return argument;
    }

    private JsonNode lastOpening(BidId id) {
        JsonNode openings = ledger.evaluate("bid", "read", id.argument()).path("openings");
        return openings.path(openings.size() - 1);
    }

    private void judged(BidId id, JsonNode judgement, Prepared found) {
        String txId = judgement.path("txId").asString("");
        if (!judgement.path("outcome").asString("").equals("OPENED")) {
            String code = judgement.path("code").asString("bid.content-differs");
            // The first one first: should we die in between, this one is still to be judged and comes here again.
            if (code.equals(SECOND_BID)) {
                firstBids(id, judgement).forEach(first -> alsoRefused(first, txId));
            }
            refuse(id, code, txId, found);
            return;
        }
        Map<String, String> figures = new TreeMap<>();
        judgement
                .path("figures")
                .properties()
                .forEach(
                        figure -> figures.put(figure.getKey(), figure.getValue().asString()));
        Entry.Identity who = new Entry.Identity(
                judgement.path("uscc").asString(), judgement.path("bidder").asString());
        Entry opened = records.entry(id)
                .opened(who, figures, txId, Objects.requireNonNull(found.document(), "what was opened was decrypted"));
        transaction.executeWithoutResult(status -> {
            records.judge(opened);
            records.fileOpened(id, Objects.requireNonNull(found.documentDigest()));
        });
        LOG.info("bid judged bid={} state={}", id, opened.state());
    }

    /** The bids that the contract refused with this one: whom the answer names, and what is open here of the same organisation. */
    private List<BidId> firstBids(BidId second, JsonNode judgement) {
        String named = judgement.path("alsoRefused").asString("");
        String uscc = judgement.path("uscc").asString("");
        return records.entries(second.lot().tender()).stream()
                .filter(entry -> entry.bid().lot().equals(second.lot()))
                .filter(entry -> entry.bid().ticket().value().equals(named)
                        || entry.state() == EntryState.OPENED && uscc.equals(entry.bidder()))
                .map(Entry::bid)
                .filter(first -> !first.equals(second) && isRefusedOnChain(first))
                .toList();
    }

    private boolean isRefusedOnChain(BidId id) {
        return ledger.evaluate("bid", "read", id.argument())
                .path("state")
                .asString("")
                .equals("REFUSED");
    }

    /** Its own judgement may be written down by another worker at this very moment: then once more, on what that one wrote. */
    private void alsoRefused(BidId first, String txId) {
        for (int attempt = 1; ; attempt++) {
            Entry entry = records.entry(first);
            if (entry.state() == EntryState.REFUSED) {
                return;
            }
            try {
                save(entry.alsoRefused(SECOND_BID, txId));
                return;
            } catch (RuleViolation changed) {
                if (attempt == ATTEMPTS) {
                    throw changed;
                }
            }
        }
    }

    private void refuse(BidId id, String code, @Nullable String txId, Prepared found) {
        save(records.entry(id).refused(code, txId));
        discard(found);
    }

    /** What is not the promised bid is not kept. */
    private void discard(Prepared found) {
        if (found.document() != null) {
            documents.discard(new DocumentId(found.document()));
        }
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
