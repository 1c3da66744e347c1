package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.bid.BidId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One bid in the hall.
 *
 * @param bidder the 统一社会信用代码, known only once the contract has opened the bid
 * @param figures the figures to read out, as the bidder wrote them
 * @param code why it was not opened
 * @param progress percent of the file that is decrypted
 * @param document the opened file
 */
public record Entry(
        BidId bid,
        EntryState state,
        @Nullable String bidder,
        @Nullable String bidderName,
        Map<String, String> figures,
        @Nullable String code,
        @Nullable Fault fault,
        int progress,
        @Nullable String txId,
        @Nullable String document,
        @Nullable String evidence,
        long version) {

    static Entry sealed(BidId bid) {
        return new Entry(bid, EntryState.SEALED, null, null, Map.of(), null, null, 0, null, null, null, 0);
    }

    /**
     * A refusal that others answer for may be tried again once they have put it right. One of the bidder's own stands: the figures of the others
     * are out by then, and he would have a last look.
     */
    Entry released() {
        if (state != EntryState.SEALED && (state != EntryState.REFUSED || fault != Fault.OTHERS)) {
            throw wrongState();
        }
        return new Entry(bid, EntryState.RELEASED, null, null, Map.of(), null, null, 0, null, null, evidence, version);
    }

    Entry decrypted(int percent) {
        require(EntryState.RELEASED);
        return new Entry(
                bid,
                state,
                null,
                null,
                figures,
                null,
                null,
                Math.clamp(percent, progress, 100),
                null,
                null,
                evidence,
                version);
    }

    Entry opened(Identity who, Map<String, String> read, String tx, String file) {
        require(EntryState.RELEASED);
        return new Entry(
                bid, EntryState.OPENED, who.uscc(), who.name(), read, null, null, 100, tx, file, evidence, version);
    }

    /** A bid that is refused cannot enter the evaluation. */
    Entry refused(String reason, @Nullable String tx) {
        require(EntryState.RELEASED);
        return toRefused(reason, tx);
    }

    /** The contract opened it, and then refused it with a second one of the same organisation. */
    Entry alsoRefused(String reason, @Nullable String tx) {
        if (state != EntryState.OPENED) {
            require(EntryState.RELEASED);
        }
        return toRefused(reason, tx);
    }

    private Entry toRefused(String reason, @Nullable String tx) {
        return new Entry(
                bid,
                EntryState.REFUSED,
                null,
                null,
                Map.of(),
                reason,
                Fault.ofCode(reason),
                progress,
                tx,
                null,
                evidence,
                version);
    }

    /** The window is over and no key came: the others go on without this bid (电子招标投标办法 第三十一条). */
    Entry absent(Instant now, Instant releaseUntil) {
        if (now.isBefore(releaseUntil)) {
            throw RuleViolation.conflict("opening.window-open", Map.of("until", releaseUntil.toString()));
        }
        require(EntryState.SEALED);
        return new Entry(
                bid,
                EntryState.ABSENT,
                null,
                null,
                Map.of(),
                "opening.not-released",
                Fault.BIDDER,
                0,
                null,
                null,
                evidence,
                version);
    }

    boolean isReleased() {
        return state != EntryState.SEALED && state != EntryState.ABSENT;
    }

    Entry proven(String fact) {
        return new Entry(bid, state, bidder, bidderName, figures, code, fault, progress, txId, document, fact, version);
    }

    /** Whose bid it is, as the contract found. */
    public record Identity(String uscc, String name) {}

    private void require(EntryState wanted) {
        if (state != wanted) {
            throw wrongState();
        }
    }

    private RuleViolation wrongState() {
        return RuleViolation.conflict(
                state == EntryState.RELEASED ? "opening.released-already" : "opening.judged-already",
                Map.of("ticket", bid.ticket().value(), "state", state));
    }
}
