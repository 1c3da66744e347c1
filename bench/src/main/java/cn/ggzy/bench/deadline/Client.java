package cn.ggzy.bench.deadline;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.network.connection.Connection;
import cn.ggzy.network.connection.GatewaySession;
import java.io.IOException;
import java.util.Map;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;

/** The ordinary gateway client, the same one with the same settings for bids and for the ceiling. */
final class Client implements AutoCloseable {
    private final GatewaySession session;

    Client(Connection connection) throws IOException {
        session = GatewaySession.open(connection, connection.mspId());
    }

    /** Writes octets under a key; the ceiling. */
    Outcome put(String key, byte[] value) {
        Proposal proposal = contract("put")
                .newProposal("put")
                .addArguments(Encoding.utf8(key), value)
                .build();
        return send(proposal, System.nanoTime(), (result, txId) -> true);
    }

    /** Sends a bid; accepted is what is valid on the ledger and has a receipt that says so. */
    Outcome submit(Bid bid, long sinceNanos) {
        Proposal proposal = contract("bid")
                .newProposal("submit")
                .addArguments(bid.argument())
                .putAllTransient(bid.secrets())
                .build();
        return send(proposal, sinceNanos, (result, txId) -> {
            Members receipt = CanonicalJson.parse(result).members();
            return receipt.text("ticket").equals(bid.ticket().ticket())
                    && receipt.text("txId").equals(txId);
        });
    }

    private interface ReceiptCheck {
        boolean holds(byte[] result, String txId);
    }

    private static Outcome send(Proposal proposal, long sinceNanos, ReceiptCheck receipt) {
        Transaction transaction;
        try {
            transaction = proposal.endorse();
        } catch (EndorseException e) {
            return Outcome.atEndorsement(e, System.nanoTime() - sinceNanos);
        }
        String txId = transaction.getTransactionId();
        try {
            SubmittedTransaction submitted = transaction.submitAsync();
            Status status = submitted.getStatus();
            if (!status.isSuccessful()) {
                return Outcome.refused(status.getCode().name(), System.nanoTime() - sinceNanos);
            }
            return receipt.holds(submitted.getResult(), txId)
                    ? Outcome.accepted(txId, System.nanoTime() - sinceNanos)
                    : Outcome.refused("wrong receipt", System.nanoTime() - sinceNanos);
        } catch (SubmitException | CommitStatusException e) {
            return Outcome.afterSubmission(e, txId, System.nanoTime() - sinceNanos);
        }
    }

    /** A transaction that must go through. */
    CanonicalJson must(String contract, String function, Map<String, ?> argument) {
        try {
            return CanonicalJson.parse(contract(contract)
                    .submitTransaction(function, CanonicalJson.of(argument).bytes()));
        } catch (GatewayException | org.hyperledger.fabric.client.CommitException e) {
            throw new IllegalStateException(contract + "." + function + " failed: " + detail(e), e);
        }
    }

    CanonicalJson read(String contract, String function, Map<String, ?> argument) {
        try {
            return CanonicalJson.parse(contract(contract)
                    .evaluateTransaction(function, CanonicalJson.of(argument).bytes()));
        } catch (GatewayException e) {
            throw new IllegalStateException(contract + "." + function + " failed: " + detail(e), e);
        }
    }

    private static String detail(Exception e) {
        return e instanceof GatewayException gateway ? gateway.getDetails().toString() : String.valueOf(e.getMessage());
    }

    private Contract contract(String name) {
        return session.network().getContract(name);
    }

    @Override
    public void close() {
        session.close();
    }
}
