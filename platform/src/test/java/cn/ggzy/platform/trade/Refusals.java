package cn.ggzy.platform.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.platform.core.shared.RuleViolation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A refusal is known by its code. */
public final class Refusals {
    private Refusals() {}

    public static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
