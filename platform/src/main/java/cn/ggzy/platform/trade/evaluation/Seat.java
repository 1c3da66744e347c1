package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member's place in the committee; the member is known by the digest of the certificate, never by name.
 *
 * @param account the account that may sit here
 * @param dissent the member's own words, when the member does not agree with the report
 */
public record Seat(
        int seat, String account, SeatState state, @Nullable String dissent, long version) {

    static Seat invited(int seat, String account) {
        return new Seat(seat, account, SeatState.INVITED, null, 0);
    }

    /** Bidders are known only now, so avoidance (回避) is asked again at sign-in. */
    Seat confirmed() {
        require(SeatState.INVITED);
        return with(SeatState.CONFIRMED, null);
    }

    Seat avoiding() {
        require(SeatState.INVITED);
        return with(SeatState.AVOIDING, null);
    }

    void requireMayMark() {
        require(SeatState.CONFIRMED);
    }

    Seat submitted() {
        require(SeatState.CONFIRMED);
        return with(SeatState.SUBMITTED, null);
    }

    /** Signs; who does not agree says so in writing, with reasons (条例 第五十三条). The own word takes the place of what others noted. */
    Seat signed(@Nullable String dissentingWords) {
        if (state != SeatState.COUNTED_AS_AGREED) {
            require(SeatState.SUBMITTED);
        }
        return with(SeatState.SIGNED, dissentingWords);
    }

    void requireSilent() {
        require(SeatState.SUBMITTED);
    }

    /** Who neither signs nor states dissent counts as agreeing, and the committee notes it (条例 第五十三条). */
    Seat refusedToSign() {
        requireSilent();
        return with(SeatState.COUNTED_AS_AGREED, null);
    }

    private void require(SeatState wanted) {
        if (state != wanted) {
            throw RuleViolation.conflict("evaluation.wrong-seat-state", Map.of("seat", seat, "state", state));
        }
    }

    private Seat with(SeatState next, @Nullable String words) {
        return new Seat(seat, account, next, words, version);
    }
}
