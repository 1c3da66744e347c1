package cn.ggzy.verifier.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Outcome;
import cn.ggzy.verifier.report.Printout;
import cn.ggzy.verifier.report.Report;
import cn.ggzy.verifier.report.Unreadable;
import cn.ggzy.verifier.testnet.TestNetwork;
import cn.ggzy.verifier.testnet.TestNetwork.Call;
import cn.ggzy.verifier.testnet.TestNoteKey;
import cn.ggzy.verifier.testnet.TestOrganisation.Member;
import cn.ggzy.verifier.trust.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EvidenceTest {
    private static final String ORIGIN = "ggzy.province/evidence-test";
    private static final int SIZE = 77;
    private static final int INDEX = 41;

    private final TestNetwork network = new TestNetwork();
    private final TestNoteKey log = new TestNoteKey(ORIGIN, 1);
    private final List<TestNoteKey> witnesses =
            List.of(new TestNoteKey("w/sjt", 4), new TestNoteKey("w/fgw", 4), new TestNoteKey("w/other", 4));
    private final List<CanonicalJson> facts =
            IntStream.range(0, SIZE).mapToObj(EvidenceTest::fact).toList();
    private final MerkleTree tree = MerkleTree.of(
            facts.stream().map(fact -> MerkleTree.leaf(fact.bytes())).toList());

    @Test
    void acceptsAFactThatTwoOrganisationsHaveAnchored() {
        Report report = verify(bundle(Map.of(), network.peer("SjtMSP"), network.peer("JyzxMSP")));

        assertThat(report.exitCode()).as(Printout.words(report)).isZero();
    }

    @Test
    void refusesOneOrganisationAlone() {
        assertRefused(bundle(Map.of(), network.peer("SjtMSP"), network.peer("SjtMSP")), "evidence.endorsements");
    }

    @Test
    void refusesAnAnswerThatDoesNotRepeatTheNonce() {
        Map<String, Object> old = Map.of("nonce", "another");

        assertRefused(bundle(old, network.peer("SjtMSP"), network.peer("JyzxMSP")), "evidence.endorsed-answer");
    }

    @Test
    void refusesAnAnchorOfAnotherRoot() {
        Map<String, Object> other = Map.of("root", Hash.of(new byte[] {1}));

        assertRefused(bundle(other, network.peer("SjtMSP"), network.peer("JyzxMSP")), "evidence.endorsed-answer");
    }

    @Test
    void refusesAFailedQuery() {
        ObjectNode bundle = bundle(Map.of(), network.peer("SjtMSP"), network.peer("JyzxMSP"));
        bundle.withObject("anchor")
                .put(
                        "envelope",
                        Base64.getEncoder()
                                .encodeToString(network.endorsed(
                                                Call.of("bid", "read", "{\"log\":\"x\",\"nonce\":\"n1\"}", "{}"),
                                                network.peer("SjtMSP"),
                                                network.peer("JyzxMSP"))
                                        .toByteArray()));

        assertRefused(bundle, "evidence.endorsed-answer");
    }

    @Test
    void countsEachWitnessOnceAndOnlyTheTrustedOnes() {
        String text = TestNoteKey.text(ORIGIN, SIZE, tree.root());
        TestNoteKey trusted = witnesses.get(0);
        String note = text + "\n" + log.line(text, 0) + trusted.line(text, 7) + trusted.line(text, 8)
                + witnesses.get(2).line(text, 7);
        ObjectNode bundle = bundle(Map.of(), network.peer("SjtMSP"), network.peer("JyzxMSP"));
        bundle.put("checkpoint", note);

        assertRefused(bundle, "evidence.checkpoint-signatures");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/format",
                "/fact/id",
                "/fact/type",
                "/fact/subject",
                "/fact/digest",
                "/fact/actor",
                "/fact/at",
                "/index",
                "/size",
                "/path/0",
                "/path/3",
                "/checkpoint",
                "/anchor/channel",
                "/anchor/result/log",
                "/anchor/result/size",
                "/anchor/result/root",
                "/anchor/result/at",
                "/anchor/result/txId",
                "/anchor/envelope"
            })
    void seesAChangeOfEveryMember(String pointer) {
        ObjectNode bundle = bundle(Map.of(), network.peer("SjtMSP"), network.peer("JyzxMSP"));
        String json = bundle.toString();
        String value = bundle.at(pointer).toString();
        int at = json.indexOf(value) + (value.startsWith("\"") ? value.length() / 2 : 0);
        char changed = json.charAt(at) == '1' ? '2' : '1';
        byte[] mutated = (json.substring(0, at) + changed + json.substring(at + 1)).getBytes(StandardCharsets.UTF_8);

        Report report = Evidence.verify("bundle", Json.parse("bundle", mutated), trust());

        assertThat(report.exitCode()).isEqualTo(1);
    }

    /** The vectors that the TypeScript tests read too: each refused one fails in the check it is named after. */
    @TestFactory
    Stream<DynamicTest> readsTheVectors() throws IOException {
        JsonNode vectors =
                TestNetwork.JSON.readTree(Files.readAllBytes(Path.of("../docs/evidence/vectors/proof.json")));
        ObjectNode accepted = (ObjectNode) vectors.get("accepted");
        ObjectNode trust = (ObjectNode) vectors.get("trust");
        Stream<DynamicTest> good = Stream.of(DynamicTest.dynamicTest(
                "accepted", () -> assertThat(failed(accepted, trust)).isEmpty()));
        Stream<DynamicTest> bad = vectors.get("refused").valueStream().map(one -> {
            ObjectNode bundle = accepted.deepCopy().setAll((ObjectNode) one.get("bundle"));
            ObjectNode told = one.has("trust") ? trust.deepCopy().setAll((ObjectNode) one.get("trust")) : trust;
            return DynamicTest.dynamicTest(
                    one.get("name").stringValue(),
                    () -> assertThat(failed(bundle, told))
                            .contains(one.get("check").stringValue()));
        });
        return Stream.concat(good, bad);
    }

    private static List<String> failed(ObjectNode bundle, ObjectNode trust) {
        byte[] bytes = bundle.toString().getBytes(StandardCharsets.UTF_8);
        return Evidence.verify("bundle", Json.parse("bundle", bytes), TestNetwork.trust(trust)).results().stream()
                .filter(result -> result.outcome() == Outcome.FAILS)
                .map(result -> result.check())
                .toList();
    }

    @Test
    void saysThatAFileIsNoJson() {
        assertThatThrownBy(() -> Json.parse("bundle", "{\"a\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unreadable.class);
    }

    private void assertRefused(ObjectNode bundle, String check) {
        Report report = verify(bundle);

        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.results())
                .filteredOn(result -> result.outcome() == Outcome.FAILS)
                .extracting(result -> result.check())
                .contains(check);
    }

    private Report verify(ObjectNode bundle) {
        byte[] bytes = bundle.toString().getBytes(StandardCharsets.UTF_8);
        return Evidence.verify("bundle", Json.parse("bundle", bytes), trust());
    }

    private Trust trust() {
        ObjectNode json = network.trustJson();
        json.put("log", log.verifierKey()).put("witnessThreshold", 2);
        json.putArray("witnesses")
                .add(witnesses.get(0).verifierKey())
                .add(witnesses.get(1).verifierKey());
        return TestNetwork.trust(json);
    }

    /** A good bundle, but for what the endorsed answer says differently. */
    private ObjectNode bundle(Map<String, Object> answerDiffers, Member... endorsers) {
        Map<String, Object> result = new TreeMap<>(Map.of(
                "log", ORIGIN, "size", SIZE, "root", tree.root(), "at", TestNetwork.NOW, "txId", "ab".repeat(32)));
        Map<String, Object> answer = new TreeMap<>(result);
        answer.put("nonce", "n1");
        answer.putAll(answerDiffers);
        String text = TestNoteKey.text(ORIGIN, SIZE, tree.root());
        String note = text + "\n" + log.line(text, 0) + witnesses.get(0).line(text, 7)
                + witnesses.get(1).line(text, 9);
        Call call = Call.of(
                "evidence",
                "read",
                CanonicalJson.of(Map.of("log", ORIGIN, "nonce", "n1")).text(),
                CanonicalJson.of(answer).text());
        String envelope = Base64.getEncoder()
                .encodeToString(network.endorsed(call, endorsers).toByteArray());
        return (ObjectNode) TestNetwork.JSON.readTree(CanonicalJson.of(Map.of(
                        "format",
                        "ggzy-proof/1",
                        "fact",
                        facts.get(INDEX),
                        "index",
                        INDEX,
                        "size",
                        SIZE,
                        "path",
                        tree.inclusion(INDEX),
                        "checkpoint",
                        note,
                        "anchor",
                        Map.of("channel", TestNetwork.CHANNEL, "result", result, "envelope", envelope)))
                .text());
    }

    private static CanonicalJson fact(int number) {
        return CanonicalJson.of(Map.of(
                "format",
                "ggzy-fact/1",
                "id",
                "fact-" + number,
                "type",
                "bid.submitted",
                "subject",
                "tender/T1/lot/1/bid/" + number,
                "digest",
                Hash.of(new byte[] {(byte) number}),
                "actor",
                "ticket",
                "at",
                TestNetwork.NOW));
    }
}
