package cn.ggzy.platform.core.evidence.fabric;

import cn.ggzy.platform.core.evidence.Endorsed;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.LedgerInfo;
import cn.ggzy.platform.core.evidence.Outcome;
import cn.ggzy.platform.core.evidence.Submission;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The chain through the Fabric Gateway. */
@Component
class GatewayLedger implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayLedger.class);
    private static final int RETRIES_ON_CONFLICT = 3;
    private static final int ELSEWHERE_SECONDS = 5;

    private final Path file;
    private final Duration reconcile;
    private final Semaphore slots;
    private final MeterRegistry meters;
    private @Nullable Network network;

    /** A connection once made. */
    private record Network(Connection connection, Peers peers, TransactionCheck check) {}

    GatewayLedger(
            @Value("${onenet.ledger.connection}") Path file,
            @Value("${onenet.ledger.reconcile:30s}") Duration reconcile,
            @Value("${onenet.ledger.concurrency:400}") int concurrency,
            MeterRegistry meters) {
        this.file = file;
        this.reconcile = reconcile;
        // Below the peers' own limit of 500 calls, of which waits for a commit hold one each.
        this.slots = new Semaphore(concurrency);
        this.meters = meters;
    }

    @Override
    public JsonNode evaluate(String contract, String transaction, Map<String, ?> argument) {
        Submission query = Submission.of(contract, transaction, argument);
        return inSlot(() -> {
            GatewayException last = null;
            for (Gateway gateway : network().peers().gateways()) {
                try {
                    return CanonicalJson.read(proposal(gateway, query).evaluate());
                } catch (GatewayException e) {
                    if (!isUnreachable(e.getStatus())) {
                        throw thrown(refusal(query, e.getStatus(), e.getDetails()));
                    }
                    last = e;
                }
            }
            throw unavailable(last);
        });
    }

    @Override
    public Outcome submit(Submission submission) {
        Outcome outcome = inSlot(() -> attempt(submission));
        // Validation found it in conflict: it is certainly not written, so endorsing anew asks the contract about the
        // new state.
        for (int i = 0; i < RETRIES_ON_CONFLICT && isConflict(outcome); i++) {
            outcome = inSlot(() -> attempt(submission));
        }
        count(submission, outcome);
        return outcome;
    }

    @Override
    public Endorsed endorse(Submission query) {
        return inSlot(() -> {
            Endorsement endorsement = endorsed(query);
            if (endorsement.refused() != null) {
                throw thrown(endorsement.refused());
            }
            Ready ready = endorsement.orThrow();
            return new Endorsed(
                    ready.transaction().getTransactionId(),
                    CanonicalJson.read(ready.transaction().getResult()),
                    ready.checked().responsePayload(),
                    ready.checked().endorsements(),
                    Base64.getEncoder()
                            .encodeToString(ready.checked().envelope().toByteArray()));
        });
    }

    @Override
    public Outcome.Status status(String txId) {
        return inSlot(() -> ask(txId));
    }

    private Outcome.Status ask(String txId) {
        Network net = network();
        byte[] request =
                CommitQuestion.of(net.connection().channel(), txId, net.peers().identity());
        for (Gateway gateway : net.peers().gateways()) {
            try {
                return known(gateway.newCommit(request)
                        .getStatus(options -> options.withDeadlineAfter(reconcile.toMillis(), TimeUnit.MILLISECONDS)));
            } catch (CommitStatusException e) {
                LOG.info(
                        "status of tx={} not known to a peer: {}",
                        txId,
                        e.getStatus().getCode());
            }
        }
        return new Outcome.Status.NotFound();
    }

    @Override
    public LedgerInfo info() {
        Connection connection = network().connection();
        return new LedgerInfo(
                connection.kind(),
                connection.channel(),
                connection.simulator(),
                connection.organisations().stream()
                        .map(Connection.Organisation::mspId)
                        .toList());
    }

    @Override
    public JsonNode connection() {
        Connection connection = network().connection();
        return CanonicalJson.tree(Map.of(
                "channel", connection.channel(),
                "organisations",
                        connection.organisations().stream()
                                .map(organisation -> Map.of(
                                        "mspId", organisation.mspId(),
                                        "roots", organisation.roots(),
                                        "intermediates",
                                                organisation.intermediates() == null
                                                        ? List.of()
                                                        : organisation.intermediates()))
                                .toList(),
                "policies", connection.policies()));
    }

    private Outcome attempt(Submission submission) {
        Endorsement endorsement = endorsed(submission);
        if (endorsement.refused() != null) {
            return endorsement.refused();
        }
        Ready ready = endorsement.orThrow();
        String txId = ready.transaction().getTransactionId();
        try {
            Outcome.Status status = known(ready.transaction().submitAsync().getStatus());
            if (status instanceof Outcome.Status.Valid) {
                awaitElsewhere(txId);
            }
            return outcome(ready, status);
        } catch (SubmitException | CommitStatusException e) {
            // The orderers may have it all the same: only the transaction id tells.
            LOG.warn("outcome unknown tx={} {}", txId, e.getStatus().getCode());
            return outcome(ready, ask(txId));
        }
    }

    /**
     * One peer's word says nothing about the others: a following transaction that another organisation endorses would still see the old state. Whoever
     * does not answer in time is not waited for, the transaction is valid all the same.
     */
    private void awaitElsewhere(String txId) {
        Network net = network();
        byte[] request =
                CommitQuestion.of(net.connection().channel(), txId, net.peers().identity());
        List<Thread> asked = net.peers().gateways().stream()
                .skip(1)
                .map(gateway -> Thread.ofVirtual().start(() -> awaitAt(gateway, request)))
                .toList();
        try {
            for (Thread thread : asked) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitAt(Gateway gateway, byte[] request) {
        try {
            gateway.newCommit(request)
                    .getStatus(options -> options.withDeadlineAfter(ELSEWHERE_SECONDS, TimeUnit.SECONDS));
        } catch (CommitStatusException e) {
            LOG.info("another peer has not answered: {}", e.getStatus().getCode());
        }
    }

    private static Outcome outcome(Ready ready, Outcome.Status status) {
        String txId = ready.transaction().getTransactionId();
        return switch (status) {
            case Outcome.Status.Valid valid ->
                new Outcome.Committed(
                        txId,
                        valid.block(),
                        CanonicalJson.read(ready.transaction().getResult()),
                        ready.checked().responsePayload(),
                        ready.checked().endorsements());
            case Outcome.Status.Invalid invalid ->
                new Outcome.Rejected(
                        invalid.isConflict() ? "ledger.conflict" : "ledger.invalid",
                        Map.of("txId", txId, "validation", invalid.validation()));
            case Outcome.Status.NotFound none -> new Outcome.Unknown(txId);
        };
    }

    /** A transaction that was endorsed and looked at, ready to be signed. */
    private record Ready(Transaction transaction, TransactionCheck.Checked checked) {}

    /** Either endorsed or refused. */
    private record Endorsement(@Nullable Ready ready, Outcome.@Nullable Rejected refused) {
        Ready orThrow() {
            if (ready == null) {
                throw new IllegalStateException("neither endorsed nor refused");
            }
            return ready;
        }
    }

    private Endorsement endorsed(Submission submission) {
        Network net = network();
        EndorseException last = null;
        for (Gateway gateway : net.peers().gateways()) {
            Proposal proposal = proposal(gateway, submission);
            try {
                Transaction transaction = proposal.endorse();
                return new Endorsement(
                        new Ready(
                                transaction,
                                net.check().check(proposal.getBytes(), transaction.getBytes(), submission.endorsers())),
                        null);
            } catch (EndorseException e) {
                if (!isUnreachable(e.getStatus())) {
                    return new Endorsement(null, refusal(submission, e.getStatus(), e.getDetails()));
                }
                last = e;
            } catch (Tampered e) {
                LOG.error("refused to sign {}.{}: {}", submission.contract(), submission.transaction(), e.getMessage());
                return new Endorsement(null, new Outcome.Rejected("ledger.tampered", Map.of()));
            }
        }
        throw unavailable(last);
    }

    private Proposal proposal(Gateway gateway, Submission submission) {
        var builder = gateway.getNetwork(network().connection().channel())
                .getContract(submission.contract())
                .newProposal(submission.transaction())
                .addArguments(CanonicalJson.bytes(submission.argument()))
                .putAllTransient(submission.transients());
        if (!submission.endorsers().isEmpty()) {
            builder.setEndorsingOrganizations(submission.endorsers().toArray(String[]::new));
        }
        return builder.build();
    }

    private static Outcome.Rejected refusal(Submission submission, io.grpc.Status status, List<ErrorDetail> details) {
        Optional<Outcome.Rejected> refused = Refusals.in(status, details);
        if (refused.isEmpty()) {
            LOG.warn(
                    "{}.{} not endorsed: {} {}",
                    submission.contract(),
                    submission.transaction(),
                    status,
                    details.stream().map(ErrorDetail::getMessage).toList());
        }
        return refused.orElseGet(() -> new Outcome.Rejected(
                "ledger.not-endorsed", Map.of("status", status.getCode().name())));
    }

    private static Outcome.Status known(Status status) {
        return status.isSuccessful()
                ? new Outcome.Status.Valid(status.getBlockNumber())
                : new Outcome.Status.Invalid(
                        status.getBlockNumber(), status.getCode().name());
    }

    private static boolean isConflict(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected && rejected.code().equals("ledger.conflict");
    }

    private static boolean isUnreachable(io.grpc.Status status) {
        return status.getCode() == io.grpc.Status.Code.UNAVAILABLE
                || status.getCode() == io.grpc.Status.Code.DEADLINE_EXCEEDED
                || status.getCode() == io.grpc.Status.Code.CANCELLED;
    }

    private static RuleViolation thrown(Outcome.Rejected refused) {
        return RuleViolation.ofContract(refused.code(), refused.args());
    }

    private static RuleViolation unavailable(@Nullable Exception cause) {
        RuleViolation refusal = RuleViolation.unavailable("ledger.unavailable", Map.of());
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }

    private synchronized Network network() {
        if (network == null) {
            if (!Files.exists(file)) {
                throw unavailable(null);
            }
            Connection connection = Connection.read(file);
            network = new Network(
                    connection,
                    Peers.connect(connection),
                    new TransactionCheck(new Members(connection.organisations())));
        }
        return network;
    }

    private <T> T inSlot(Supplier<T> call) {
        try {
            if (!slots.tryAcquire(10, TimeUnit.SECONDS)) {
                throw RuleViolation.unavailable("ledger.busy", Map.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
        try {
            return call.get();
        } finally {
            slots.release();
        }
    }

    private void count(Submission submission, Outcome outcome) {
        meters.counter(
                        "onenet.ledger.transactions",
                        "contract",
                        submission.contract(),
                        "transaction",
                        submission.transaction(),
                        "outcome",
                        outcome.getClass().getSimpleName())
                .increment();
    }

    @PreDestroy
    synchronized void close() {
        if (network != null) {
            network.peers().close();
        }
    }
}
