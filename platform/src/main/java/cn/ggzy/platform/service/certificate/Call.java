package cn.ggzy.platform.service.certificate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call of an authority: how long it took and how it ended; a refusal is an answer, a failure is none. */
record Call(
        String ca,
        Operation operation,
        Instant at,
        int millis,
        End outcome,
        @Nullable String code) {
    /** How a call ended. */
    enum End {
        ANSWERED,
        REFUSED,
        FAILED
    }
}
