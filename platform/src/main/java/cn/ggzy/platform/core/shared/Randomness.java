package cn.ggzy.platform.core.shared;

import java.security.SecureRandom;

/** One generator for the process. */
final class Randomness {
    static final SecureRandom SECURE = new SecureRandom();

    private Randomness() {}
}
