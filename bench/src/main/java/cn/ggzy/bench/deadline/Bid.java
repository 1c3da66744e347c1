package cn.ggzy.bench.deadline;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Ticket;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A bid made ready before the clock runs: everything a bidder's client sends, already signed. */
record Bid(Ticket ticket, byte[] argument, Map<String, byte[]> secrets) {
    private static final long SIZE = 210_000_000;
    private static final long CHUNKS = 51;

    static Bid prepare(Crowd crowd, Store store, PracticeKey bidder, String tender, String lot) {
        Ticket ticket = new Ticket(tender, lot, Crowd.hex(16));
        String salt = Crowd.hex(16);
        Map<String, Object> body = body(ticket, bidder, salt);
        CanonicalJson act = crowd.act(bidder, "bid.submit", CanonicalJson.of(body));
        body.put("stored", store.statement(ticket, root(body), SIZE, CHUNKS, crowd.now()));
        return new Bid(ticket, CanonicalJson.of(body).bytes(), Map.of("act", act.bytes(), "salt", Encoding.utf8(salt)));
    }

    private static Map<String, Object> body(Ticket ticket, PracticeKey bidder, String salt) {
        Map<String, Object> body = new TreeMap<>(ticket.asMap());
        body.put("version", 1);
        body.put("sealed", Map.of("root", Crowd.hex(32), "size", SIZE, "chunks", CHUNKS));
        body.put("content", Commitments.content(random(16), Hash.fromHex(Crowd.hex(32))));
        body.put(
                "figures",
                Map.of(
                        "price", Commitments.figure("price", random(16), "9876543210"),
                        "duration", Commitments.figure("duration", random(16), "365")));
        body.put(
                "bidder",
                Commitments.bidder(
                        ticket,
                        bidder.uscc(),
                        Hash.of(bidder.certificate()),
                        HexFormat.of().parseHex(salt)));
        return body;
    }

    private static Hash root(Map<String, Object> body) {
        return CanonicalJson.of(body).members().object("sealed").hash("root");
    }

    private static byte[] random(int octets) {
        return HexFormat.of().parseHex(Crowd.hex(octets));
    }
}
