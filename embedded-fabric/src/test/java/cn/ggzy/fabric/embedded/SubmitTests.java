package cn.ggzy.fabric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubmitTests {
    private static EmbeddedFabric fabric;
    private static Gateway gateway;
    private static Contract notes;

    @BeforeAll
    static void start() {
        fabric = EmbeddedFabric.builder()
                .channel("test-simulator")
                .organisation("AMSP")
                .organisation("BMSP")
                .organisation("CMSP")
                .chaincode("notes", Notes::new, "OutOf(2,'AMSP.peer','BMSP.peer','CMSP.peer')")
                .chaincode("strict", Notes::new, "AND('AMSP.peer','BMSP.peer','CMSP.peer')")
                .start();
        gateway = Clients.connect(fabric.organisation("AMSP").client("app"), fabric.channel());
        notes = contract("notes");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        fabric.close();
    }

    private static Contract contract(String name) {
        return gateway.getNetwork("test-simulator").getContract(name);
    }

    @Test
    void readsWhatWasSubmitted() throws Exception {
        assertThat(Clients.text(notes.submitTransaction("put", "a", "1"))).isEqualTo("1");
        assertThat(Clients.evaluate(notes, "get", "a")).isEqualTo("1");
    }

    @Test
    void doesNotSeeItsOwnWrites() throws Exception {
        assertThat(Clients.text(notes.submitTransaction("putAndGet", "own", "1")))
                .isEmpty();
    }

    @Test
    void takesNoEnvelopeThatIsLargerThanAgreed() {
        try (EmbeddedFabric small = EmbeddedFabric.builder()
                        .channel("small-simulator")
                        .organisation("AMSP")
                        .chaincode("notes", Notes::new)
                        .absoluteMaxBytes(20_000)
                        .start();
                Gateway client = Clients.connect(small.organisation("AMSP").client("app"), small.channel())) {
            Contract few = client.getNetwork("small-simulator").getContract("notes");

            SubmitException refused = catchThrowableOfType(
                    SubmitException.class, () -> few.submitTransaction("put", "large", "x".repeat(20_000)));

            assertThat(refused.getStatus().getDescription()).contains("exceeds maximum allowed 20000 bytes");
        }
    }

    @Test
    void carriesTheRefusalOfAContract() {
        EndorseException refused =
                catchThrowableOfType(EndorseException.class, () -> notes.submitTransaction("refuse"));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(refused.getDetails()).singleElement().satisfies(detail -> {
            assertThat(detail.getMspId()).isEqualTo("AMSP");
            assertThat(detail.getMessage()).isEqualTo("chaincode response 500, {\"code\":\"note.refused\"}");
        });
    }

    @Test
    void carriesTheRefusalOfAnEvaluation() {
        GatewayException refused =
                catchThrowableOfType(GatewayException.class, () -> notes.evaluateTransaction("refuse"));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN);
        assertThat(refused.getDetails())
                .singleElement()
                .extracting(detail -> detail.getMessage())
                .isEqualTo("chaincode response 500, {\"code\":\"note.refused\"}");
    }

    @Test
    void findsContractsThatDoNotAgreeWithThemselves() {
        EndorseException refused =
                catchThrowableOfType(EndorseException.class, () -> notes.submitTransaction("random", "r"));

        assertThat(refused.getDetails())
                .extracting(detail -> detail.getMessage())
                .contains("ProposalResponsePayloads do not match");
    }

    @Test
    void letsTheFirstOfTwoWritersWin() throws Exception {
        Transaction first =
                notes.newProposal("append").addArguments("m", "1").build().endorse();
        Transaction second =
                notes.newProposal("append").addArguments("m", "2").build().endorse();

        first.submit();

        assertThatThrownBy(second::submit)
                .isInstanceOfSatisfying(
                        CommitException.class,
                        e -> assertThat(e.getCode()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT));
    }

    @Test
    void detectsPhantoms() throws Exception {
        Transaction counting = notes.newProposal("count")
                .addArguments("p0", "p9", "total")
                .build()
                .endorse();
        notes.submitTransaction("put", "p5", "x");

        assertThatThrownBy(counting::submit)
                .isInstanceOfSatisfying(
                        CommitException.class,
                        e -> assertThat(e.getCode()).isEqualTo(TxValidationCode.PHANTOM_READ_CONFLICT));
    }

    @Test
    void needsTheEndorsementsOfThePolicy() throws Exception {
        Transaction alone = notes.newProposal("put")
                .addArguments("e", "1")
                .setEndorsingOrganizations("BMSP")
                .build()
                .endorse();

        assertThatThrownBy(alone::submit)
                .isInstanceOfSatisfying(
                        CommitException.class,
                        e -> assertThat(e.getCode()).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE));
    }

    @Test
    void takesATransactionOnce() throws Exception {
        Transaction transaction =
                notes.newProposal("put").addArguments("d", "1").build().endorse();
        transaction.submit();
        long height = fabric.height();

        SubmittedTransaction again = transaction.submitAsync();

        assertThat(again.getStatus().getCode()).isEqualTo(TxValidationCode.VALID);
        assertThat(again.getStatus().getBlockNumber()).isLessThan(height);
    }

    @Test
    void callsAnotherChaincodeInTheSameTransaction() throws Exception {
        contract("strict").submitTransaction("put", "deadline", "later");
        assertThat(Clients.evaluate(notes, "call", "strict", "get", "deadline")).isEqualTo("called:later");
    }

    @Test
    void sharesTheReadSetWithACalledChaincode() throws Exception {
        contract("strict").submitTransaction("put", "status", "OPEN");
        Transaction reading = notes.newProposal("callAndPut")
                .addArguments("strict", "get", "status")
                .build()
                .endorse();
        contract("strict").submitTransaction("put", "status", "CLOSED");

        assertThatThrownBy(reading::submit)
                .isInstanceOfSatisfying(
                        CommitException.class,
                        e -> assertThat(e.getCode()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT));
    }

    @Test
    void asksOnlyForThePolicyOfTheCallerWhenTheCalledChaincodeIsRead() throws Exception {
        contract("strict").submitTransaction("put", "read", "x");
        Transaction reading = notes.newProposal("callAndPut")
                .addArguments("strict", "get", "read")
                .setEndorsingOrganizations("AMSP", "CMSP")
                .build()
                .endorse();

        assertThat(Clients.text(reading.submit())).isEqualTo("x");
    }

    @Test
    void asksForThePolicyOfACalledChaincodeThatWrites() throws Exception {
        Transaction writing = notes.newProposal("call")
                .addArguments("strict", "put", "w", "x")
                .setEndorsingOrganizations("AMSP", "CMSP")
                .build()
                .endorse();

        assertThatThrownBy(writing::submit)
                .isInstanceOfSatisfying(
                        CommitException.class,
                        e -> assertThat(e.getCode()).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE));
        assertThat(Clients.text(notes.submitTransaction("call", "strict", "put", "w", "x")))
                .isEqualTo("called:x");
    }

    @Test
    void saysThatItIsASimulator() {
        assertThat(fabric.status()).startsWith("SIMULATOR");
    }
}
