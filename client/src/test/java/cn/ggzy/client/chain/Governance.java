package cn.ggzy.client.chain;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Instants;
import cn.ggzy.chain.consistency.StoredStatement;
import cn.ggzy.chain.consistency.Submission;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.client.act.Acts;
import cn.ggzy.client.key.KeyFile;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A practice province of its own: who governs, who stores, and the acts they sign. */
final class Governance {
    public static final String RULE = "bench";
    public static final String LOT = "1";

    private final PracticeProvince province;
    private final KeyPair store = Keys.generate(KeyFamily.P256);
    private final Acts acts;
    private final Clock clock;
    private final List<String> crls;

    public Governance(Path folder, Clock clock) {
        this.province = PracticeProvince.openOrCreate(folder, clock);
        this.acts = new Acts(clock, new SecureRandom());
        this.clock = clock;
        this.crls = province.crls().stream()
                .map(Base64.getEncoder()::encodeToString)
                .toList();
    }

    public KeyFile key(String file) {
        return new KeyFile(province.player(file));
    }

    /** An act with the newest revocation lists, as the platform completes it. */
    public CanonicalJson act(String file, String name, Map<String, ?> body) {
        return acts.sign(key(file), name, CanonicalJson.of(body)).with("crls", crls);
    }

    public CanonicalJson trustList() {
        CanonicalJson list = CanonicalJson.parse(province.trustList().toJson());
        return both(Map.of("list", list), "trust.publish", Map.of("sequence", 1, "digest", list.digest()));
    }

    public CanonicalJson rule() {
        Map<String, Object> params = new TreeMap<>(Map.of(
                "toleranceMillis",
                5000,
                "actToleranceMillis",
                3_600_000,
                "graceMillis",
                0,
                "minBidDays",
                0,
                "practice",
                true));
        params.putAll(Map.of(
                "minClarificationDays",
                0,
                "minBidders",
                3,
                "drawParties",
                List.of("agency", "centre", "supervisor"),
                "storeKeys",
                List.of(Base64.getEncoder().encodeToString(store.getPublic().getEncoded()))));
        CanonicalJson json = CanonicalJson.of(params);
        Map<String, Object> rule = Map.of("ruleSet", RULE, "version", 1, "from", Instants.format(clock.instant()));
        Map<String, Object> body = new TreeMap<>(rule);
        body.put("paramsDigest", json.digest());
        Map<String, Object> argument = new TreeMap<>(rule);
        argument.put("params", json);
        return both(argument, "rule.publish", body);
    }

    private CanonicalJson both(Map<String, ?> argument, String name, Map<String, ?> body) {
        Map<String, Object> signed = new TreeMap<>(argument);
        signed.put("acts", List.of(act("centre", name, body), act("supervisor", name, body)));
        return CanonicalJson.of(signed);
    }

    public CanonicalJson tender(String id, Instant deadline) {
        Map<String, Object> body = new TreeMap<>(Map.of(
                "tender", id,
                "titleDigest", Hash.of(new byte[] {1}),
                "documentDigest", Hash.of(new byte[] {2}),
                "ruleSet", RULE,
                "ruleVersion", 1,
                "deadline", Instants.format(deadline),
                "lots", List.of(Map.of("lot", LOT))));
        body.put("tenderer", Map.of("uscc", key("tenderer").uscc()));
        body.put("agency", Map.of("uscc", key("agency").uscc()));
        return CanonicalJson.of(Map.of("act", act("agency", "tender.publish", body)));
    }

    /** The store's statement for a submission that lacks it. */
    public CanonicalJson stored(CanonicalJson submission) {
        String at = Instants.format(clock.instant());
        Map<String, Object> unsigned = new TreeMap<>();
        submission
                .members()
                .names()
                .forEach(name -> unsigned.put(name, submission.members().json(name)));
        unsigned.put("stored", Map.of("at", at, "signature", ""));
        Submission parsed = Submission.parse(CanonicalJson.of(unsigned).members());
        Ticket ticket = parsed.ticket();
        byte[] signature = RawSignatures.sign(
                SignatureAlgorithm.ECDSA_SHA256,
                store.getPrivate(),
                StoredStatement.bytes(ticket, parsed.sealed(), at));
        unsigned.put("stored", Map.of("at", at, "signature", Base64.getEncoder().encodeToString(signature)));
        return CanonicalJson.of(unsigned);
    }
}
