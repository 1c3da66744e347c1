package cn.ggzy.network;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.service.Contracts;
import cn.ggzy.network.connection.GatewaySession;
import cn.ggzy.network.description.Batch;
import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.description.Organisation;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedNetworkTests {

    private final NetworkDescription simulated = EmbeddedNetwork.simulated(NetworkDescription.provincial());

    @Test
    void bearsNoRealName() {
        assertThat(simulated.channel()).isEqualTo("ggzy-simulator");
        assertThat(simulated.organisations())
                .extracting(Organisation::mspId)
                .containsExactly("JyzxSimMSP", "FgwSimMSP", "SjtSimMSP");
    }

    @Test
    void cutsBlocksAsItIsDescribed(@TempDir Path directory) throws Exception {
        NetworkDescription description = NetworkDescription.provincial().with(new Batch(70, 7, 70_000, 700_000));

        try (EmbeddedNetwork network = EmbeddedNetwork.start(directory, description, Contracts::chaincode);
                GatewaySession session = GatewaySession.open(network.connection(), "JyzxSimMSP")) {
            ConfigGroup orderer = orderer(Block.parseFrom(session.network()
                    .getContract("qscc")
                    .evaluateTransaction(
                            "GetBlockByNumber", network.connection().channel(), "0")));

            assertThat(BatchTimeout.parseFrom(value(orderer, "BatchTimeout")).getTimeout())
                    .isEqualTo("70ms");
            assertThat(BatchSize.parseFrom(value(orderer, "BatchSize")))
                    .isEqualTo(BatchSize.newBuilder()
                            .setMaxMessageCount(7)
                            .setPreferredMaxBytes(70_000)
                            .setAbsoluteMaxBytes(700_000)
                            .build());
        }
    }

    private static ConfigGroup orderer(Block block) throws Exception {
        Payload payload =
                Payload.parseFrom(Envelope.parseFrom(block.getData().getData(0)).getPayload());
        return ConfigEnvelope.parseFrom(payload.getData())
                .getConfig()
                .getChannelGroup()
                .getGroupsOrThrow("Orderer");
    }

    private static ByteString value(ConfigGroup group, String name) {
        return group.getValuesOrThrow(name).getValue();
    }

    @Test
    void keepsThePoliciesUnderItsOwnNames() {
        assertThat(simulated.policies())
                .containsEntry("bid", "AND('SjtSimMSP.peer', OutOf(1, 'JyzxSimMSP.peer', 'FgwSimMSP.peer'))");
    }
}
