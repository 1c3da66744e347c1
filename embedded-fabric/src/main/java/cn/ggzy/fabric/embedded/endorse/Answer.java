package cn.ggzy.fabric.embedded.endorse;

import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;

/** What a peer answers to a proposal. */
public sealed interface Answer {
    /** Signed, with the chaincode's own response beside it. */
    record Endorsed(ProposalResponse response, Response result) implements Answer {}

    /** Not signed. */
    record Refused(Refusal refusal) implements Answer {}
}
