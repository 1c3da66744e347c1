package cn.ggzy.chain.consistency;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** The public argument of a submission: promises, no content, no name. */
public record Submission(
        CanonicalJson json,
        Ticket ticket,
        int version,
        Sealed sealed,
        Stored stored,
        Hash content,
        SortedMap<String, Hash> figures,
        Hash bidder) {
    private static final int MAX_FIGURES = 16;
    private static final long MAX_SIZE = 1L << 40;

    /** The ciphertext: Merkle root of its upload pieces, octets, pieces. */
    public record Sealed(Hash root, long size, long chunks) {
        static Sealed parse(Members members) {
            members.only("root", "size", "chunks");
            Sealed sealed = new Sealed(members.hash("root"), members.number("size"), members.number("chunks"));
            if (sealed.size < 1 || sealed.size > MAX_SIZE || sealed.chunks < 1 || sealed.chunks > sealed.size) {
                throw new MalformedJson("sealed");
            }
            return sealed;
        }
    }

    /** The store's statement that every piece is there. */
    public record Stored(Instant at, String atText, byte[] signature) {
        static Stored parse(Members members) {
            members.only("at", "signature");
            return new Stored(members.instant("at"), members.text("at"), members.base64("signature"));
        }
    }

    /** Reads the argument. */
    public static Submission parse(Members members) {
        members.only("tender", "lot", "ticket", "version", "sealed", "stored", "content", "figures", "bidder");
        return new Submission(
                members.json(),
                Ticket.of(members),
                members.number("version", 1, 10_000),
                Sealed.parse(members.object("sealed")),
                Stored.parse(members.object("stored")),
                members.hash("content"),
                figures(members.object("figures")),
                members.hash("bidder"));
    }

    /** What the bidder signs: all but the store's statement, which comes after. */
    public CanonicalJson signedBody() {
        return json.without("stored");
    }

    private static SortedMap<String, Hash> figures(Members members) {
        SortedMap<String, Hash> figures = new TreeMap<>();
        if (members.names().size() > MAX_FIGURES) {
            throw new MalformedJson("figures");
        }
        members.names().forEach(name -> figures.put(name, members.hash(name)));
        return figures;
    }
}
