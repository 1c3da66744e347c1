package cn.ggzy.ca.renewal;

import cn.ggzy.ca.timestamp.ImprintDigest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tree of RFC 4998 4.1 over many digests, so that one time stamp serves them all: a node is the digest of its parts in ascending
 * order. At the bottom two stand together, three where the number is odd, so that no leaf stands alone.
 */
final class HashTree {
    private final byte[] root;
    private final List<List<List<byte[]>>> reduced;

    private HashTree(byte[] root, List<List<List<byte[]>>> reduced) {
        this.root = root;
        this.reduced = reduced;
    }

    /** A node while the tree grows: its value and which leaves are under it. */
    private record Node(byte[] value, List<Integer> leaves) {}

    static HashTree over(ImprintDigest digest, List<byte[]> leaves) {
        List<List<List<byte[]>>> reduced = new ArrayList<>();
        leaves.forEach(leaf -> reduced.add(new ArrayList<>()));
        if (leaves.size() == 1) {
            return new HashTree(leaves.get(0), reduced);
        }
        List<Node> level = bottom(digest, leaves, reduced);
        while (level.size() > 1) {
            level = above(digest, level, reduced);
        }
        return new HashTree(level.get(0).value(), reduced);
    }

    byte[] root() {
        return root;
    }

    /** What the leaf needs to reach the root; empty when it is the root itself. */
    List<List<byte[]>> reduced(int leaf) {
        return reduced.get(leaf);
    }

    /** The root that a reduced tree leads to. */
    static byte[] climb(ImprintDigest digest, List<List<byte[]>> reduced) {
        byte[] value = node(digest, reduced.get(0));
        for (List<byte[]> next : reduced.subList(1, reduced.size())) {
            List<byte[]> all = new ArrayList<>(next);
            all.add(value);
            value = node(digest, all);
        }
        return value;
    }

    private static List<Node> bottom(ImprintDigest digest, List<byte[]> leaves, List<List<List<byte[]>>> reduced) {
        List<Node> level = new ArrayList<>();
        for (int i = 0; i < leaves.size(); ) {
            int size = leaves.size() - i == 3 ? 3 : 2;
            List<byte[]> group = leaves.subList(i, i + size);
            List<Integer> members = new ArrayList<>();
            for (int member = i; member < i + size; member++) {
                reduced.get(member).add(List.copyOf(group));
                members.add(member);
            }
            level.add(new Node(node(digest, group), members));
            i += size;
        }
        return level;
    }

    private static List<Node> above(ImprintDigest digest, List<Node> level, List<List<List<byte[]>>> reduced) {
        List<Node> upper = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2) {
            if (i + 1 == level.size()) {
                upper.add(level.get(i));
            } else {
                upper.add(joined(digest, level.get(i), level.get(i + 1), reduced));
            }
        }
        return upper;
    }

    private static Node joined(ImprintDigest digest, Node left, Node right, List<List<List<byte[]>>> reduced) {
        left.leaves().forEach(leaf -> reduced.get(leaf).add(List.of(right.value())));
        right.leaves().forEach(leaf -> reduced.get(leaf).add(List.of(left.value())));
        List<Integer> leaves = new ArrayList<>(left.leaves());
        leaves.addAll(right.leaves());
        return new Node(node(digest, List.of(left.value(), right.value())), leaves);
    }

    private static byte[] node(ImprintDigest digest, List<byte[]> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        MessageDigest engine = digest.engine();
        parts.stream().sorted(Arrays::compareUnsigned).forEach(engine::update);
        return engine.digest();
    }
}
