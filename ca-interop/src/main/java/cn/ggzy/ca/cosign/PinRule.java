package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.security.MessageDigest;

/** Five wrong PINs in a row lock the key; only the issuer's desk opens it again. */
final class PinRule {
    static final int LIMIT = 5;

    private final PinCounter counter;

    PinRule(PinCounter counter) {
        this.counter = counter;
    }

    /** The failure is counted before the proof is looked at, so that guesses sent at the same time are counted each. */
    void require(ServerKey key, byte[] binding, byte[] proof) {
        countOne(key.id());
        if (!MessageDigest.isEqual(Pin.proof(key.pinVerifier(), binding), proof)) {
            throw new Refusal("cosign.pin-wrong", "the PIN proof does not hold");
        }
        reset(key.id());
    }

    private void countOne(KeyId key) {
        int failures;
        do {
            failures = counter.failures(key);
            if (failures >= LIMIT) {
                throw new Refusal("cosign.pin-locked", LIMIT + " wrong PINs");
            }
        } while (!counter.compareAndSet(key, failures, failures + 1));
    }

    private void reset(KeyId key) {
        int failures;
        do {
            failures = counter.failures(key);
        } while (!counter.compareAndSet(key, failures, 0));
    }
}
