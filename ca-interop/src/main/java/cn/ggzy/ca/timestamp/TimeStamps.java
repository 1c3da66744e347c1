package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.Refusal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Several authorities over the same thing, so that no single one can lie about the time or take its proof to the grave. */
public final class TimeStamps {
    private TimeStamps() {}

    /**
     * Asks each authority in turn with a request of its own and returns what came. One that does not answer is passed over as long as
     * {@code required} others do; fewer are refused with {@code timestamp.too-few}, naming each reason.
     */
    public static List<TimeStampToken> gather(
            List<TimeStamper> authorities, Imprint imprint, int required, SecureRandom random) {
        List<TimeStampToken> tokens = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (TimeStamper authority : authorities) {
            try {
                tokens.add(authority.stamp(TimeStampRequest.fresh(imprint, random)));
            } catch (Refusal e) {
                silent.add(authority.name() + " (" + e.code() + ")");
            }
        }
        if (tokens.size() < required) {
            throw new Refusal("timestamp.too-few", tokens.size() + " of " + required + " came, not " + silent);
        }
        return List.copyOf(tokens);
    }

    /**
     * Whether tokens over the same thing agree: valid, by at least {@code operators} different listed authorities, and no two of them
     * further apart than {@code tolerance} beyond what their accuracies explain.
     */
    public static Agreement agreement(List<TimeStampOutcome> outcomes, int operators, Duration tolerance) {
        List<TimeStampOutcome> valid =
                outcomes.stream().filter(TimeStampOutcome::valid).toList();
        long different = valid.stream()
                .flatMap(one -> one.signer().orElseThrow().service().stream())
                .distinct()
                .count();
        if (different < operators) {
            return new Agreement(
                    AgreementReason.TOO_FEW_AUTHORITIES,
                    different + " of " + operators + ": "
                            + outcomes.stream().map(TimeStampOutcome::words).collect(Collectors.joining("; ")));
        }
        List<TimeStampToken> tokens =
                valid.stream().flatMap(one -> one.token().stream()).toList();
        Instant lastBegin = tokens.stream()
                .map(TimeStampToken::earliest)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        Instant firstEnd = tokens.stream()
                .map(TimeStampToken::latest)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return lastBegin.isAfter(firstEnd.plus(tolerance))
                ? new Agreement(AgreementReason.TOO_FAR_APART, firstEnd + " and " + lastBegin)
                : new Agreement(AgreementReason.AGREE, tokens.size() + " tokens");
    }

    /**
     * How two tokens stand to each other in time. Within the accuracies nothing is certain; the tolerance is how far an authority's
     * clock may be off beyond them.
     */
    public static Order order(TimeStampToken earlier, TimeStampToken later, Duration tolerance) {
        if (!earlier.latest().isAfter(later.earliest())) {
            return Order.CERTAIN;
        }
        return earlier.earliest().isAfter(later.latest().plus(tolerance)) ? Order.WRONG : Order.POSSIBLE;
    }

    /** Whether one token was made before another. */
    public enum Order {
        CERTAIN,
        POSSIBLE,
        WRONG
    }

    /** Why several tokens count together, or not. */
    public enum AgreementReason {
        AGREE("各时间戳一致", "the tokens agree"),
        TOO_FEW_AUTHORITIES("有效时间戳来自的机构不足", "valid tokens of too few different authorities"),
        TOO_FAR_APART("时间戳之间相差过大", "the tokens are too far apart");

        private final String zh;
        private final String en;

        AgreementReason(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** The answer, and on what it rests. */
    public record Agreement(AgreementReason reason, String evidence) {
        public boolean agree() {
            return reason == AgreementReason.AGREE;
        }
    }
}
