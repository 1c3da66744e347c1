package cn.ggzy.chain.tlog;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is inside of a tile: hashes side by side, or entries with their length in front. */
public final class Tiles {
    private static final int MAX_ENTRY = 0xFFFF;

    private Tiles() {}

    /** The content of a tile of hashes. */
    public static byte[] hashes(List<Hash> hashes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(hashes.size() * Hash.SIZE);
        hashes.forEach(hash -> out.writeBytes(hash.bytes()));
        return out.toByteArray();
    }

    /** Reads a tile of hashes. */
    public static List<Hash> readHashes(byte[] content) {
        if (content.length % Hash.SIZE != 0) {
            throw new MalformedNote("tile");
        }
        List<Hash> hashes = new ArrayList<>(content.length / Hash.SIZE);
        for (int at = 0; at < content.length; at += Hash.SIZE) {
            hashes.add(Hash.fromBytes(Arrays.copyOfRange(content, at, at + Hash.SIZE)));
        }
        return hashes;
    }

    /** The content of a bundle of entries: each behind its length, two octets, most significant first. */
    public static byte[] entries(List<byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY) {
                throw new IllegalArgumentException("an entry of " + entry.length + " octets");
            }
            out.write(entry.length >> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /** Reads a bundle of entries. */
    public static List<byte[]> readEntries(byte[] content) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < content.length) {
            int start = at + 2;
            int end = start > content.length ? -1 : start + ((content[at] & 0xFF) << 8 | content[at + 1] & 0xFF);
            if (end < 0 || end > content.length) {
                throw new MalformedNote("entries");
            }
            entries.add(Arrays.copyOfRange(content, start, end));
            at = end;
        }
        return entries;
    }

    /** The hash that a full tile becomes in the tile above. */
    public static Hash above(List<Hash> full) {
        if (full.size() != TilePath.WIDTH) {
            throw new IllegalArgumentException("only a full tile stands in the tile above");
        }
        return MerkleTree.of(full).root();
    }
}
