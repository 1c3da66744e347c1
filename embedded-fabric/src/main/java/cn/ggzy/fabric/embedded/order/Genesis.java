package cn.ggzy.fabric.embedded.order;

import cn.ggzy.fabric.embedded.crypto.Digests;
import cn.ggzy.fabric.embedded.crypto.Pem;
import cn.ggzy.fabric.embedded.ledger.Blocks;
import cn.ggzy.fabric.embedded.ledger.ParsedTransaction;
import cn.ggzy.fabric.embedded.msp.Organisation;
import cn.ggzy.fabric.embedded.msp.Role;
import cn.ggzy.fabric.embedded.policy.PolicyText;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.List;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockDataHashingStructure;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HashingAlgorithm;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.orderer.ConsensusType;

/** The first block: the channel's configuration, which says of itself that it is a simulator's. */
public final class Genesis {
    public static final String MARK = "SIMULATOR";
    private static final String EXPLANATION =
            MARK + ": one process holds the keys of every organisation of this channel; nothing on it is evidence";
    private static final String ADMINS = "Admins";

    private Genesis() {}

    public static Block block(String channel, List<Organisation> organisations, BatchSize size) {
        ConfigEnvelope config = ConfigEnvelope.newBuilder()
                .setConfig(Config.newBuilder().setChannelGroup(channelGroup(organisations, size)))
                .build();
        ChannelHeader channelHeader = ChannelHeader.newBuilder()
                .setType(HeaderType.CONFIG_VALUE)
                .setVersion(1)
                .setChannelId(channel)
                .build();
        SignatureHeader signatureHeader = SignatureHeader.newBuilder()
                .setNonce(Digests.sha256(ByteString.copyFromUtf8(channel)))
                .build();
        Payload payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channelHeader.toByteString())
                        .setSignatureHeader(signatureHeader.toByteString()))
                .setData(config.toByteString())
                .build();
        Envelope envelope =
                Envelope.newBuilder().setPayload(payload.toByteString()).build();
        return Blocks.unvalidated(0, ByteString.EMPTY, List.of(envelope.toByteString()));
    }

    /** A data directory belongs to one channel with one set of organisations. */
    public static void requireSame(Block wanted, Block present) {
        boolean same = organisations(wanted).equals(organisations(present));
        if (!same) {
            throw new IllegalStateException("the data directory belongs to another network: " + organisations(present));
        }
    }

    private static String organisations(Block block) {
        try {
            ParsedTransaction transaction =
                    ParsedTransaction.headersOf(block.getData().getData(0));
            ConfigEnvelope config = ConfigEnvelope.parseFrom(
                    Payload.parseFrom(transaction.envelope().getPayload()).getData());
            ConfigGroup application = config.getConfig().getChannelGroup().getGroupsOrThrow("Application");
            return transaction.channelHeader().getChannelId() + " "
                    + new TreeSet<>(application.getGroupsMap().keySet());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the first block is no configuration", e);
        }
    }

    private static ConfigGroup channelGroup(List<Organisation> organisations, BatchSize size) {
        return ConfigGroup.newBuilder()
                .putGroups("Application", application(organisations))
                .putGroups("Orderer", orderer(organisations.get(0), size))
                .putValues(
                        "HashingAlgorithm",
                        value(HashingAlgorithm.newBuilder().setName("SHA256").build()))
                .putValues(
                        "BlockDataHashingStructure",
                        value(BlockDataHashingStructure.newBuilder()
                                .setWidth(0xffffffff)
                                .build()))
                .putValues("Capabilities", capabilities("V3_0"))
                .putPolicies("Readers", any("Readers"))
                .putPolicies("Writers", any("Writers"))
                .putPolicies(ADMINS, majority(ADMINS))
                .setModPolicy(ADMINS)
                .build();
    }

    private static ConfigGroup application(List<Organisation> organisations) {
        ConfigGroup.Builder group = ConfigGroup.newBuilder()
                .putValues("Capabilities", capabilities("V2_5"))
                .putPolicies("Readers", any("Readers"))
                .putPolicies("Writers", any("Writers"))
                .putPolicies(ADMINS, majority(ADMINS))
                .putPolicies("Endorsement", majority("Endorsement"))
                .putPolicies("LifecycleEndorsement", majority("Endorsement"))
                .setModPolicy(ADMINS);
        organisations.forEach(organisation -> group.putGroups(organisation.mspId(), organisation(organisation)));
        return group.build();
    }

    private static ConfigGroup orderer(Organisation first, BatchSize size) {
        return ConfigGroup.newBuilder()
                .putGroups(first.mspId(), organisation(first))
                .putValues(
                        "ConsensusType",
                        value(ConsensusType.newBuilder()
                                .setType(MARK)
                                .setMetadata(ByteString.copyFromUtf8(EXPLANATION))
                                .build()))
                .putValues(
                        "BatchSize",
                        value(org.hyperledger.fabric.protos.orderer.BatchSize.newBuilder()
                                .setMaxMessageCount(size.maxMessageCount())
                                .setPreferredMaxBytes(size.preferredMaxBytes())
                                .setAbsoluteMaxBytes(size.absoluteMaxBytes())
                                .build()))
                .putValues(
                        "BatchTimeout",
                        value(BatchTimeout.newBuilder()
                                .setTimeout(size.timeout().toMillis() + "ms")
                                .build()))
                .putValues("Capabilities", capabilities("V2_0"))
                .putPolicies("Readers", any("Readers"))
                .putPolicies("Writers", any("Writers"))
                .putPolicies(ADMINS, majority(ADMINS))
                .putPolicies("BlockValidation", any("Writers"))
                .setModPolicy(ADMINS)
                .build();
    }

    /** Who of an organisation reads, writes and endorses: as configtxgen is told for the real channel. */
    private static ConfigGroup organisation(Organisation organisation) {
        String id = organisation.mspId();
        FabricMSPConfig msp = FabricMSPConfig.newBuilder()
                .setName(organisation.mspId())
                .addRootCerts(ByteString.copyFromUtf8(Pem.of(organisation.root())))
                .setFabricNodeOus(FabricNodeOUs.newBuilder()
                        .setEnable(true)
                        .setClientOuIdentifier(unit(Role.CLIENT))
                        .setPeerOuIdentifier(unit(Role.PEER))
                        .setAdminOuIdentifier(unit(Role.ADMIN))
                        .setOrdererOuIdentifier(unit(Role.ORDERER)))
                .build();
        return ConfigGroup.newBuilder()
                .putValues(
                        "MSP",
                        value(MSPConfig.newBuilder()
                                .setType(0)
                                .setConfig(msp.toByteString())
                                .build()))
                .putPolicies("Readers", signed("OR('" + id + ".member')"))
                .putPolicies("Writers", signed("OR('" + id + ".admin','" + id + ".client')"))
                .putPolicies(ADMINS, signed("OR('" + id + ".admin')"))
                .putPolicies("Endorsement", signed("OR('" + id + ".peer')"))
                .setModPolicy(ADMINS)
                .build();
    }

    private static ConfigPolicy signed(String rule) {
        return policy(Policy.PolicyType.SIGNATURE_VALUE, PolicyText.parse(rule));
    }

    private static FabricOUIdentifier unit(Role role) {
        return FabricOUIdentifier.newBuilder()
                .setOrganizationalUnitIdentifier(role.unit())
                .build();
    }

    private static ConfigValue capabilities(String level) {
        return value(Capabilities.newBuilder()
                .putCapabilities(level, Capability.getDefaultInstance())
                .build());
    }

    private static ConfigValue value(Message content) {
        return ConfigValue.newBuilder()
                .setValue(content.toByteString())
                .setModPolicy(ADMINS)
                .build();
    }

    private static ConfigPolicy any(String sub) {
        return meta(ImplicitMetaPolicy.Rule.ANY, sub);
    }

    private static ConfigPolicy majority(String sub) {
        return meta(ImplicitMetaPolicy.Rule.MAJORITY, sub);
    }

    private static ConfigPolicy meta(ImplicitMetaPolicy.Rule rule, String sub) {
        ImplicitMetaPolicy policy =
                ImplicitMetaPolicy.newBuilder().setRule(rule).setSubPolicy(sub).build();
        return policy(Policy.PolicyType.IMPLICIT_META_VALUE, policy);
    }

    private static ConfigPolicy policy(int type, Message content) {
        return ConfigPolicy.newBuilder()
                .setPolicy(Policy.newBuilder().setType(type).setValue(content.toByteString()))
                .setModPolicy(ADMINS)
                .build();
    }
}
