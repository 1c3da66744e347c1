package cn.ggzy.ca.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTroubleTest {
    @ParameterizedTest
    @CsvSource({
        "CKR_PIN_INCORRECT, token.wrong-pin",
        "CKR_PIN_LOCKED, token.locked",
        "CKR_DEVICE_REMOVED, token.removed",
        "CKR_TOKEN_NOT_PRESENT, token.removed",
        "CKR_SLOT_ID_INVALID, token.unavailable",
        "CKR_FUNCTION_FAILED, token.failed"
    })
    void findsTheLibrarysWordUnderTheJdksExceptions(String said, String code) {
        IOException outside =
                new IOException("load failed", new IllegalStateException("login", new RuntimeException(said)));

        assertThat(TokenTrouble.of(outside, "token.failed").code()).isEqualTo(code);
    }

    @Test
    void endsWhereExceptionsGoInACircle() {
        RuntimeException one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));

        assertThat(TokenTrouble.of(one, "token.failed").code()).isEqualTo("token.failed");
    }
}
