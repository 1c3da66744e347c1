package cn.ggzy.fabric.embedded;

import cn.ggzy.fabric.embedded.chaincode.ChaincodeDefinition;
import cn.ggzy.fabric.embedded.chaincode.Definitions;
import cn.ggzy.fabric.embedded.endorse.UnpackedProposal;
import cn.ggzy.fabric.embedded.msp.SigningIdentity;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.Channel;
import java.security.SecureRandom;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Commits chaincode definitions through the gateway, as an administrator's program does. */
final class Deployment {
    private static final int NONCE = 24;

    private final String channel;
    private final SigningIdentity admin;
    private final GatewayGrpc.GatewayBlockingStub gateway;
    private final SecureRandom random = new SecureRandom();

    Deployment(String channel, SigningIdentity admin, Channel connection) {
        this.channel = channel;
        this.admin = admin;
        this.gateway = GatewayGrpc.newBlockingStub(connection);
    }

    void commit(ChaincodeDefinition definition, Instant now) {
        SignatureHeader signer = signer();
        String txId = UnpackedProposal.txId(signer);
        Envelope prepared = gateway.endorse(EndorseRequest.newBuilder()
                        .setTransactionId(txId)
                        .setChannelId(channel)
                        .setProposedTransaction(proposal(definition, signer, txId, now))
                        .build())
                .getPreparedTransaction();
        SubmitRequest submission = SubmitRequest.newBuilder()
                .setTransactionId(txId)
                .setChannelId(channel)
                .setPreparedTransaction(prepared.toBuilder().setSignature(admin.sign(prepared.getPayload())))
                .build();
        var unused = gateway.submit(submission);
        TxValidationCode code = await(txId);
        if (code != TxValidationCode.VALID) {
            throw new IllegalStateException("the definition of " + definition.name() + " was not committed: " + code);
        }
    }

    private TxValidationCode await(String txId) {
        ByteString request = CommitStatusRequest.newBuilder()
                .setChannelId(channel)
                .setTransactionId(txId)
                .setIdentity(admin.serialized())
                .build()
                .toByteString();
        return gateway.commitStatus(SignedCommitStatusRequest.newBuilder()
                        .setRequest(request)
                        .setSignature(admin.sign(request))
                        .build())
                .getResult();
    }

    private SignatureHeader signer() {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return SignatureHeader.newBuilder()
                .setCreator(admin.serialized())
                .setNonce(ByteString.copyFrom(nonce))
                .build();
    }

    private SignedProposal proposal(ChaincodeDefinition definition, SignatureHeader signer, String txId, Instant now) {
        ChaincodeID lifecycle =
                ChaincodeID.newBuilder().setName(Definitions.NAMESPACE).build();
        ChannelHeader channelHeader = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setTxId(txId)
                .setTimestamp(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                .setChannelId(channel)
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(lifecycle)
                        .build()
                        .toByteString())
                .build();
        ChaincodeInput input = ChaincodeInput.newBuilder()
                .addArgs(ByteString.copyFromUtf8("CommitChaincodeDefinition"))
                .addArgs(definition.toArgs().toByteString())
                .build();
        ChaincodeInvocationSpec spec = ChaincodeInvocationSpec.newBuilder()
                .setChaincodeSpec(ChaincodeSpec.newBuilder()
                        .setType(ChaincodeSpec.Type.NODE)
                        .setChaincodeId(lifecycle)
                        .setInput(input))
                .build();
        ByteString proposal = Proposal.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channelHeader.toByteString())
                        .setSignatureHeader(signer.toByteString())
                        .build()
                        .toByteString())
                .setPayload(ChaincodeProposalPayload.newBuilder()
                        .setInput(spec.toByteString())
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        return SignedProposal.newBuilder()
                .setProposalBytes(proposal)
                .setSignature(admin.sign(proposal))
                .build();
    }
}
