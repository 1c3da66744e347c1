package cn.ggzy.fabric.embedded.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.jspecify.annotations.Nullable;

/** An envelope of a block, opened as far as it can be. */
public record ParsedTransaction(
        Envelope envelope,
        Header header,
        ChannelHeader channelHeader,
        SignatureHeader signatureHeader,
        @Nullable Endorsed endorsed) {

    /** The part that contracts made: absent in a configuration block. */
    public record Endorsed(
            TransactionAction transactionAction,
            ChaincodeActionPayload payload,
            ProposalResponsePayload response,
            ChaincodeAction action,
            TxReadWriteSet results) {

        /** The event as the peer has completed it; nothing when the contract set none. */
        public @Nullable ChaincodeEvent event() throws InvalidProtocolBufferException {
            return action.getEvents().isEmpty() ? null : ChaincodeEvent.parseFrom(action.getEvents());
        }

        /** The proposal's payload without transient data, byte for byte as it was hashed. */
        public ByteString proposalPayload() throws InvalidProtocolBufferException {
            ChaincodeProposalPayload visible =
                    ChaincodeProposalPayload.parseFrom(payload.getChaincodeProposalPayload());
            return visible.toBuilder().clearTransientMap().build().toByteString();
        }
    }

    public String txId() {
        return channelHeader.getTxId();
    }

    public HeaderType type() {
        HeaderType type = HeaderType.forNumber(channelHeader.getType());
        return type == null ? HeaderType.UNRECOGNIZED : type;
    }

    Value.Origin origin() {
        return new Value.Origin(txId(), channelHeader.getTimestamp());
    }

    public static ParsedTransaction of(ByteString bytes) throws InvalidProtocolBufferException {
        ParsedTransaction opened = headersOf(bytes);
        return opened.type() == HeaderType.ENDORSER_TRANSACTION ? opened.withEndorsed() : opened;
    }

    /** Reads the headers only, so that a validator can tell what is wrong with the rest. */
    public static ParsedTransaction headersOf(ByteString bytes) throws InvalidProtocolBufferException {
        Envelope envelope = Envelope.parseFrom(bytes);
        Header header = Payload.parseFrom(envelope.getPayload()).getHeader();
        return new ParsedTransaction(
                envelope,
                header,
                ChannelHeader.parseFrom(header.getChannelHeader()),
                SignatureHeader.parseFrom(header.getSignatureHeader()),
                null);
    }

    public ParsedTransaction withEndorsed() throws InvalidProtocolBufferException {
        Transaction transaction =
                Transaction.parseFrom(Payload.parseFrom(envelope.getPayload()).getData());
        if (transaction.getActionsCount() != 1) {
            throw new InvalidProtocolBufferException("only one action per transaction is supported");
        }
        TransactionAction transactionAction = transaction.getActions(0);
        ChaincodeActionPayload payload = ChaincodeActionPayload.parseFrom(transactionAction.getPayload());
        ProposalResponsePayload response =
                ProposalResponsePayload.parseFrom(payload.getAction().getProposalResponsePayload());
        ChaincodeAction action = ChaincodeAction.parseFrom(response.getExtension());
        TxReadWriteSet results = TxReadWriteSet.parseFrom(action.getResults());
        return new ParsedTransaction(
                envelope,
                header,
                channelHeader,
                signatureHeader,
                new Endorsed(transactionAction, payload, response, action, results));
    }
}
