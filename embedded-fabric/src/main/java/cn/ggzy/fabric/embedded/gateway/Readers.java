package cn.ggzy.fabric.embedded.gateway;

import cn.ggzy.fabric.embedded.msp.Members;
import cn.ggzy.fabric.embedded.msp.UnknownIdentity;
import com.google.protobuf.ByteString;
import io.grpc.Status;

/** Lets only members of the channel ask for the fate of transactions and for events. */
public final class Readers {
    private final String channel;
    private final Members members;

    public Readers(String channel, Members members) {
        this.channel = channel;
        this.members = members;
    }

    void require(String askedChannel, ByteString identity, ByteString message, ByteString signature) {
        if (!askedChannel.equals(channel)) {
            throw Rpc.error(Status.Code.PERMISSION_DENIED, "failed to get policy manager for channel " + askedChannel);
        }
        try {
            if (members.identify(identity).hasSigned(message, signature)) {
                return;
            }
        } catch (UnknownIdentity e) {
            throw Rpc.error(
                    Status.Code.PERMISSION_DENIED, "failed evaluating policy on signed data: " + e.getMessage());
        }
        throw Rpc.error(
                Status.Code.PERMISSION_DENIED,
                "failed evaluating policy on signed data: signature set did not satisfy policy");
    }
}
