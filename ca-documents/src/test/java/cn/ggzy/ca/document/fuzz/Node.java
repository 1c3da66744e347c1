package cn.ggzy.ca.document.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One DER element that can be bent: its tag, its length as written (if it lies) and its parts or its content. */
final class Node {
    private static final int DEEPEST = 64;

    byte[] tag;
    byte @Nullable [] lyingLength;
    /** Before the parts: the count of unused bits, where a bit string holds DER. */
    byte[] prefix = new byte[0];

    @Nullable
    List<Node> parts;

    byte[] content;

    private Node(byte[] tag, byte[] content) {
        this.tag = tag;
        this.content = content;
    }

    /** Octets as they are, without a head. */
    static Node raw(byte[] octets) {
        return new Node(new byte[0], octets);
    }

    /** Null when it is not DER from beginning to end. */
    static @Nullable Node read(byte[] der) {
        List<Node> all = all(der, 0, der.length, 0);
        return all == null || all.size() != 1 ? null : all.get(0);
    }

    private static @Nullable List<Node> all(byte[] der, int from, int to, int depth) {
        List<Node> found = new ArrayList<>();
        int at = from;
        while (at < to) {
            int head = at + 1;
            if ((der[at] & 0x1f) == 0x1f || head >= to || depth > DEEPEST) {
                return null;
            }
            int length = der[head] & 0xff;
            int octets = length < 0x80 ? 0 : length - 0x80;
            if (length == 0x80 || octets > 3 || head + octets >= to && octets > 0) {
                return null;
            }
            if (octets > 0) {
                length = 0;
                for (int i = 1; i <= octets; i++) {
                    length = length << 8 | der[head + i] & 0xff;
                }
            }
            int begin = head + 1 + octets;
            if (length > to - begin) {
                return null;
            }
            found.add(one(der, at, begin, begin + length, depth));
            at = begin + length;
        }
        return found;
    }

    private static Node one(byte[] der, int tag, int begin, int end, int depth) {
        Node node = new Node(new byte[] {der[tag]}, Arrays.copyOfRange(der, begin, end));
        if ((der[tag] & 0x20) != 0) {
            node.parts = all(der, begin, end, depth + 1);
        } else if (der[tag] == 4 && end - begin > 1) {
            node.parts = all(der, begin, end, depth + 1);
        } else if (der[tag] == 3 && end - begin > 2 && der[begin] == 0 && der[begin + 1] == 0x30) {
            node.parts = all(der, begin + 1, end, depth + 1);
            node.prefix = node.parts == null ? node.prefix : new byte[1];
        }
        return node;
    }

    byte[] octets() {
        byte[] inner = inner();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(tag);
        if (tag.length > 0) {
            byte[] lie = lyingLength;
            out.writeBytes(lie == null ? length(inner.length) : lie);
        }
        out.writeBytes(inner);
        return out.toByteArray();
    }

    private byte[] inner() {
        List<Node> children = parts;
        if (children == null) {
            return content;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        children.forEach(child -> out.writeBytes(child.octets()));
        return out.toByteArray();
    }

    /** This node and all below. */
    List<Node> below() {
        List<Node> all = new ArrayList<>();
        all.add(this);
        if (parts != null) {
            parts.forEach(child -> all.addAll(child.below()));
        }
        return all;
    }

    static byte[] length(int length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        if (length < 0x100) {
            return new byte[] {(byte) 0x81, (byte) length};
        }
        if (length < 0x10000) {
            return new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
        }
        return new byte[] {(byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
    }
}
