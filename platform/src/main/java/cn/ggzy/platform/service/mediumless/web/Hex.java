package cn.ggzy.platform.service.mediumless.web;

import java.math.BigInteger;

/** Scalars in JSON: 64 hex digits. */
final class Hex {
    static final String FORM = "[0-9a-f]{64}";

    private Hex() {}

    static String of(BigInteger number) {
        return "%064x".formatted(number);
    }

    static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }
}
