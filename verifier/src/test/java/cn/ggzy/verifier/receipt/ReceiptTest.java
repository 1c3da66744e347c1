package cn.ggzy.verifier.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Outcome;
import cn.ggzy.verifier.report.Printout;
import cn.ggzy.verifier.report.Report;
import cn.ggzy.verifier.report.Unreadable;
import cn.ggzy.verifier.testnet.TestNetwork;
import cn.ggzy.verifier.testnet.TestNetwork.Call;
import cn.ggzy.verifier.testnet.TestOrganisation.Member;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ReceiptTest {
    private static final String TICKET = "ab".repeat(16);
    private static final String TX = "cd".repeat(32);
    private static final Hash ARGUMENT = Hash.of(new byte[] {5});
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final TestNetwork network = new TestNetwork();

    @Test
    void acceptsWhatTwoOrganisationsHaveSigned() {
        Report report = verify(receipt("bid", Map.of(), network.peer("SjtMSP"), network.peer("JyzxMSP")));

        assertThat(report.exitCode()).as(Printout.words(report)).isZero();
    }

    @Test
    void findsItsMembersInsideOfAnObjectToo() {
        ObjectNode receipt = receipt("bid", Map.of(), network.peer("SjtMSP"), network.peer("JyzxMSP"));
        ObjectNode outer = TestNetwork.JSON.createObjectNode();
        outer.set("receipt", receipt);

        assertThat(verify(outer).exitCode()).isZero();
    }

    @Test
    void refusesOneOrganisationAlone() {
        assertThat(failed(receipt("bid", Map.of(), network.peer("SjtMSP"), network.peer("SjtMSP"))))
                .containsExactly("receipt.endorsements");
    }

    @Test
    void refusesASignatureUnderAnotherIdentity() {
        ObjectNode receipt = receipt("bid", Map.of(), network.peer("SjtMSP"), network.peer("JyzxMSP"));
        ObjectNode second = (ObjectNode) receipt.at("/endorsements/1");
        second.set("endorser", receipt.at("/endorsements/0/endorser"));

        assertThat(failed(receipt)).containsExactly("receipt.endorsements");
    }

    @Test
    void refusesTheAnswerOfAnotherContract() {
        assertThat(failed(receipt("tender", Map.of(), network.peer("SjtMSP"), network.peer("JyzxMSP"))))
                .contains("receipt.signed-answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tender", "lot", "ticket", "txId", "digest", "receivedAt", "deadline"})
    void seesAChangeOfEveryMemberThatWasSigned(String name) {
        ObjectNode receipt = receipt("bid", Map.of(), network.peer("SjtMSP"), network.peer("JyzxMSP"));
        String value = receipt.get(name).stringValue();
        receipt.put(name, value.startsWith("2026") ? value.replace("2026", "2027") : "9" + value.substring(1));

        assertThat(failed(receipt)).isNotEmpty();
    }

    @Test
    void refusesABidThatArrivedAtTheDeadline() {
        Map<String, Object> late = Map.of("receivedAt", "2026-03-01T01:30:00Z");

        assertThat(failed(receipt("bid", late, network.peer("SjtMSP"), network.peer("JyzxMSP"))))
                .containsExactly("receipt.signed-answer");
    }

    @Test
    void saysThatAReceiptWithoutASignedAnswerIsNone() {
        ObjectNode receipt = receipt("bid", Map.of(), network.peer("SjtMSP"));
        receipt.remove("responsePayload");

        assertThatThrownBy(() -> verify(receipt)).isInstanceOf(Unreadable.class);
    }

    private List<String> failed(ObjectNode receipt) {
        return verify(receipt).results().stream()
                .filter(result -> result.outcome() == Outcome.FAILS)
                .map(result -> result.check())
                .toList();
    }

    private Report verify(ObjectNode receipt) {
        byte[] bytes = receipt.toString().getBytes(StandardCharsets.UTF_8);
        return Receipt.verify("receipt", Json.parse("receipt", bytes), network.trust());
    }

    private ObjectNode receipt(String contract, Map<String, Object> different, Member... endorsers) {
        Map<String, Object> answer = new TreeMap<>(Map.of(
                "tender",
                "T1",
                "lot",
                "1",
                "ticket",
                TICKET,
                "version",
                1,
                "receivedAt",
                "2026-03-01T01:29:59Z",
                "deadline",
                "2026-03-01T01:30:00Z",
                "txId",
                TX));
        answer.putAll(different);
        Map<String, Object> record = new TreeMap<>(answer);
        record.put("argument", ARGUMENT);
        record.put("state", "RECEIVED");
        KVRWSet sets = KVRWSet.newBuilder()
                .addWrites(KVWrite.newBuilder()
                        .setKey("bid")
                        .setValue(ByteString.copyFrom(CanonicalJson.of(record).bytes())))
                .build();
        Call call = Call.of(contract, "submit", "{}", CanonicalJson.of(answer).text())
                .with(sets);
        ByteString response = TestNetwork.response(network.endorsed(call, endorsers));
        Map<String, Object> receipt = new TreeMap<>(answer);
        receipt.remove("version");
        receipt.put("state", "SUBMITTED");
        receipt.put("block", 7);
        receipt.put("digest", ARGUMENT);
        receipt.put("responsePayload", BASE64.encodeToString(response.toByteArray()));
        receipt.put(
                "endorsements",
                Stream.of(endorsers)
                        .map(member -> endorsement(member, response))
                        .toList());
        return (ObjectNode) TestNetwork.JSON.readTree(CanonicalJson.of(receipt).text());
    }

    private static Map<String, Object> endorsement(Member member, ByteString response) {
        ByteString identity = member.identity().toByteString();
        byte[] signature = member.sign(response.concat(identity).toByteArray());
        return Map.of(
                "mspId", member.mspId(),
                "endorser", BASE64.encodeToString(identity.toByteArray()),
                "signature", BASE64.encodeToString(signature));
    }
}
