package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.cosign.KeyId;
import cn.ggzy.ca.cosign.PinCounter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Wrong PINs in a row, in the database, for all copies of the platform together. */
@Component
class StoredPins implements PinCounter {
    private final CosignRows rows;
    private final AtomicSteps steps;

    StoredPins(CosignRows rows, AtomicSteps steps) {
        this.rows = rows;
        this.steps = steps;
    }

    @Override
    public int failures(KeyId key) {
        // In a transaction of its own: the caller's may still see an older number.
        return steps.one(() -> {
            @Nullable Integer failures = rows.failures(key.value());
            return failures == null ? 0 : failures;
        });
    }

    @Override
    public boolean compareAndSet(KeyId key, int expected, int next) {
        if (expected == 0) {
            // A step of its own: two that find the row there share it, and would then wait for each other to change it.
            steps.run(() -> begin(key));
        }
        return steps.one(() -> rows.count(key.value(), expected, next) == 1);
    }

    private void begin(KeyId key) {
        if (rows.failures(key.value()) == null) {
            rows.beginCounting(key.value());
        }
    }
}
