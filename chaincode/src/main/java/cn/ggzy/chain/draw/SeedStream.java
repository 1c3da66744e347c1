package cn.ggzy.chain.draw;

import static cn.ggzy.chain.canonical.Encoding.concat;
import static cn.ggzy.chain.canonical.Encoding.u64be;
import static cn.ggzy.chain.canonical.Encoding.utf8;

import cn.ggzy.chain.canonical.Hash;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The random octets that follow from a seed: {@code HMAC(K, "PRTP-DRAW-STREAM" ‖ u64be(i))}. */
final class SeedStream {
    private static final byte[] LABEL = utf8("PRTP-DRAW-STREAM");

    private final Mac mac;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long next;

    SeedStream(Hash seed) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.bytes(), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** A number below {@code bound}, each equally likely: what would favour small numbers is thrown away. */
    int below(int bound) {
        long accepted = -1L - Long.remainderUnsigned(-bound, bound);
        while (true) {
            long x = eight();
            if (Long.compareUnsigned(x, accepted) <= 0) {
                return (int) Long.remainderUnsigned(x, bound);
            }
        }
    }

    private long eight() {
        if (!block.hasRemaining()) {
            block = ByteBuffer.wrap(mac.doFinal(concat(LABEL, u64be(next++))));
        }
        return block.getLong();
    }
}
