package cn.ggzy.verifier.fabric;

import cn.ggzy.verifier.report.Unreadable;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;

/** One endorsed transaction, taken apart; nothing in it is believed yet. */
public record Endorsed(
        Payload payload,
        byte[] payloadBytes,
        byte[] signature,
        ChannelHeader header,
        SignatureHeader signatureHeader,
        Identity creator,
        ByteString proposalPayload,
        ByteString responsePayload,
        ProposalResponsePayload response,
        ChaincodeAction action,
        List<ByteString> arguments,
        List<Endorsement> endorsements) {

    public static Endorsed envelope(String where, byte[] bytes) {
        try {
            return of(Envelope.parseFrom(bytes));
        } catch (InvalidProtocolBufferException | RuntimeException malformed) {
            throw new Unreadable(where, "is no endorsed transaction");
        }
    }

    /** What kind of envelope this is; only ENDORSER_TRANSACTION can be read as `Endorsed`. */
    static HeaderType type(Envelope envelope) throws InvalidProtocolBufferException {
        ChannelHeader header = ChannelHeader.parseFrom(
                Payload.parseFrom(envelope.getPayload()).getHeader().getChannelHeader());
        HeaderType type = HeaderType.forNumber(header.getType());
        return type == null ? HeaderType.UNRECOGNIZED : type;
    }

    static Endorsed of(Envelope envelope) throws InvalidProtocolBufferException {
        Payload payload = Payload.parseFrom(envelope.getPayload());
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) throw new IllegalArgumentException();
        SignatureHeader signatureHeader =
                SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
        Transaction transaction = Transaction.parseFrom(payload.getData());
        if (transaction.getActionsCount() != 1) throw new IllegalArgumentException();
        ChaincodeActionPayload action =
                ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
        ByteString responseBytes = action.getAction().getProposalResponsePayload();
        ProposalResponsePayload response = ProposalResponsePayload.parseFrom(responseBytes);
        ChaincodeProposalPayload proposal = ChaincodeProposalPayload.parseFrom(action.getChaincodeProposalPayload());
        return new Endorsed(
                payload,
                envelope.getPayload().toByteArray(),
                envelope.getSignature().toByteArray(),
                header,
                signatureHeader,
                Identity.of(signatureHeader.getCreator()),
                action.getChaincodeProposalPayload(),
                responseBytes,
                response,
                ChaincodeAction.parseFrom(response.getExtension()),
                ChaincodeInvocationSpec.parseFrom(proposal.getInput())
                        .getChaincodeSpec()
                        .getInput()
                        .getArgsList(),
                action.getAction().getEndorsementsList());
    }

    public String txId() {
        return header.getTxId();
    }

    public String channel() {
        return header.getChannelId();
    }

    public String namespace() {
        return action.getChaincodeId().getName();
    }

    /** The sender's own time: the contracts compare it with the endorsers' clocks. */
    public Instant timestamp() {
        return Instant.ofEpochSecond(
                header.getTimestamp().getSeconds(), header.getTimestamp().getNanos());
    }

    /** The transaction's name without a contract prefix. */
    public String function() {
        String name = arguments.isEmpty() ? "" : arguments.get(0).toStringUtf8();
        return name.substring(name.indexOf(':') + 1);
    }

    public byte[] argument() {
        return arguments.size() < 2 ? new byte[0] : arguments.get(1).toByteArray();
    }

    public byte[] result() {
        return action.getResponse().getPayload().toByteArray();
    }

    /** The transaction id is the digest of nonce and creator. */
    public String derivedTxId() {
        return Digests.hex(Digests.sha256(
                signatureHeader.getNonce().toByteArray(),
                signatureHeader.getCreator().toByteArray()));
    }

    /** The digest the endorsers signed for: headers and the proposal without its transient part. */
    public byte[] derivedProposalHash() {
        return Digests.sha256(
                payload.getHeader().getChannelHeader().toByteArray(),
                payload.getHeader().getSignatureHeader().toByteArray(),
                proposalPayload.toByteArray());
    }

    public String label() {
        return namespace() + "." + function() + " " + txId();
    }
}
