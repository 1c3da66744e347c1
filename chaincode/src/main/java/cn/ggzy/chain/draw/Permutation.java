package cn.ggzy.chain.draw;

import cn.ggzy.chain.canonical.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The order in which candidates are asked: Durstenfeld's shuffle from the end, driven by the seed. */
public final class Permutation {
    private Permutation() {}

    /** The order of the indices 0..n-1. */
    public static List<Integer> of(Hash seed, int n) {
        SeedStream stream = new SeedStream(seed);
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        for (int i = n - 1; i >= 1; i--) {
            Collections.swap(order, i, stream.below(i + 1));
        }
        return List.copyOf(order);
    }
}
