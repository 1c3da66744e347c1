package cn.ggzy.fabric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTests {
    private EmbeddedFabric fabric;
    private Gateway gateway;
    private Contract notes;
    private Contract audited;

    @BeforeEach
    void start() {
        fabric = EmbeddedFabric.builder()
                .channel("fault-simulator")
                .organisation("AMSP")
                .organisation("BMSP")
                .organisation("CMSP")
                .chaincode("notes", Notes::new, "OutOf(2,'AMSP.peer','BMSP.peer','CMSP.peer')")
                .chaincode("audited", Notes::new, "AND('CMSP.peer',OutOf(1,'AMSP.peer','BMSP.peer'))")
                .timeWindow(Duration.ofMinutes(1))
                .start();
        gateway = Clients.connect(fabric.organisation("AMSP").client("app"), fabric.channel());
        notes = gateway.getNetwork("fault-simulator").getContract("notes");
        audited = gateway.getNetwork("fault-simulator").getContract("audited");
    }

    @AfterEach
    void stop() {
        gateway.close();
        fabric.close();
    }

    @Test
    void findsAnotherEndorserWhenOneIsGone() throws Exception {
        fabric.faults().dropEndorser("BMSP");

        assertThat(Clients.text(notes.submitTransaction("put", "a", "1"))).isEqualTo("1");
    }

    @Test
    void cannotDoWithoutAnOrganisationThatThePolicyForces() {
        fabric.faults().dropEndorser("CMSP");

        EndorseException refused =
                catchThrowableOfType(EndorseException.class, () -> audited.submitTransaction("put", "a", "1"));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(refused.getDetails()).extracting(detail -> detail.getMspId()).contains("CMSP");
    }

    @Test
    void worksAgainWhenTheFaultIsOver() throws Exception {
        fabric.faults().dropEndorser("CMSP");
        fabric.faults().clear();

        assertThat(Clients.text(audited.submitTransaction("put", "a", "1"))).isEqualTo("1");
    }

    @Test
    void letsAContractSeeTheClockOfItsOrganisation() {
        String soon = Instant.now().plusSeconds(20).toString();
        fabric.faults().skew("CMSP", Duration.ofSeconds(30));

        EndorseException refused =
                catchThrowableOfType(EndorseException.class, () -> audited.submitTransaction("before", soon, "k"));

        assertThat(refused.getDetails()).anySatisfy(detail -> {
            assertThat(detail.getMspId()).isEqualTo("CMSP");
            assertThat(detail.getMessage()).isEqualTo("chaincode response 500, too late");
        });
    }

    @Test
    void refusesProposalsOutsideOfTheTimeWindow() {
        fabric.faults().skew("AMSP", Duration.ofSeconds(-90));

        EndorseException refused =
                catchThrowableOfType(EndorseException.class, () -> notes.submitTransaction("put", "a", "1"));

        assertThat(refused.getDetails().get(0).getMessage())
                .startsWith("request unauthorized due to incorrect timestamp ")
                .endsWith(", peer.authentication.timewindow 1m0s");
    }

    @Test
    void saysWhenThereIsNoOrderer() {
        fabric.faults().stopOrderer();

        SubmitException refused =
                catchThrowableOfType(SubmitException.class, () -> notes.submitTransaction("put", "a", "1"));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void putsTheTransactionsOfABatchIntoAnotherOrder() throws Exception {
        Transaction first =
                notes.newProposal("append").addArguments("o", "1").build().endorse();
        Transaction second =
                notes.newProposal("append").addArguments("o", "2").build().endorse();
        fabric.faults().holdOrderer().reorder(FaultTests::reversed);
        SubmittedTransaction one = first.submitAsync();
        SubmittedTransaction two = second.submitAsync();
        fabric.faults().releaseOrderer();

        assertThat(two.getStatus().getCode()).isEqualTo(TxValidationCode.VALID);
        assertThat(one.getStatus().getCode()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
        assertThat(one.getStatus().getBlockNumber()).isEqualTo(two.getStatus().getBlockNumber());
    }

    private static List<String> reversed(List<String> txIds) {
        List<String> reversed = new ArrayList<>(txIds);
        Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void showsAPeerThatHasNotSeenTheLastBlockYet() throws Exception {
        notes.submitTransaction("put", "late", "1");
        fabric.faults().lag("BMSP", 1);

        assertThat(evaluateAt("AMSP")).isEqualTo("1");
        assertThat(evaluateAt("BMSP")).isEmpty();
    }

    private String evaluateAt(String mspId) throws Exception {
        return Clients.text(notes.newProposal("get")
                .addArguments("late")
                .setEndorsingOrganizations(mspId)
                .build()
                .evaluate());
    }

    @Test
    void delaysTheOrderer() throws Exception {
        fabric.faults().delayOrderer(Duration.ofMillis(300));
        long start = System.nanoTime();

        notes.submitTransaction("put", "slow", "1");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void givesEachOrganisationTheClockThatWasHandedIn() throws Exception {
        Clock fixed = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        try (EmbeddedFabric timed = EmbeddedFabric.builder()
                        .channel("timed-simulator")
                        .organisation("AMSP", fixed)
                        .chaincode("notes", Notes::new, "AND('AMSP.peer')")
                        .start();
                Gateway client = Clients.connect(timed.organisation("AMSP").client("app"), timed.channel())) {
            Contract contract = client.getNetwork("timed-simulator").getContract("notes");
            contract.submitTransaction("before", fixed.instant().plusNanos(1).toString(), "k");
            GatewayException refused = catchThrowableOfType(
                    GatewayException.class,
                    () -> contract.evaluateTransaction("before", fixed.instant().toString(), "k"));
            assertThat(refused.getDetails().get(0).getMessage()).isEqualTo("chaincode response 500, too late");
        }
    }
}
