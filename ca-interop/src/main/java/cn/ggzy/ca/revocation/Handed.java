package cn.ggzy.ca.revocation;

import cn.ggzy.ca.crypto.Digests;
import java.util.ArrayList;
import java.util.List;

/** Octets that were handed in, by the name that a verdict calls them. */
record Handed(String name, String digest, byte[] der) {
    private static final int SHOWN = 12;

    static List<Handed> all(String kind, List<byte[]> octets) {
        List<Handed> all = new ArrayList<>();
        for (byte[] der : octets) {
            String digest = Digests.hex(Digests.sha256(der));
            String name = kind + " " + (all.size() + 1) + " (" + digest.substring(0, SHOWN) + ")";
            all.add(new Handed(name, "sha256:" + digest, der));
        }
        return List.copyOf(all);
    }
}
