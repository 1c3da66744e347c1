package cn.ggzy.ca.dialect;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.signature.Sm2Pair;
import cn.ggzy.ca.signature.Sm2Signatures.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The pairs of numbers that a signature's octets may be read as. */
final class Values {
    private static final int FIELD = 32;

    private Values() {}

    record Value(Sm2Pair pair, List<Dialect> dialects) {}

    static List<Value> of(byte[] signature, Form expected) {
        List<Value> all = new ArrayList<>();
        pair(() -> Sm2Pair.ofDer(signature))
                .ifPresent(pair -> variants(pair, expected == Form.DER ? List.of() : List.of(Dialect.DER_FORM), all));
        if (signature.length == 2 * FIELD) {
            List<Dialect> form = expected == Form.RAW ? List.of() : List.of(Dialect.RAW_FORM);
            byte[] turned = turned(signature);
            pair(() -> Sm2Pair.ofRaw(signature)).ifPresent(pair -> swaps(pair, form, all));
            pair(() -> Sm2Pair.ofRaw(turned)).ifPresent(pair -> swaps(pair, and(form, Dialect.LITTLE_ENDIAN), all));
        }
        return all;
    }

    private static void variants(Sm2Pair pair, List<Dialect> form, List<Value> all) {
        swaps(pair, form, all);
        pair(() -> Sm2Pair.ofRaw(turned(pair.raw())))
                .ifPresent(turned -> swaps(turned, and(form, Dialect.LITTLE_ENDIAN), all));
    }

    private static void swaps(Sm2Pair pair, List<Dialect> dialects, List<Value> all) {
        all.add(new Value(pair, dialects));
        all.add(new Value(new Sm2Pair(pair.s(), pair.r()), and(dialects, Dialect.SWAPPED)));
    }

    private static byte[] turned(byte[] raw) {
        byte[] turned = new byte[raw.length];
        for (int i = 0; i < FIELD; i++) {
            turned[i] = raw[FIELD - 1 - i];
            turned[FIELD + i] = raw[2 * FIELD - 1 - i];
        }
        return turned;
    }

    private static List<Dialect> and(List<Dialect> some, Dialect one) {
        List<Dialect> all = new ArrayList<>(some);
        all.add(one);
        return List.copyOf(all);
    }

    private static Optional<Sm2Pair> pair(Supplier<Sm2Pair> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Refusal e) {
            return Optional.empty();
        }
    }
}
