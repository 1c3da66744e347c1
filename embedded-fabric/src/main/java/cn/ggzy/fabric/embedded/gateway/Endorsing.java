package cn.ggzy.fabric.embedded.gateway;

import cn.ggzy.fabric.embedded.endorse.Answer;
import cn.ggzy.fabric.embedded.endorse.Refusal;
import cn.ggzy.fabric.embedded.endorse.UnpackedProposal;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** Collects the endorsements for one proposal: its own peer first, then, together, whoever else is needed. */
final class Endorsing {
    private static final String INCOMPLETE =
            "failed to collect enough transaction endorsements, see attached details for more info";

    private final Peers peers;
    private final Planner planner;
    private final String gatewayMspId;
    private final UnpackedProposal proposal;
    private final Map<String, ProposalResponse> responses = new LinkedHashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final List<ErrorDetail> errors = new ArrayList<>();

    Endorsing(Peers peers, Planner planner, String gatewayMspId, UnpackedProposal proposal) {
        this.peers = peers;
        this.planner = planner;
        this.gatewayMspId = gatewayMspId;
        this.proposal = proposal;
    }

    /** The client has chosen, and answers for its choice. */
    CompletableFuture<Envelope> by(List<String> mspIds) {
        List<String> missing =
                mspIds.stream().filter(mspId -> !peers.has(mspId)).toList();
        if (!missing.isEmpty()) {
            throw Rpc.error(
                    Status.Code.UNAVAILABLE,
                    "failed to find any endorsing peers for org(s): " + String.join(", ", missing));
        }
        return askAll(mspIds).thenApply(done -> {
            if (!failed.isEmpty()) {
                throw Rpc.error(Status.Code.ABORTED, INCOMPLETE, errors);
            }
            return envelope(mspIds);
        });
    }

    CompletableFuture<Envelope> byPlan() {
        String mspId = first();
        return peers.ask(mspId, proposal.signed()).thenCompose(answer -> {
            take(mspId, answer);
            if (failed.contains(mspId)) {
                throw Rpc.error(
                        Status.Code.ABORTED,
                        "failed to endorse transaction, see attached details for more info",
                        errors);
            }
            return rest(mspId);
        });
    }

    /** Transient data goes to the gateway's own organisation only, unless the client names others. */
    private String first() {
        if (proposal.hasTransientData() && !peers.isUp(gatewayMspId)) {
            throw Rpc.error(
                    Status.Code.FAILED_PRECONDITION,
                    "no endorsers found in the gateway's organization; retry specifying endorsing organization(s) to"
                            + " protect transient data");
        }
        return Peers.startingWith(gatewayMspId, planner.mspIds()).stream()
                .filter(peers::isUp)
                .findFirst()
                .orElseThrow(Planner::noLayout);
    }

    private CompletableFuture<Envelope> rest(String firstMspId) {
        ProposalResponse first = response(firstMspId);
        List<String> layout = planner.plan(proposal.chaincode(), first.getInterest(), firstMspId, failed)
                .orElse(null);
        if (layout == null) {
            throw errors.isEmpty() ? Planner.noLayout() : Rpc.error(Status.Code.ABORTED, INCOMPLETE, errors);
        }
        List<String> open =
                layout.stream().filter(mspId -> !responses.containsKey(mspId)).toList();
        if (open.isEmpty()) {
            return CompletableFuture.completedFuture(envelope(layout));
        }
        return askAll(open).thenCompose(done -> {
            differing(first.getPayload());
            return rest(firstMspId);
        });
    }

    private CompletableFuture<Void> askAll(List<String> mspIds) {
        List<CompletableFuture<Answer>> answers = mspIds.stream()
                .map(mspId -> peers.ask(mspId, proposal.signed()))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenRun(() -> {
                    for (int i = 0; i < mspIds.size(); i++) {
                        take(mspIds.get(i), answers.get(i).join());
                    }
                    if (!responses.isEmpty()) {
                        differing(responses.values().iterator().next().getPayload());
                    }
                });
    }

    private void take(String mspId, Answer answer) {
        if (answer instanceof Answer.Endorsed endorsed) {
            responses.put(mspId, endorsed.response());
        } else if (answer instanceof Answer.Refused refused) {
            fail(mspId, refused.refusal());
        }
    }

    private void fail(String mspId, Refusal refusal) {
        failed.add(mspId);
        errors.add(Peers.detail(mspId, refusal.message()));
    }

    /** An organisation whose peer came to another result is out. */
    private void differing(ByteString expected) {
        for (Map.Entry<String, ProposalResponse> response :
                Map.copyOf(responses).entrySet()) {
            if (!response.getValue().getPayload().equals(expected)) {
                responses.remove(response.getKey());
                failed.add(response.getKey());
                errors.add(Peers.detail(response.getKey(), "ProposalResponsePayloads do not match"));
            }
        }
    }

    private ProposalResponse response(String mspId) {
        ProposalResponse response = responses.get(mspId);
        if (response == null) {
            throw new IllegalStateException("no response of " + mspId);
        }
        return response;
    }

    private Envelope envelope(List<String> mspIds) {
        List<Endorsement> endorsements =
                mspIds.stream().map(mspId -> response(mspId).getEndorsement()).toList();
        ChaincodeActionPayload action = ChaincodeActionPayload.newBuilder()
                .setChaincodeProposalPayload(proposal.visiblePayload())
                .setAction(ChaincodeEndorsedAction.newBuilder()
                        .setProposalResponsePayload(response(mspIds.get(0)).getPayload())
                        .addAllEndorsements(endorsements))
                .build();
        Transaction transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setHeader(proposal.header().getSignatureHeader())
                        .setPayload(action.toByteString()))
                .build();
        return Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(proposal.header())
                        .setData(transaction.toByteString())
                        .build()
                        .toByteString())
                .build();
    }
}
