package cn.ggzy.network.tck;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.network.connection.Connection;
import cn.ggzy.network.connection.GatewaySession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A province in the middle of its work: rules and trust in force, people with keys, tenders to be made. */
final class World implements AutoCloseable {

    static final String RULES = "tck-practice";
    static final Duration GRACE = Duration.ofMillis(1500);

    final Connection connection;
    final People people;
    final Store store;
    private final Map<String, GatewaySession> sessions = new HashMap<>();
    private final AtomicInteger names = new AtomicInteger();

    World(Connection connection, Path directory) throws Exception {
        this.connection = connection;
        this.people = new People(directory);
        this.store = new Store();
        for (String mspId : connection.clients().keySet()) {
            sessions.put(mspId, GatewaySession.open(connection, mspId));
        }
    }

    /** The organisation by the beginning of its name: Jyzx, Fgw, Sjt; the simulator's have another ending. */
    String msp(String beginning) {
        return connection.clients().keySet().stream()
                .filter(id -> id.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    GatewaySession session(String beginning) {
        return java.util.Objects.requireNonNull(sessions.get(msp(beginning)));
    }

    Call call(String namespace, String function) {
        return callFrom("Jyzx", namespace, function);
    }

    Call callFrom(String organisation, String namespace, String function) {
        return new Call(session(organisation), sessions.values(), namespace, function);
    }

    /** After a crash the old connections are worth nothing. */
    void reconnect() throws IOException {
        for (String mspId : List.copyOf(sessions.keySet())) {
            java.util.Objects.requireNonNull(sessions.get(mspId)).close();
            sessions.put(mspId, GatewaySession.open(connection, mspId));
        }
    }

    String fresh(String prefix) {
        return prefix + "-" + names.incrementAndGet() + "-" + People.hex(3);
    }

    Map<String, Object> params(int minBidDays) {
        Map<String, Object> params = new HashMap<>();
        params.put("toleranceMillis", 5_000);
        params.put("actToleranceMillis", 600_000);
        params.put("graceMillis", GRACE.toMillis());
        params.put("minBidDays", minBidDays);
        params.put("minClarificationDays", 0);
        params.put("minBidders", 3);
        params.put("drawParties", List.of("agency", "centre", "supervisor"));
        params.put("practice", true);
        params.put("storeKeys", List.of(store.publicKey()));
        return params;
    }

    // ---- tenders

    Map<String, Object> tenderBody(String tender, Instant deadline) {
        return tenderBody(tender, deadline, RULES, 1);
    }

    Map<String, Object> tenderBody(String tender, Instant deadline, String ruleSet, int version) {
        Map<String, Object> body = new HashMap<>();
        body.put("tender", tender);
        body.put("titleDigest", "11".repeat(32));
        body.put("documentDigest", "22".repeat(32));
        body.put("ruleSet", ruleSet);
        body.put("ruleVersion", version);
        body.put("deadline", deadline);
        body.put("lots", List.of(Map.of("lot", "A"), Map.of("lot", "B", "ceiling", 1_000_000)));
        body.put("tenderer", Map.of("uscc", people.uscc("tenderer")));
        body.put("agency", Map.of("uscc", people.uscc("agency")));
        return body;
    }

    /** Published by its agency; an hour is more than any test lasts. */
    String tender() {
        return tender(People.now().plus(Duration.ofHours(1)));
    }

    String tender(Instant deadline) {
        String tender = fresh("T");
        publish(tender, deadline).done();
        return tender;
    }

    Call publish(String tender, Instant deadline) {
        return publish(people.act("agency", "tender.publish", tenderBody(tender, deadline)));
    }

    Call publish(CanonicalJson act) {
        return call("tender", "publish").with(Map.of("act", act));
    }

    Call postpone(String tender, Instant deadline, String by) {
        Map<String, Object> body = Map.of("tender", tender, "deadline", deadline, "noticeDigest", "33".repeat(32));
        return call("tender", "postpone").with(Map.of("act", people.act(by, "tender.postpone", body)));
    }

    Call close(String tender) {
        return call("tender", "close").with(Map.of("tender", tender));
    }

    // ---- bids

    Bidding bid(String tender, String lot, String bidder) {
        return new Bidding(this, tender, lot, bidder);
    }

    /** Waits for the contract itself to say that the time has come: no clock of the test is asked. */
    void closed(String tender) {
        Instant end = Instant.now().plusSeconds(60);
        String outcome = close(tender).outcome();
        while (outcome.equals("refused tender.too-early") && Instant.now().isBefore(end)) {
            outcome = close(tender).outcome();
        }
        if (!outcome.equals(Outcome.VALID) && !outcome.equals("refused tender.closed")) {
            throw new AssertionError("close: " + outcome);
        }
    }

    /** Waits until the contract itself finds bids late. */
    void pastDeadline(String tender) {
        Instant end = Instant.now().plusSeconds(60);
        while (!bid(tender, "A", "bidder-6").submit().answer().equals("refused bid.late")) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("the deadline does not come");
            }
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] octets(String hex) {
        return java.util.HexFormat.of().parseHex(hex);
    }

    static String figure(String name, String salt, String value) {
        return Commitments.figure(name, octets(salt), value).hex();
    }

    List<String> everybody() {
        return new ArrayList<>(connection.clients().keySet());
    }

    @Override
    public void close() {
        sessions.values().forEach(GatewaySession::close);
    }

    static KeyPair p256() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
