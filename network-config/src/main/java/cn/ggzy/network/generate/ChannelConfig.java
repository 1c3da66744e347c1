package cn.ggzy.network.generate;

import static cn.ggzy.network.generate.Yaml.map;

import cn.ggzy.network.description.Batch;
import cn.ggzy.network.description.Organisation;
import java.util.List;
import java.util.Map;

/** The channel's first block as configtxgen wants it described: members, Byzantine ordering, batches, policies. */
final class ChannelConfig {

    static final String PROFILE = "Province";

    private ChannelConfig() {}

    static String of(Topology topology) {
        Map<String, Object> profile = map(
                "Policies", channelPolicies(),
                "Capabilities", map("V3_0", true),
                "Orderer", orderer(topology),
                "Application", application(topology));
        return Yaml.write(map("Profiles", map(PROFILE, profile)));
    }

    private static Map<String, Object> orderer(Topology topology) {
        Batch batch = topology.description().batch();
        Map<String, Object> policies = channelPolicies();
        policies.put("BlockValidation", implicit("ANY Writers"));
        return map(
                "OrdererType", "BFT",
                "BatchTimeout", batch.timeoutMillis() + "ms",
                "BatchSize",
                        map(
                                "MaxMessageCount", batch.maxMessages(),
                                "AbsoluteMaxBytes", batch.absoluteBytes(),
                                "PreferredMaxBytes", batch.preferredBytes()),
                "ConsenterMapping",
                        topology.orderers().stream()
                                .map(ChannelConfig::consenter)
                                .toList(),
                "SmartBFT", smartBft(batch),
                "Organizations",
                        topology.orderers().stream()
                                .map(ChannelConfig::ordererOrganisation)
                                .toList(),
                "Policies", policies,
                "Capabilities", map("V2_0", true));
    }

    private static Map<String, Object> consenter(OrdererNode node) {
        String tls = node.cryptoDirectory().resolve("tls/server.crt").toString();
        return map(
                "ID", node.id(),
                "Host", node.host(),
                "Port", node.port(),
                "MSPID", node.organisation().mspId(),
                "Identity",
                        node.cryptoDirectory()
                                .resolve("msp/signcerts/" + node.name() + "-cert.pem")
                                .toString(),
                "ClientTLSCert", tls,
                "ServerTLSCert", tls);
    }

    private static Map<String, Object> smartBft(Batch batch) {
        return map(
                "RequestBatchMaxCount",
                batch.maxMessages(),
                "RequestBatchMaxBytes",
                batch.absoluteBytes(),
                "RequestBatchMaxInterval",
                batch.timeoutMillis() + "ms",
                "RequestForwardTimeout",
                "1s",
                "RequestComplainTimeout",
                "10s",
                "RequestAutoRemoveTimeout",
                "3m",
                "RequestPoolSize",
                20_000,
                "IncomingMessageBufferSize",
                1_000,
                "ViewChangeResendInterval",
                "5s",
                "ViewChangeTimeout",
                "10s",
                "LeaderHeartbeatTimeout",
                "20s",
                "LeaderHeartbeatCount",
                10,
                "CollectTimeout",
                "1s",
                "SyncOnStart",
                true,
                "SpeedUpViewChange",
                false);
    }

    private static Map<String, Object> ordererOrganisation(OrdererNode node) {
        String id = node.organisation().mspId();
        return map(
                "Name", id,
                "ID", id,
                "MSPDir", node.organisationDirectory().resolve("msp").toString(),
                "Policies",
                        map(
                                "Readers", signature("OR('" + id + ".member')"),
                                "Writers", signature("OR('" + id + ".member')"),
                                "Admins", signature("OR('" + id + ".admin')")),
                "OrdererEndpoints", List.of(node.address()));
    }

    private static Map<String, Object> application(Topology topology) {
        Map<String, Object> policies = channelPolicies();
        policies.put("LifecycleEndorsement", implicit("MAJORITY Endorsement"));
        policies.put("Endorsement", implicit("MAJORITY Endorsement"));
        return map(
                "Organizations",
                        topology.description().organisations().stream()
                                .map(o -> peerOrganisation(o, topology.peersOf(o)))
                                .toList(),
                "Policies", policies,
                "Capabilities", map("V2_5", true));
    }

    private static Map<String, Object> peerOrganisation(Organisation organisation, List<PeerNode> peers) {
        String id = organisation.mspId();
        PeerNode anchor = peers.get(0);
        return map(
                "Name", id,
                "ID", id,
                "MSPDir", anchor.organisationDirectory().resolve("msp").toString(),
                "Policies",
                        map(
                                "Readers", signature("OR('" + id + ".member')"),
                                "Writers", signature("OR('" + id + ".admin', '" + id + ".client')"),
                                "Admins", signature("OR('" + id + ".admin')"),
                                "Endorsement", signature("OR('" + id + ".peer')")),
                "AnchorPeers", List.of(map("Host", anchor.host(), "Port", anchor.port())));
    }

    private static Map<String, Object> channelPolicies() {
        return map(
                "Readers", implicit("ANY Readers"),
                "Writers", implicit("ANY Writers"),
                "Admins", implicit("MAJORITY Admins"));
    }

    private static Map<String, Object> implicit(String rule) {
        return map("Type", "ImplicitMeta", "Rule", rule);
    }

    private static Map<String, Object> signature(String rule) {
        return map("Type", "Signature", "Rule", rule);
    }
}
