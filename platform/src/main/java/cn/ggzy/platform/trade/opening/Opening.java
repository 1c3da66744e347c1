package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.bid.Roll;
import cn.ggzy.platform.trade.tender.TenderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The opening (开标) of a tender; its bids are {@link Entry entries}.
 *
 * @param differences where the rows of this platform were not as the chain has the bids
 */
public record Opening(
        TenderId tender,
        OpeningState state,
        @Nullable Instant releaseUntil,
        @Nullable String minutes,
        List<Roll.Difference> differences,
        long version) {
    public Opening {
        differences = List.copyOf(differences);
    }

    static Opening waiting(TenderId tender) {
        return new Opening(tender, OpeningState.WAITING, null, null, List.of(), 0);
    }

    /** What the chain and this platform did not agree on at the close. */
    Opening differing(List<Roll.Difference> found) {
        return new Opening(tender, state, releaseUntil, minutes, found, version);
    }

    Opening closed() {
        require(OpeningState.WAITING);
        return with(OpeningState.CLOSED, null);
    }

    Opening releasing(Instant until) {
        require(OpeningState.CLOSED);
        return with(OpeningState.RELEASING, until);
    }

    Opening failed() {
        return with(OpeningState.FAILED, releaseUntil);
    }

    /** Over when every bid is open, or when the window is over and every bid is judged; nothing can be released after that. */
    boolean mayEnd(List<Entry> entries, Instant now) {
        return state == OpeningState.RELEASING
                && entries.stream()
                        .allMatch(entry -> isOver(now) ? entry.state().isFinal() : entry.state() == EntryState.OPENED);
    }

    Opening opened(List<Entry> entries, Instant now, String record) {
        require(OpeningState.RELEASING);
        if (!mayEnd(entries, now)) {
            throw RuleViolation.conflict("opening.not-all-judged", Map.of("tender", tender.value()));
        }
        return new Opening(tender, OpeningState.OPENED, releaseUntil, record, differences, version);
    }

    /** A key is taken from the first moment of the window to its last; at its end it is over. */
    void requireWindow(Instant now) {
        if (state == OpeningState.WAITING || state == OpeningState.CLOSED) {
            throw RuleViolation.conflict("opening.not-started", Map.of("tender", tender.value()));
        }
        if (state != OpeningState.RELEASING || !now.isBefore(until())) {
            throw RuleViolation.conflict("opening.window-over", Map.of("tender", tender.value()));
        }
    }

    boolean isOver(Instant now) {
        return state == OpeningState.RELEASING && !now.isBefore(until());
    }

    Instant until() {
        if (releaseUntil == null) {
            throw RuleViolation.conflict("opening.not-started", Map.of("tender", tender.value()));
        }
        return releaseUntil;
    }

    private void require(OpeningState wanted) {
        if (state != wanted) {
            throw RuleViolation.conflict("opening.wrong-state", Map.of("tender", tender.value(), "state", state));
        }
    }

    private Opening with(OpeningState next, @Nullable Instant until) {
        return new Opening(tender, next, until, minutes, differences, version);
    }
}
