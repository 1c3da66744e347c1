package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.cosign.DecryptMeter;
import cn.ggzy.ca.cosign.KeyId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** At most so many decryptions of a key in any window of time, in the database. */
@Component
class StoredMeter implements DecryptMeter {
    private final CosignRows rows;
    private final AtomicSteps steps;
    private final int most;
    private final Duration window;

    StoredMeter(
            CosignRows rows,
            AtomicSteps steps,
            @Value("${onenet.mediumless.decryptions:20}") int most,
            @Value("${onenet.mediumless.decryption-window:PT1H}") Duration window) {
        this.rows = rows;
        this.steps = steps;
        this.most = most;
        this.window = window;
    }

    @Override
    public boolean take(KeyId key, Instant now) {
        // Outside of the transaction that locks: two that make the same row and then lock it would wait for each other.
        steps.run(() -> rows.beginCounting(key.value()));
        return steps.one(() -> {
            rows.lockPin(key.value());
            if (rows.decryptions(key.value(), now.minus(window)) >= most) {
                return false;
            }
            rows.addDecryption(key.value(), now);
            return true;
        });
    }
}
