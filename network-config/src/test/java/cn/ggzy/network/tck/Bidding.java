package cn.ggzy.network.tck;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Ticket;
import java.util.HashMap;
import java.util.Map;

/** One bidder's bid for a lot with everything he keeps to himself until the opening. */
final class Bidding {

    private static final String PRICE = "123456700";

    private final World world;
    final Ticket ticket;
    private final PracticeKey bidder;
    private final String root = People.hex(32);
    private final String salt = People.hex(16);
    private final String contentSalt = People.hex(16);
    private final String figureSalt = People.hex(16);
    private final String plaintext = People.hex(32);
    private Store store;
    private CanonicalJson act;
    private CanonicalJson argument;

    Bidding(World world, String tender, String lot, String bidder) {
        this.world = world;
        this.ticket = new Ticket(tender, lot, People.hex(16));
        this.bidder = world.people.named(bidder);
        this.store = world.store;
        this.argument = argument();
        this.act = act("bid.submit");
    }

    /** The statement comes from a store that the rule does not name. */
    Bidding storedElsewhere() throws Exception {
        store = new Store();
        argument = argument();
        act = act("bid.submit");
        return this;
    }

    private CanonicalJson argument() {
        Map<String, Object> argument = new HashMap<>(ticket.asMap());
        argument.put("version", 1);
        argument.put("sealed", Map.of("root", root, "size", 4096, "chunks", 1));
        argument.put("stored", store.statement(ticket, root, 4096, 1, People.now()));
        argument.put(
                "content",
                Commitments.content(World.octets(contentSalt), Hash.fromHex(plaintext))
                        .hex());
        argument.put("figures", Map.of("price", World.figure("price", figureSalt, PRICE)));
        Hash certificate = Hash.of(bidder.certificate());
        argument.put(
                "bidder",
                Commitments.bidder(ticket, bidder.uscc(), certificate, World.octets(salt))
                        .hex());
        return CanonicalJson.of(argument);
    }

    private CanonicalJson act(String name) {
        CanonicalJson payload = People.payload(name, People.now(), argument.without("stored"));
        return world.people.signed(bidder, payload, world.people.crls());
    }

    Call submit() {
        return world.call("bid", "submit").with(argument).beside(secrets());
    }

    /** The same bid, but signed over other words than the argument says. */
    Call submitChanged() {
        return world.call("bid", "submit").with(argument.with("version", 2)).beside(secrets());
    }

    Call submitWithWrongSalt() {
        return submit().beside("salt", World.utf8(People.hex(16)));
    }

    Call submitWithoutAct() {
        return world.call("bid", "submit").with(argument).beside("salt", World.utf8(salt));
    }

    Call replace(Bidding old) {
        return replace(old, old.salt);
    }

    Call replace(Bidding old, String oldSalt) {
        act = act("bid.replace");
        CanonicalJson replaces = CanonicalJson.of(Map.of("ticket", old.ticket.ticket(), "salt", oldSalt));
        return world.call("bid", "replace").with(argument).beside(secrets()).beside("replaces", replaces.bytes());
    }

    Call withdraw() {
        return withdraw(bidder);
    }

    Call withdraw(PracticeKey by) {
        CanonicalJson body = CanonicalJson.of(ticket.asMap());
        CanonicalJson withdrawal =
                world.people.signed(by, People.payload("bid.withdraw", People.now(), body), world.people.crls());
        return world.call("bid", "withdraw")
                .with(body)
                .beside("act", withdrawal.bytes())
                .beside("salt", World.utf8(salt));
    }

    Call read() {
        return world.call("bid", "read").with(ticket.asMap());
    }

    Call open() {
        return world.call("bid", "open").with(opening());
    }

    /** An opening in which one member is another one. */
    Call openWith(String name, Object value) {
        return world.call("bid", "open").with(opening().with(name, value));
    }

    Call openWithPrice(String price) {
        return openWith("figures", Map.of("price", Map.of("salt", figureSalt, "value", price)));
    }

    private CanonicalJson opening() {
        Map<String, Object> opening = new HashMap<>(ticket.asMap());
        opening.put("sealedRoot", root);
        opening.put("contentSalt", contentSalt);
        opening.put("plaintextDigest", plaintext);
        opening.put("figures", Map.of("price", Map.of("salt", figureSalt, "value", PRICE)));
        opening.put("act", act);
        opening.put("salt", salt);
        return CanonicalJson.of(opening);
    }

    private Map<String, byte[]> secrets() {
        return Map.of("act", act.bytes(), "salt", World.utf8(salt));
    }
}
