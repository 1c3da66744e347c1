package cn.ggzy.client.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.client.key.KeyFile;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/** A fingerprint that is ready to be handed in: signed beforehand, so that the measurement has only the arrival. */
record PreparedBid(CanonicalJson submission, CanonicalJson act, byte[] salt, byte[] contentSalt, byte[] priceSalt) {
    public static final String PRICE = "9100000000";
    public static final Hash PLAINTEXT = Hash.of(new byte[] {3});

    public static PreparedBid of(Governance governance, String bidder, String tender, SecureRandom random) {
        Ticket ticket = new Ticket(tender, Governance.LOT, Hex.encode(salt(random)));
        KeyFile key = governance.key(bidder);
        byte[] salt = salt(random);
        byte[] contentSalt = salt(random);
        byte[] priceSalt = salt(random);
        Map<String, Object> body = new TreeMap<>(ticket.asMap());
        body.put("version", 1);
        body.put("sealed", Map.of("root", Hash.of(salt), "size", 1000, "chunks", 1));
        body.put("content", Commitments.content(contentSalt, PLAINTEXT));
        body.put("figures", Map.of("price", Commitments.figure("price", priceSalt, PRICE)));
        body.put("bidder", Commitments.bidder(ticket, key.uscc(), Hash.of(key.certificate()), salt));
        return new PreparedBid(
                governance.stored(CanonicalJson.of(body)),
                governance.act(bidder, "bid.submit", body),
                salt,
                contentSalt,
                priceSalt);
    }

    public Map<String, byte[]> secrets() {
        return Map.of("act", act.bytes(), "salt", Hex.encode(salt).getBytes(StandardCharsets.US_ASCII));
    }

    /** What opens it; another root than the promised one stands for a store that changed the file. */
    public CanonicalJson opening(Hash root) {
        Map<String, Object> opening = new TreeMap<>();
        for (String name : new String[] {"tender", "lot", "ticket"})
            opening.put(name, submission.members().text(name));
        opening.put("sealedRoot", root);
        opening.put("contentSalt", Hex.encode(contentSalt));
        opening.put("plaintextDigest", PLAINTEXT);
        opening.put("figures", Map.of("price", Map.of("salt", Hex.encode(priceSalt), "value", PRICE)));
        opening.put("act", act);
        opening.put("salt", Hex.encode(salt));
        return CanonicalJson.of(opening);
    }

    public Hash root() {
        return submission.members().object("sealed").hash("root");
    }

    private static byte[] salt(SecureRandom random) {
        byte[] salt = new byte[Commitments.SALT];
        random.nextBytes(salt);
        return salt;
    }
}
