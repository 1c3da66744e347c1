package cn.ggzy.fabric.embedded.endorse;

import cn.ggzy.fabric.embedded.crypto.Digests;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jspecify.annotations.Nullable;

/** A proposal opened into its parts. */
public record UnpackedProposal(
        SignedProposal signed,
        Header header,
        ChannelHeader channelHeader,
        SignatureHeader signatureHeader,
        ChaincodeProposalPayload payload,
        String chaincode,
        ChaincodeInput input) {

    public static UnpackedProposal of(SignedProposal signed) throws InvalidProtocolBufferException {
        Proposal proposal = Proposal.parseFrom(signed.getProposalBytes());
        Header header = Header.parseFrom(proposal.getHeader());
        ChannelHeader channelHeader = ChannelHeader.parseFrom(header.getChannelHeader());
        ChaincodeProposalPayload payload = ChaincodeProposalPayload.parseFrom(proposal.getPayload());
        return new UnpackedProposal(
                signed,
                header,
                channelHeader,
                SignatureHeader.parseFrom(header.getSignatureHeader()),
                payload,
                ChaincodeHeaderExtension.parseFrom(channelHeader.getExtension())
                        .getChaincodeId()
                        .getName(),
                ChaincodeInvocationSpec.parseFrom(payload.getInput())
                        .getChaincodeSpec()
                        .getInput());
    }

    public String channel() {
        return channelHeader.getChannelId();
    }

    public String txId() {
        return channelHeader.getTxId();
    }

    Instant claimedAt() {
        return Instant.ofEpochSecond(
                channelHeader.getTimestamp().getSeconds(),
                channelHeader.getTimestamp().getNanos());
    }

    public boolean hasTransientData() {
        return payload.getTransientMapCount() > 0;
    }

    /** The payload as it goes onto the ledger. */
    public ByteString visiblePayload() {
        return payload.toBuilder().clearTransientMap().build().toByteString();
    }

    ByteString hash() {
        return hash(header, visiblePayload());
    }

    /** Over the headers and the payload without the transient data, so that anybody with the block can recompute it. */
    public static ByteString hash(Header header, ByteString visiblePayload) {
        return Digests.sha256(List.of(header.getChannelHeader(), header.getSignatureHeader(), visiblePayload));
    }

    public static String txId(SignatureHeader header) {
        return HexFormat.of()
                .formatHex(Digests.sha256(List.of(header.getNonce(), header.getCreator()))
                        .toByteArray());
    }

    /** What is wrong with the form, in Fabric's words; nothing when all is well. */
    @Nullable
    String fault() {
        if (channelHeader.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            return "invalid header type " + HeaderType.forNumber(channelHeader.getType());
        }
        if (channelHeader.getEpoch() != 0) {
            return "epoch is non-zero";
        }
        if (chaincode.isEmpty()) {
            return "ChaincodeHeaderExtension.ChaincodeId.Name is empty";
        }
        if (signatureHeader.getNonce().isEmpty()) {
            return "nonce is empty";
        }
        if (signatureHeader.getCreator().isEmpty()) {
            return "creator is empty";
        }
        String expected = txId(signatureHeader);
        return txId().equals(expected)
                ? null
                : "incorrectly computed txid '" + txId() + "' -- expected '" + expected + "'";
    }
}
