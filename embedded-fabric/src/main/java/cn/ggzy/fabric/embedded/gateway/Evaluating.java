package cn.ggzy.fabric.embedded.gateway;

import cn.ggzy.fabric.embedded.endorse.Answer;
import cn.ggzy.fabric.embedded.endorse.Refusal;
import cn.ggzy.fabric.embedded.endorse.UnpackedProposal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.Response;

/** Runs a proposal on one peer; on another one only when the first could not answer. */
final class Evaluating {
    private final Peers peers;
    private final UnpackedProposal proposal;
    private final List<ErrorDetail> errors = new ArrayList<>();

    Evaluating(Peers peers, UnpackedProposal proposal) {
        this.peers = peers;
        this.proposal = proposal;
    }

    CompletableFuture<Response> on(List<String> candidates) {
        String mspId = candidates.get(0);
        return peers.ask(mspId, proposal.signed()).thenCompose(answer -> {
            if (answer instanceof Answer.Endorsed endorsed) {
                return CompletableFuture.completedFuture(endorsed.result());
            }
            return next(mspId, ((Answer.Refused) answer).refusal(), candidates.subList(1, candidates.size()));
        });
    }

    private CompletableFuture<Response> next(String mspId, Refusal refusal, List<String> others) {
        errors.add(Peers.detail(mspId, refusal.message()));
        if (!refusal.retry()) {
            throw Rpc.error(refusal.code(), "evaluate call to endorser returned error: " + refusal.message(), errors);
        }
        if (others.isEmpty()) {
            throw Rpc.error(
                    refusal.code(), "failed to evaluate transaction, see attached details for more info", errors);
        }
        return on(others);
    }
}
