package cn.ggzy.chain.judge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.path.Reason;
import cn.ggzy.chain.names.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonsTest {
    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonIsARefusalOfAnAct(Reason reason) {
        assertThat(Reasons.code(reason).text()).startsWith("act.");
    }

    @Test
    void theOtherKeyOfAPairIsNamed() {
        assertThat(Reasons.code(Reason.WRONG_KEY_OF_PAIR)).isEqualTo(RefusalCode.ACT_WRONG_KEY_USAGE);
    }
}
