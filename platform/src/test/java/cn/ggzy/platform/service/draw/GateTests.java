package cn.ggzy.platform.service.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.chain.draw.Candidate;
import cn.ggzy.chain.draw.DrawParams;
import cn.ggzy.chain.draw.QuotaLine;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTests {
    private final Gate gate = new Gate();

    @Test
    void letsALargePoolThroughAndShowsItsFigures() {
        assertThat(gate.judge(params(500), pool(500)))
                .containsEntry("pool", 500)
                .containsEntry("committeesBits", new BigDecimal("37.8931"))
                .containsEntry("largestChance", new BigDecimal("0.0100"));
    }

    @Test
    void refusesAStratumBelowSixTimesItsSeats() {
        assertThatThrownBy(() -> gate.judge(params(29), pool(29)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("draw.pool-too-predictable"));
    }

    @Test
    void refusesWhenTwoOfThreeInsidersAreTooLikely() {
        assertThatThrownBy(() -> gate.judge(params(30), pool(30))).hasMessageContaining("LIKELY_INSIDERS");
    }

    private static DrawParams params(int n) {
        return new DrawParams(n, List.of(new QuotaLine("A0801", "*", 5)), 5, 1);
    }

    private static List<Candidate> pool(int size) {
        return Collections.nCopies(size, new Candidate("A0801", "620100", "x"));
    }
}
