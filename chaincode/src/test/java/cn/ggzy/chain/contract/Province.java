package cn.ggzy.chain.contract;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Instants;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.StoredStatement;
import cn.ggzy.chain.consistency.Submission;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.chain.judge.CaJudge;
import cn.ggzy.chain.names.TransactionName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small province with real keys: governors, a tender, bidders with RSA and SM2 certificates, a store. */
final class Province {
    static final Instant START = Instant.parse("2026-03-01T01:00:00Z");
    static final Instant DEADLINE = Instant.parse("2026-03-01T01:30:00Z");
    static final Hash SOME = Hash.of(Encoding.utf8("something"));
    static final byte[] SALT = new byte[16];

    private static final PracticeProvince PRACTICE = practice();
    private static final KeyPair STORE = storeKey();
    private static final CaJudge JUDGE = new CaJudge();
    private static long nonce;

    final FakeFabric fabric = new FakeFabric(JUDGE, START);

    /** With a trust list and the practice rule in force. */
    static Province founded() {
        Province province = new Province();
        province.publishTrust(firstList());
        province.publishRule(1, params(0));
        return province;
    }

    /** And a tender whose bidding ends at {@link #DEADLINE}. */
    static Province withTender() {
        Province province = founded();
        province.submit(TransactionName.TENDER_PUBLISH, "agency", province.tender("T-1", DEADLINE));
        return province;
    }

    static PracticeKey key(String player) {
        return PRACTICE.player(player);
    }

    static PracticeProvince practiceProvince() {
        return PRACTICE;
    }

    static CanonicalJson firstList() {
        return CanonicalJson.parse(PRACTICE.trustList().toJson());
    }

    static CanonicalJson params(int minBidDays) {
        return CanonicalJson.of(Map.of(
                "toleranceMillis", 5000,
                "actToleranceMillis", 600_000,
                "graceMillis", 60_000,
                "minBidDays", minBidDays,
                "minClarificationDays", 15,
                "minBidders", 3,
                "drawParties", List.of("agency", "centre", "supervisor"),
                "storeKeys", List.of(base64(STORE.getPublic().getEncoded())),
                "practice", true));
    }

    Map<String, Object> act(TransactionName name, String player, Object body) {
        return act(name.act(), player, body, fabric.now(), PRACTICE.crls());
    }

    static Map<String, Object> act(String name, String player, Object body, Instant at, List<byte[]> crls) {
        return signed(key(player), name, body, at, crls);
    }

    static Map<String, Object> signed(PracticeKey key, String name, Object body, Instant at, List<byte[]> crls) {
        CanonicalJson payload =
                CanonicalJson.of(Map.of("act", name, "at", at, "nonce", String.format("%032x", ++nonce), "body", body));
        return Map.of(
                "payload", payload,
                "signature",
                        Map.of(
                                "algorithm", key.algorithm().id(),
                                "certificate", base64(key.certificate()),
                                "chain",
                                        key.chain().stream()
                                                .map(Province::base64)
                                                .toList(),
                                "value", base64(key.sign(payload.bytes()))),
                "crls", crls.stream().map(Province::base64).toList());
    }

    /** A transaction that takes nothing but an act. */
    CanonicalJson submit(TransactionName name, String player, Object body) {
        return fabric.submit(name, Map.of("act", act(name, player, body)));
    }

    CanonicalJson publishTrust(CanonicalJson list) {
        Map<String, Object> body = Map.of("sequence", list.members().number("sequence"), "digest", list.digest());
        return fabric.submit(
                TransactionName.TRUST_PUBLISH, Map.of("list", list, "acts", both(TransactionName.TRUST_PUBLISH, body)));
    }

    CanonicalJson publishRule(int version, CanonicalJson params) {
        Map<String, Object> body = new TreeMap<>(Map.of(
                "ruleSet",
                "practice",
                "version",
                version,
                "from",
                START.minusSeconds(1),
                "paramsDigest",
                params.digest()));
        Map<String, Object> argument = new TreeMap<>(body);
        argument.remove("paramsDigest");
        argument.put("params", params);
        argument.put("acts", both(TransactionName.RULE_PUBLISH, body));
        return fabric.submit(TransactionName.RULE_PUBLISH, argument);
    }

    List<Map<String, Object>> both(TransactionName name, Object body) {
        return List.of(act(name, "centre", body), act(name, "supervisor", body));
    }

    Map<String, Object> tender(String id, Instant deadline) {
        return new TreeMap<>(Map.of(
                "tender",
                id,
                "titleDigest",
                SOME,
                "documentDigest",
                SOME,
                "ruleSet",
                "practice",
                "ruleVersion",
                1,
                "deadline",
                deadline,
                "lots",
                List.of(Map.of("lot", "1", "ceiling", 100_000_000), Map.of("lot", "2")),
                "tenderer",
                Map.of("uscc", key("tenderer").uscc()),
                "agency",
                Map.of("uscc", key("agency").uscc())));
    }

    void close() {
        fabric.setTime(DEADLINE.plusSeconds(60));
        fabric.submit(TransactionName.TENDER_CLOSE, Map.of("tender", "T-1"));
    }

    /** A bid as a bidder's client prepares it. */
    Bidding bid(String player, int ticket) {
        return new Bidding(this, player, "1", String.format("%032x", ticket));
    }

    /** What a client holds: the public argument, and the secrets that open it. */
    static final class Bidding {
        static final Hash PLAINTEXT = Hash.of(Encoding.utf8("the bid"));

        final Province province;
        final String player;
        final Map<String, Object> argument;
        TransactionName name = TransactionName.BID_SUBMIT;
        Optional<Map<String, Object>> act = Optional.empty();

        Bidding(Province province, String player, String lot, String number) {
            this.province = province;
            this.player = player;
            Ticket ticket = new Ticket("T-1", lot, number);
            this.argument = new TreeMap<>(ticket.asMap());
            argument.put("version", 1);
            argument.put("sealed", Map.of("root", SOME, "size", 123, "chunks", 4));
            argument.put("content", Commitments.content(SALT, PLAINTEXT));
            argument.put("figures", Map.of("price", Commitments.figure("price", SALT, "123456789")));
            argument.put(
                    "bidder",
                    Commitments.bidder(
                            ticket, key(player).uscc(), Hash.of(key(player).certificate()), SALT));
            argument.put("stored", stored(ticket, province.fabric.now()));
        }

        Bidding replacing() {
            name = TransactionName.BID_REPLACE;
            argument.put("version", 2);
            return this;
        }

        Map<String, Object> act() {
            if (act.isEmpty()) {
                Map<String, Object> body = new TreeMap<>(argument);
                body.remove("stored");
                act = Optional.of(province.act(name, player, body));
            }
            return act.get();
        }

        Map<String, byte[]> secrets() {
            Map<String, byte[]> secrets = new TreeMap<>();
            secrets.put("act", CanonicalJson.of(act()).bytes());
            secrets.put("salt", Encoding.utf8("0".repeat(32)));
            return secrets;
        }

        CanonicalJson submit() {
            return province.fabric.submit(name, argument, secrets());
        }

        CanonicalJson replace(Bidding old) {
            Map<String, byte[]> secrets = secrets();
            secrets.put(
                    "replaces",
                    CanonicalJson.of(Map.of("ticket", old.argument.get("ticket"), "salt", "0".repeat(32)))
                            .bytes());
            return province.fabric.submit(name, argument, secrets);
        }

        CanonicalJson withdraw(String by) {
            Map<String, Object> body =
                    Map.of("tender", "T-1", "lot", argument.get("lot"), "ticket", argument.get("ticket"));
            Map<String, byte[]> secrets = Map.of(
                    "act",
                            CanonicalJson.of(province.act(TransactionName.BID_WITHDRAW, by, body))
                                    .bytes(),
                    "salt", Encoding.utf8("0".repeat(32)));
            return province.fabric.submit(TransactionName.BID_WITHDRAW, body, secrets);
        }

        Map<String, Object> opening() {
            return new TreeMap<>(Map.of(
                    "tender", "T-1",
                    "lot", argument.get("lot"),
                    "ticket", argument.get("ticket"),
                    "sealedRoot", SOME,
                    "contentSalt", "0".repeat(32),
                    "plaintextDigest", PLAINTEXT,
                    "figures", Map.of("price", Map.of("salt", "0".repeat(32), "value", "123456789")),
                    "act", act(),
                    "salt", "0".repeat(32)));
        }

        CanonicalJson open(Map<String, Object> opening) {
            return province.fabric.submit(TransactionName.BID_OPEN, opening);
        }
    }

    static Map<String, Object> stored(Ticket ticket, Instant at) {
        byte[] statement = StoredStatement.bytes(ticket, new Submission.Sealed(SOME, 123, 4), Instants.format(at));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(STORE.getPrivate());
            signature.update(statement);
            return Map.of("at", at, "signature", base64(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    static Map<String, Object> changed(Map<String, Object> act, String member, Object value) {
        Map<String, Object> changed = new TreeMap<>(act);
        changed.put(member, value);
        return changed;
    }

    static SignedAct parsed(Map<String, Object> act) {
        return SignedAct.parse(CanonicalJson.of(act).members());
    }

    static List<byte[]> crls() {
        return new ArrayList<>(PRACTICE.crls());
    }

    private static PracticeProvince practice() {
        try {
            PracticeProvince practice = PracticeProvince.openOrCreate(
                    Files.createTempDirectory("province"), Clock.fixed(START.minusSeconds(60), ZoneOffset.UTC));
            practice.issueExpert("X1", "某人", "某单位");
            return practice;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair storeKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
