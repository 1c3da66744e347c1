package cn.ggzy.platform.core.evidence.fabric;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** The question «what became of this transaction», for one whose submission was never confirmed; the gateway client signs it. */
final class CommitQuestion {
    private CommitQuestion() {}

    static byte[] of(String channel, String txId, Identity asking) {
        ByteString identity = SerializedIdentity.newBuilder()
                .setMspid(asking.getMspId())
                .setIdBytes(ByteString.copyFrom(asking.getCredentials()))
                .build()
                .toByteString();
        CommitStatusRequest request = CommitStatusRequest.newBuilder()
                .setTransactionId(txId)
                .setChannelId(channel)
                .setIdentity(identity)
                .build();
        return SignedCommitStatusRequest.newBuilder()
                .setRequest(request.toByteString())
                .build()
                .toByteArray();
    }
}
