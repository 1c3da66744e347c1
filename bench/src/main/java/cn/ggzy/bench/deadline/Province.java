package cn.ggzy.bench.deadline;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.chain.canonical.CanonicalJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A province in force on the chain: trust list, rule, tenders. */
final class Province {
    private static final String RULES = "bench";
    static final String LOT = "1";

    private final Client client;
    private final Crowd crowd;
    private final Store store;

    private Province(Client client, Crowd crowd, Store store) {
        this.client = client;
        this.crowd = crowd;
        this.store = store;
    }

    static Province found(Client client, Crowd crowd, Store store) {
        Province province = new Province(client, crowd, store);
        province.publishTrust();
        province.publishRule();
        return province;
    }

    private void publishTrust() {
        CanonicalJson list = crowd.trustList();
        Map<String, Object> body = Map.of("sequence", list.members().number("sequence"), "digest", list.digest());
        client.must("trust", "publish", Map.of("list", list, "acts", both("trust.publish", body)));
    }

    private void publishRule() {
        CanonicalJson params = CanonicalJson.of(Map.of(
                "toleranceMillis", 5_000,
                // Bids are prepared before the clock runs.
                "actToleranceMillis", Duration.ofMinutes(30).toMillis(),
                "graceMillis", 2_000,
                "minBidDays", 0,
                "minClarificationDays", 0,
                "minBidders", 3,
                "drawParties", List.of("agency", "centre", "supervisor"),
                "storeKeys", List.of(store.publicKey()),
                "practice", true));
        Map<String, Object> argument = new TreeMap<>(Map.of("ruleSet", RULES, "version", 1, "from", crowd.now()));
        Map<String, Object> body = new TreeMap<>(argument);
        body.put("paramsDigest", params.digest());
        argument.put("params", params);
        argument.put("acts", both("rule.publish", body));
        client.must("rule", "publish", argument);
    }

    private List<CanonicalJson> both(String name, Map<String, Object> body) {
        return List.of(act("centre", name, body), act("supervisor", name, body));
    }

    private CanonicalJson act(String by, String name, Map<String, Object> body) {
        return crowd.act(crowd.named(by), name, CanonicalJson.of(body));
    }

    void tender(String tender, Instant deadline) {
        PracticeKey tenderer = crowd.named("tenderer");
        PracticeKey agency = crowd.named("agency");
        Map<String, Object> body = new TreeMap<>(Map.of(
                "tender", tender,
                "titleDigest", Crowd.hex(32),
                "documentDigest", Crowd.hex(32),
                "ruleSet", RULES,
                "ruleVersion", 1,
                "deadline", deadline,
                "lots", List.of(Map.of("lot", LOT)),
                "tenderer", Map.of("uscc", tenderer.uscc()),
                "agency", Map.of("uscc", agency.uscc())));
        client.must("tender", "publish", Map.of("act", act("agency", "tender.publish", body)));
    }

    Bid bid(PracticeKey bidder, String tender) {
        return Bid.prepare(crowd, store, bidder, tender, LOT);
    }
}
