package cn.ggzy.chain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asks for a refusal by its code. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(RefusalCode code, ThrowingCallable attempt) {
        Refusal refusal = catchThrowableOfType(Refusal.class, attempt);
        assertThat(refusal).as("refused with " + code.text()).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(Refusal.parse(refusal.message()).code()).isEqualTo(code);
    }
}
