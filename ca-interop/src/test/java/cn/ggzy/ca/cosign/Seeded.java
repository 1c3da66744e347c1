package cn.ggzy.ca.cosign;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** A generator that runs the same way each time, or is stuck for ever; never in the product. */
final class Seeded extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final long seed;
    private final boolean stuck;
    private long counter;

    private Seeded(long seed, boolean stuck) {
        this.seed = seed;
        this.stuck = stuck;
    }

    static Seeded running(long seed) {
        return new Seeded(seed, false);
    }

    static Seeded stuck() {
        return new Seeded(0, true);
    }

    @Override
    public synchronized void nextBytes(byte[] bytes) {
        for (int at = 0; at < bytes.length; at += 32) {
            byte[] block = Transcript.sm3(ByteBuffer.allocate(16)
                    .putLong(seed)
                    .putLong(stuck ? at : counter++)
                    .array());
            System.arraycopy(block, 0, bytes, at, Math.min(32, bytes.length - at));
        }
    }
}
