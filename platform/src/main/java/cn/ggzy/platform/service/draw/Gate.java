package cn.ggzy.platform.service.draw;

import cn.ggzy.chain.draw.Candidate;
import cn.ggzy.chain.draw.DrawParams;
import cn.ggzy.chain.draw.Predictability;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Refuses pools that an insider could guess (PRTP-DRAW-1 §5), so that they are widened to other cities. */
@Component
class Gate {
    /** The figures that are shown; refused pools say which limits they break. */
    Map<String, Object> judge(DrawParams params, List<Candidate> pool) {
        Predictability predictability = Predictability.of(params, pool);
        if (!predictability.faults().isEmpty()) {
            throw RuleViolation.conflict(
                    "draw.pool-too-predictable", Map.of("reason", String.valueOf(predictability.faults())));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("pool", predictability.pool());
        figures.put("committeesBits", rounded(predictability.committeesBits()));
        figures.put("largestChance", rounded(predictability.largestChance()));
        figures.put("twoOfThreeInsiders", rounded(predictability.twoOfThreeInsiders()));
        return figures;
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
    }
}
