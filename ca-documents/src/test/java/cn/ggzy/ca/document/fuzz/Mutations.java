package cn.ggzy.ca.document.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Bends octets: DER by its structure, everything by its octets. The same random numbers bend in the same way. */
final class Mutations {
    private static final List<String> LENGTHS = List.of(
            "80",
            "8100",
            "81ff",
            "82ffff",
            "847fffffff",
            "84ffffffff",
            "847ffffff0",
            "887fffffffffffffff",
            "88ffffffffffffffff",
            "ff",
            "00",
            "7f");
    private static final List<String> INTEGERS = List.of(
            "",
            "00",
            "ff",
            "7fffffff",
            "0080000000",
            "80000000",
            "7fffffffffffffff",
            "008000000000000000",
            "8000000000000000",
            "0000",
            "ffff");
    private static final List<String> TIMES = List.of(
            "99991231235959Z",
            "00000101000000Z",
            "20260230000000Z",
            "20261301000000Z",
            "20260101000000." + "9".repeat(20_000) + "Z",
            "500101000000Z",
            "2601010000Z",
            "20260101000000+9999",
            "",
            "-0260101000000Z",
            "999999999999999Z");
    private static final int[] DEPTHS = {1, 2, 10, 100, 1_000, 10_000};
    private static final byte[] WRAPPERS = {0x30, 0x31, (byte) 0xa0, (byte) 0xa1, 0x24, 0x23, 0x04};

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    byte[] der(byte[] seed, byte[] other) {
        Node root = random.nextInt(4) == 0 ? null : Node.read(seed);
        if (root == null) {
            return octets(seed, other);
        }
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            bend(root, other);
        }
        return root.octets();
    }

    private void bend(Node root, byte[] other) {
        List<Node> all = root.below();
        Node node = all.get(random.nextInt(all.size()));
        switch (random.nextInt(11)) {
            case 0 -> node.tag = new byte[] {(byte) random.nextInt(256)};
            case 1 -> node.lyingLength = hex(LENGTHS);
            case 2, 3, 4 -> family(all);
            case 5 -> nest(node);
            case 6 -> integer(all);
            case 7 -> fill(node, content());
            case 8 -> time(all);
            case 9 -> transplant(node, other);
            default -> flip(node);
        }
    }

    /** Among brothers: drops one, repeats one, swaps two. */
    private void family(List<Node> all) {
        List<Node> parents = all.stream()
                .filter(one -> one.parts != null && !one.parts.isEmpty())
                .toList();
        if (parents.isEmpty()) {
            return;
        }
        List<Node> parts = parents.get(random.nextInt(parents.size())).parts;
        if (parts == null) {
            return;
        }
        int at = random.nextInt(parts.size());
        switch (random.nextInt(4)) {
            case 0 -> parts.remove(at);
            case 1 -> parts.add(at, parts.get(at));
            case 2 -> {
                int copies = 1 + random.nextInt(500);
                byte[] one = parts.get(at).octets();
                for (int i = 0; i < copies && one.length * (long) i < 200_000; i++) {
                    parts.add(Node.raw(one));
                }
            }
            default -> java.util.Collections.swap(parts, at, random.nextInt(parts.size()));
        }
    }

    private void nest(Node node) {
        byte wrapper = WRAPPERS[random.nextInt(WRAPPERS.length)];
        int depth = DEPTHS[random.nextInt(DEPTHS.length)];
        boolean endless = random.nextInt(8) == 0;
        byte[] kernel = node.octets();
        byte[] buffer = new byte[depth * 5 + kernel.length];
        int at = buffer.length - kernel.length;
        System.arraycopy(kernel, 0, buffer, at, kernel.length);
        for (int i = 0; i < depth; i++) {
            byte[] length = endless ? new byte[] {(byte) 0x80} : Node.length(buffer.length - at);
            at -= length.length;
            System.arraycopy(length, 0, buffer, at, length.length);
            buffer[--at] = endless ? (byte) (wrapper | 0x20) : wrapper;
        }
        node.tag = new byte[0];
        node.lyingLength = null;
        fill(node, Arrays.copyOfRange(buffer, at, buffer.length));
    }

    private void integer(List<Node> all) {
        pick(all, 0x02, 0x0a, 0x80, 0x81)
                .ifPresent(node -> fill(
                        node,
                        switch (random.nextInt(6)) {
                            case 0 -> repeated(0x7f, 2_048);
                            case 1 -> repeated(0xff, 20_000);
                            default -> hex(INTEGERS);
                        }));
    }

    private void time(List<Node> all) {
        pick(all, 0x17, 0x18).ifPresent(node -> {
            node.tag = new byte[] {(byte) (0x17 + random.nextInt(2))};
            fill(node, TIMES.get(random.nextInt(TIMES.size())).getBytes(StandardCharsets.US_ASCII));
        });
    }

    private java.util.Optional<Node> pick(List<Node> all, int... tags) {
        List<Node> found = all.stream()
                .filter(one -> one.tag.length == 1
                        && one.parts == null
                        && Arrays.stream(tags).anyMatch(tag -> (byte) tag == one.tag[0]))
                .toList();
        return found.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(found.get(random.nextInt(found.size())));
    }

    private void transplant(Node node, byte[] other) {
        Node donor = Node.read(other);
        if (donor != null) {
            List<Node> all = donor.below();
            node.tag = new byte[0];
            node.lyingLength = null;
            fill(node, all.get(random.nextInt(all.size())).octets());
        }
    }

    private void flip(Node node) {
        byte[] octets = node.octets();
        if (octets.length > 0) {
            octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
            node.tag = new byte[0];
            node.lyingLength = null;
            fill(node, octets);
        }
    }

    private static void fill(Node node, byte[] content) {
        node.parts = null;
        node.content = content;
    }

    private byte[] content() {
        byte[] octets = new byte[random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(40)];
        random.nextBytes(octets);
        if (random.nextInt(3) == 0) {
            // As an object identifier: one arc without an end.
            Arrays.fill(octets, (byte) 0xff);
        }
        return octets;
    }

    private byte[] hex(List<String> values) {
        return HexFormat.of().parseHex(values.get(random.nextInt(values.size())));
    }

    private static byte[] repeated(int value, int times) {
        byte[] octets = new byte[times];
        Arrays.fill(octets, (byte) value);
        return octets;
    }

    /** Flips, cuts, repeats a stretch, splices two. */
    byte[] octets(byte[] seed, byte[] other) {
        if (seed.length == 0) {
            return other.clone();
        }
        int at = random.nextInt(seed.length);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(seed, at);
            case 1 -> joined(Arrays.copyOf(seed, at), tail(other));
            case 2 -> {
                byte[] stretch = Arrays.copyOfRange(seed, at, Math.min(seed.length, at + 1 + random.nextInt(200)));
                byte[] changed = Arrays.copyOf(seed, at);
                int times = 1 + random.nextInt(50);
                for (int i = 0; i < times; i++) {
                    changed = joined(changed, stretch);
                }
                yield joined(changed, Arrays.copyOfRange(seed, at, seed.length));
            }
            case 3 ->
                joined(
                        Arrays.copyOf(seed, at),
                        Arrays.copyOfRange(seed, Math.min(seed.length, at + 1 + random.nextInt(60)), seed.length));
            default -> {
                byte[] changed = seed.clone();
                int times = 1 + random.nextInt(8);
                for (int i = 0; i < times; i++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                changed[at] ^= (byte) (1 << random.nextInt(8));
                yield changed;
            }
        };
    }

    private byte[] tail(byte[] other) {
        return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
