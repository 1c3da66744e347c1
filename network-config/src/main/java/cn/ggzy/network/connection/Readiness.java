package cn.ggzy.network.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/** Waits until every gateway reaches every contract at every organisation; the call also warms the contracts up. */
public final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long BETWEEN_MILLIS = 100;

    private Readiness() {}

    public static void await(Connection connection) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Void>> waiting = new ArrayList<>();
            for (Connection.Gateway gateway : connection.gateways()) {
                waiting.add(CompletableFuture.runAsync(() -> awaitGateway(connection, gateway.mspId()), threads));
            }
            waiting.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitGateway(Connection connection, String mspId) {
        try (GatewaySession session = GatewaySession.open(connection, mspId)) {
            for (String namespace : connection.policies().keySet()) {
                awaitContract(connection, session.network().getContract(namespace));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitContract(Connection connection, Contract contract) {
        String[] everybody = connection.clients().keySet().toArray(String[]::new);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                contract.newProposal("read")
                        .addArguments("{}")
                        .setEndorsingOrganizations(everybody)
                        .build()
                        .endorse();
                return;
            } catch (EndorseException e) {
                if (saidByContract(e)) {
                    return;
                }
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("contract " + contract.getChaincodeName() + " does not answer", e);
                }
                pause();
            }
        }
    }

    /** A refusal is an answer; a peer that is not known yet or a contract that does not run is none. */
    private static boolean saidByContract(GatewayException e) {
        return e.getDetails().stream().map(ErrorDetail::getMessage).anyMatch(m -> m.contains("chaincode response"));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the network", e);
        }
    }
}
