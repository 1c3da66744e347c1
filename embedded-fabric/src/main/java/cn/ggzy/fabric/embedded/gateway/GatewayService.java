package cn.ggzy.fabric.embedded.gateway;

import cn.ggzy.fabric.embedded.endorse.UnpackedProposal;
import cn.ggzy.fabric.embedded.ledger.Ledger;
import cn.ggzy.fabric.embedded.order.Orderer;
import cn.ggzy.fabric.embedded.order.Verdict;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** The Gateway service of one organisation's peer. */
public final class GatewayService extends GatewayGrpc.GatewayImplBase {
    private final String mspId;
    private final Peers peers;
    private final Planner planner;
    private final Orderer orderer;
    private final CommitWaits commits;
    private final Readers readers;
    private final ChaincodeEvents events;

    public GatewayService(
            String mspId,
            Peers peers,
            Planner planner,
            Orderer orderer,
            CommitWaits commits,
            Readers readers,
            ChaincodeEvents events) {
        this.mspId = mspId;
        this.peers = peers;
        this.planner = planner;
        this.orderer = orderer;
        this.commits = commits;
        this.readers = readers;
        this.events = events;
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> observer) {
        respond(observer, () -> evaluate(request));
    }

    private CompletableFuture<EvaluateResponse> evaluate(EvaluateRequest request)
            throws InvalidProtocolBufferException {
        UnpackedProposal proposal = unpacked(request.getProposedTransaction());
        if (!planner.knows(proposal.chaincode())) {
            throw planner.notDefined(proposal.chaincode());
        }
        List<String> targets = request.getTargetOrganizationsList();
        if (targets.isEmpty()) {
            targets = proposal.hasTransientData() ? List.of(mspId) : Peers.startingWith(mspId, planner.mspIds());
        }
        return new Evaluating(peers, proposal)
                .on(targets)
                .thenApply(result ->
                        EvaluateResponse.newBuilder().setResult(result).build());
    }

    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> observer) {
        respond(observer, () -> endorse(request));
    }

    private CompletableFuture<EndorseResponse> endorse(EndorseRequest request) throws InvalidProtocolBufferException {
        UnpackedProposal proposal = unpacked(request.getProposedTransaction());
        if (!planner.knows(proposal.chaincode())) {
            throw Planner.noLayout();
        }
        Endorsing endorsing = new Endorsing(peers, planner, mspId, proposal);
        CompletableFuture<Envelope> envelope = request.getEndorsingOrganizationsCount() > 0
                ? endorsing.by(request.getEndorsingOrganizationsList())
                : endorsing.byPlan();
        return envelope.thenApply(prepared ->
                EndorseResponse.newBuilder().setPreparedTransaction(prepared).build());
    }

    private static UnpackedProposal unpacked(SignedProposal signed) throws InvalidProtocolBufferException {
        if (signed.getProposalBytes().isEmpty()) {
            throw Rpc.error(Status.Code.INVALID_ARGUMENT, "the proposed transaction must contain a signed proposal");
        }
        return UnpackedProposal.of(signed);
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> observer) {
        respond(observer, () -> {
            submit(request);
            return CompletableFuture.completedFuture(SubmitResponse.getDefaultInstance());
        });
    }

    private void submit(SubmitRequest request) {
        if (!request.hasPreparedTransaction()) {
            throw Rpc.error(Status.Code.INVALID_ARGUMENT, "a prepared transaction is required");
        }
        if (request.getPreparedTransaction().getSignature().isEmpty()) {
            throw Rpc.error(Status.Code.INVALID_ARGUMENT, "prepared transaction must be signed");
        }
        Verdict verdict = orderer.broadcast(request.getPreparedTransaction());
        int status = verdict.status().getNumber();
        if (status >= 400 && status < 500) {
            throw Rpc.error(
                    Status.Code.ABORTED,
                    "received unsuccessful response from orderer: status=" + verdict.status() + ", info="
                            + verdict.info());
        }
        if (status != 200) {
            throw Rpc.error(Status.Code.UNAVAILABLE, "no orderers could successfully process transaction");
        }
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest request, StreamObserver<CommitStatusResponse> observer) {
        respond(observer, () -> commitStatus(request));
    }

    private CompletableFuture<CommitStatusResponse> commitStatus(SignedCommitStatusRequest signed)
            throws InvalidProtocolBufferException {
        if (signed.getRequest().isEmpty()) {
            throw Rpc.error(Status.Code.INVALID_ARGUMENT, "a commit status request is required");
        }
        CommitStatusRequest request = CommitStatusRequest.parseFrom(signed.getRequest());
        if (request.getTransactionId().isEmpty()) {
            throw Rpc.error(Status.Code.INVALID_ARGUMENT, "transaction ID should not be empty");
        }
        readers.require(request.getChannelId(), request.getIdentity(), signed.getRequest(), signed.getSignature());
        String txId = request.getTransactionId();
        CompletableFuture<Ledger.Committed> committed = commits.await(txId);
        CompletableFuture<CommitStatusResponse> response = committed.thenApply(GatewayService::response);
        response.whenComplete((result, error) -> {
            if (error != null) {
                commits.forget(txId, committed);
            }
        });
        return response;
    }

    private static CommitStatusResponse response(Ledger.Committed committed) {
        return CommitStatusResponse.newBuilder()
                .setResult(committed.code())
                .setBlockNumber(committed.block())
                .build();
    }

    @Override
    public void chaincodeEvents(
            SignedChaincodeEventsRequest request, StreamObserver<ChaincodeEventsResponse> observer) {
        try {
            events.stream(request, (ServerCallStreamObserver<ChaincodeEventsResponse>) observer);
        } catch (InvalidProtocolBufferException e) {
            observer.onError(
                    Rpc.error(Status.Code.INVALID_ARGUMENT, "invalid chaincode events request: " + e.getMessage()));
        } catch (StatusRuntimeException e) {
            observer.onError(e);
        }
    }

    private interface Call<T> {
        CompletableFuture<T> start() throws InvalidProtocolBufferException;
    }

    private static <T> void respond(StreamObserver<T> observer, Call<T> call) {
        ServerCallStreamObserver<T> reply = (ServerCallStreamObserver<T>) observer;
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        reply.setOnCancelHandler(() -> cancelled.complete(null));
        try {
            CompletableFuture<T> result = call.start();
            cancelled.thenRun(() -> result.cancel(false));
            result.whenComplete((response, error) -> {
                if (error == null) {
                    reply.onNext(response);
                    reply.onCompleted();
                } else if (!reply.isCancelled()) {
                    reply.onError(status(error));
                }
            });
        } catch (InvalidProtocolBufferException e) {
            reply.onError(Rpc.error(Status.Code.INVALID_ARGUMENT, "cannot read the request: " + e.getMessage()));
        } catch (RuntimeException e) {
            reply.onError(status(e));
        }
    }

    private static StatusRuntimeException status(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause instanceof StatusRuntimeException known
                ? known
                : Rpc.error(Status.Code.INTERNAL, "the simulator failed: " + cause);
    }
}
