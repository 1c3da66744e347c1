package cn.ggzy.verifier.draw;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.verifier.testnet.TestPerson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The worked example of PRTP-DRAW-1 as a transcript; the values written out are those of the protocol's text. */
public final class Vector {
    static final String DRAW = "D-62-2026-000123";
    static final String PARAMS =
            "{\"maxPerEmployer\":1,\"maxPerRegion\":2,\"n\":10,\"quotas\":[[\"A08\",\"*\",3],[\"B02\",\"*\",2]],\"replacements\":\"continue\",\"v\":1}";
    private static final List<String> IDS =
            List.of("E02", "E03", "E04", "E05", "E07", "E08", "E09", "E10", "E11", "E12");
    private static final List<List<String>> TABLE = List.of(
            List.of("A08", "LZ", "u2"),
            List.of("A08", "BY", "u3"),
            List.of("A08", "ZY", "u4"),
            List.of("A08", "QY", "u5"),
            List.of("B02", "LZ", "u6"),
            List.of("B02", "BY", "u7"),
            List.of("B02", "QY", "u8"),
            List.of("B02", "ZY", "u9"),
            List.of("B02", "BY", "u3"),
            List.of("A08", "QY", "u10"));
    private static final Hash RULE = hash("rule-v1");
    private static final Hash POOL_COMMIT =
            Hash.fromHex("2d8158515d8ccbfed7d1d7adcbeca4e9d9b4c7501c4e2ce3168211d4f2d9add7");
    private static final Hash ROOT = Hash.fromHex("b3ef8105a841b24d50c2935492fab35ad24c8afa2f1e60c831bce3c41d6fbb3f");

    private Vector() {}

    static Map<String, Object> transcript(Signs agency, Signs others) {
        Map<String, Object> file = transcript(false);
        file.put("acts", acts(agency, others));
        return file;
    }

    public static Map<String, Object> transcript(boolean signed) {
        Map<String, Object> file = new TreeMap<>(
                Map.of("format", "ggzy-draw/1", "profile", "S", "draw", DRAW, "tender", "T1", "lot", "L1"));
        file.put("ruleHash", RULE);
        file.put("params", PARAMS);
        file.put("table", TABLE);
        file.put("leaves", leaves());
        file.put("root", ROOT);
        file.put("n", 10);
        file.put("poolCommit", POOL_COMMIT);
        file.put("parties", parties());
        file.put("dealings", "f0904206076b9722fa2ef2ae9fdab4ba9d9ff4052995367e45e341cc8ef27a67");
        file.put("beacon", "4f615259cdecbda13be60a8dedd24d54aac14cc578a543e55033f5fb73b84581");
        file.put("seed", "ad9b997cd2cb20fcfa65ec68e4d2d3dffb89afcd5250ef7b5f2f62422b050084");
        file.put("order", at("E08 E12 E09 E11 E05 E07 E03 E10 E04 E02"));
        file.put(
                "decisions",
                decisions(
                        "E08 taken E12 taken E09 taken E11 quota-full E05 region-cap E07 quota-full E03 taken E10 quota-full E04 taken"));
        file.put("committee", at("E08 E12 E09 E03 E04"));
        file.put(
                "replacements",
                List.of(
                        replacement(
                                "E08", "declined", "E11 employer-cap E05 quota-full E07 taken", "E12 E09 E03 E04 E07"),
                        replacement(
                                "E04",
                                "no-answer",
                                "E11 quota-full E05 region-cap E10 quota-full E02 taken",
                                "E12 E09 E03 E07 E02")));
        file.put("opened", List.of(opened("E08"), opened("E02")));
        if (signed)
            file.put(
                    "acts",
                    acts(new TestPerson("agency", KeyFamily.SM2)::act, new TestPerson("others", KeyFamily.RSA)::act));
        return file;
    }

    public static byte[] json(@Nullable Object value) {
        return CanonicalJson.of(value).bytes();
    }

    private static Map<String, Object> replacement(String who, String why, String decisions, String committee) {
        return Map.of(
                "index",
                IDS.indexOf(who),
                "reason",
                why,
                "evidence",
                hash("demo-document-" + why),
                "decisions",
                decisions(decisions),
                "committee",
                at(committee));
    }

    /** Somebody who signs acts. */
    @FunctionalInterface
    interface Signs {
        Map<String, Object> act(String name, Map<String, ?> body);
    }

    private static List<Map<String, Object>> acts(Signs agency, Signs other) {
        List<Map<String, Object>> acts = new ArrayList<>();
        Map<String, Object> pool = new TreeMap<>(Map.of("draw", DRAW, "tender", "T1", "lot", "L1", "n", 10));
        pool.putAll(Map.of(
                "ruleHash", RULE,
                "root", ROOT,
                "poolCommit", POOL_COMMIT,
                "tableDigest", CanonicalJson.of(TABLE).digest()));
        acts.add(agency.act("draw.freezePool", pool));
        secrets().forEach((party, secret) -> {
            Signs person = party.equals("agency") ? agency : other;
            Hash commitment = DrawHash.commitment(DRAW, POOL_COMMIT, party, secret);
            acts.add(person.act("draw.deal", Map.of("draw", DRAW, "party", party, "commitment", commitment)));
            acts.add(person.act("draw.reveal", Map.of("draw", DRAW, "party", party, "secret", secret)));
        });
        acts.add(other.act("draw.replace", leaving("E08", "declined")));
        acts.add(other.act("draw.replace", leaving("E04", "no-answer")));
        return acts;
    }

    private static Map<String, Object> leaving(String who, String why) {
        return Map.of("draw", DRAW, "index", IDS.indexOf(who), "reason", why, "evidence", hash("demo-document-" + why));
    }

    private static SortedMap<String, Hash> secrets() {
        SortedMap<String, Hash> secrets = new TreeMap<>();
        for (String party : List.of("agency", "centre", "regulator", "witness")) {
            secrets.put(party, hash("demo-secret" + party));
        }
        return secrets;
    }

    private static List<Map<String, Object>> parties() {
        return secrets().entrySet().stream()
                .map(dealt -> Map.<String, Object>of(
                        "party",
                        dealt.getKey(),
                        "secret",
                        dealt.getValue(),
                        "commitment",
                        DrawHash.commitment(DRAW, POOL_COMMIT, dealt.getKey(), dealt.getValue())))
                .toList();
    }

    private static List<Hash> leaves() {
        return IntStream.range(0, IDS.size())
                .mapToObj(i -> DrawHash.leaf(
                        DRAW, i, IDS.get(i), TABLE.get(i).get(0), TABLE.get(i).get(1), salt(IDS.get(i))))
                .toList();
    }

    private static Map<String, Object> opened(String id) {
        int index = IDS.indexOf(id);
        return Map.of(
                "index",
                index,
                "expertId",
                id,
                "salt",
                java.util.HexFormat.of().formatHex(salt(id)),
                "path",
                MerkleTree.of(leaves()).inclusion(index));
    }

    private static byte[] salt(String id) {
        return Arrays.copyOf(hash("demo-salt" + id).bytes(), 16);
    }

    private static Hash hash(String text) {
        return Hash.of(Encoding.utf8(text));
    }

    private static List<Integer> at(String ids) {
        return Arrays.stream(ids.split(" ")).map(IDS::indexOf).toList();
    }

    private static List<Map<String, Object>> decisions(String words) {
        String[] all = words.split(" ");
        return IntStream.range(0, all.length / 2)
                .mapToObj(i -> Map.<String, Object>of("index", IDS.indexOf(all[2 * i]), "verdict", all[2 * i + 1]))
                .toList();
    }
}
