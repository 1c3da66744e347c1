package cn.ggzy.fabric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractErrorTests {
    private static EmbeddedFabric fabric;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        fabric = EmbeddedFabric.builder()
                .channel("error-simulator")
                .organisation("AMSP")
                .chaincode("notes", Notes::new, "AND('AMSP.peer')")
                .chaincode("others", Notes::new, "AND('AMSP.peer')")
                .concurrencyLimit(3)
                .start();
        gateway = Clients.connect(fabric.organisation("AMSP").client("app"), fabric.channel());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        fabric.close();
    }

    private static Contract contract(String name) {
        return gateway.getNetwork("error-simulator").getContract(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crash", "query", "call,notes,get,a", "call,nowhere,get,a"})
    void tellsWhatBrokeTheContract(String call) {
        String[] words = call.split(",");
        String[] arguments = Arrays.copyOfRange(words, 1, words.length);

        EndorseException refused = catchThrowableOfType(
                EndorseException.class, () -> contract("notes").submitTransaction(words[0], arguments));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(refused.getDetails().get(0).getMessage())
                .startsWith("error in simulation: transaction returned with failure: ");
    }

    @Test
    void carriesTheRefusalOfACalledContract() {
        EndorseException refused = catchThrowableOfType(
                EndorseException.class, () -> contract("notes").submitTransaction("call", "others", "refuse"));

        assertThat(refused.getDetails().get(0).getMessage())
                .isEqualTo("chaincode response 500, {\"code\":\"note.refused\"}");
    }

    @Test
    void knowsNoUnknownChaincode() {
        GatewayException refused = catchThrowableOfType(
                GatewayException.class, () -> contract("nowhere").evaluateTransaction("get", "a"));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    }

    @Test
    void findsNoPeersThatCouldEndorseAnUnknownChaincode() {
        EndorseException refused = catchThrowableOfType(
                EndorseException.class, () -> contract("nowhere").submitTransaction("put", "a", "1"));

        assertThat(refused.getStatus().getDescription()).startsWith("no combination of peers can be derived");
    }

    @Test
    void refusesMoreCallsThanItsLimit() throws Exception {
        fabric.faults().holdOrderer();
        SubmittedTransaction submitted = contract("notes")
                .newProposal("put")
                .addArguments("l", "1")
                .build()
                .endorse()
                .submitAsync();
        ExecutorService waiting = Executors.newFixedThreadPool(3);
        try {
            for (int i = 0; i < 3; i++) {
                waiting.execute(() -> awaitStatus(submitted));
            }
            GatewayException refused = refusedEvaluation();

            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN);
            assertThat(refused.getStatus().getDescription())
                    .isEqualTo("too many requests for /gateway.Gateway, exceeding concurrency limit (3)");
        } finally {
            fabric.faults().clear();
            waiting.shutdown();
        }
        assertThat(waiting.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Clients.evaluate(contract("notes"), "get", "l")).isEqualTo("1");
    }

    /** Asks until the three that wait are all there. */
    private static GatewayException refusedEvaluation() {
        GatewayException refused = null;
        while (refused == null) {
            refused = catchThrowableOfType(
                    GatewayException.class, () -> contract("notes").evaluateTransaction("get", "l"));
        }
        return refused;
    }

    /** Tries again when an evaluation has just taken its place. */
    private static void awaitStatus(SubmittedTransaction submitted) {
        boolean answered = false;
        while (!answered) {
            try {
                answered = submitted.getStatus().isSuccessful();
            } catch (CommitStatusException e) {
                answered = false;
            }
        }
    }
}
