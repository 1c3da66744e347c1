package cn.ggzy.network.generate;

import static cn.ggzy.network.generate.Yaml.map;

import cn.ggzy.network.description.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A peer's `core.yaml`: the keys that differ from Fabric's defaults or must not be left to them. */
final class PeerConfig {

    private final PeerNode node;
    private final List<PeerNode> siblings;
    private final Limits limits;
    private final Layout layout;

    PeerConfig(PeerNode node, Topology topology, Layout layout) {
        this.node = node;
        this.siblings = topology.peersOf(node.organisation());
        this.limits = topology.description().limits();
        this.layout = layout;
    }

    String yaml() {
        return Yaml.write(map(
                "peer", peer(),
                "vm", map("endpoint", ""),
                "chaincode", chaincode(),
                "ledger", ledger(),
                "operations", map("listenAddress", "127.0.0.1:0", "tls", map("enabled", false)),
                "metrics", map("provider", "disabled")));
    }

    private Map<String, Object> peer() {
        return map(
                "id", node.name(),
                "networkId", "ggzy",
                "listenAddress", layout.bind() + ":" + node.port(),
                "address", node.address(),
                "addressAutoDetect", false,
                // Chaincode is dialled, never dials: this listener is required by the program and used by nobody.
                "chaincodeListenAddress", "127.0.0.1:0",
                "localMspId", node.organisation().mspId(),
                "localMspType", "bccsp",
                "mspConfigPath", crypto("msp"),
                "fileSystemPath", layout.data(node.name()).toString(),
                "BCCSP", map("Default", "SW", "SW", map("Hash", "SHA2", "Security", 256)),
                "tls", tls(),
                // A deadline is decided by seconds: the default of fifteen minutes would be worthless.
                "authentication", map("timewindow", limits.timeWindowSeconds() + "s"),
                "gateway",
                        map(
                                "enabled",
                                true,
                                "endorsementTimeout",
                                "30s",
                                "broadcastTimeout",
                                "30s",
                                "dialTimeout",
                                "30s"),
                "limits",
                        map(
                                "concurrency",
                                map(
                                        "endorserService", limits.gatewayConcurrency(),
                                        "deliverService", limits.gatewayConcurrency(),
                                        "gatewayService", limits.gatewayConcurrency())),
                "gossip", gossip(),
                "keepalive",
                        map(
                                "interval", "7200s",
                                "timeout", "20s",
                                "minInterval", "10s",
                                "client", map("interval", "60s", "timeout", "20s"),
                                "deliveryClient", map("interval", "60s", "timeout", "20s")),
                "client", map("connTimeout", "3s"),
                "deliveryclient",
                        map(
                                "policy", "cluster",
                                "reconnectTotalTimeThreshold", "3600s",
                                "connTimeout", "3s",
                                "reConnectBackoffThreshold", "5s",
                                "minimalReconnectInterval", "100ms",
                                "blockCensorshipTimeoutKey", "20s"),
                "handlers", handlers(),
                "discovery",
                        map(
                                "enabled", true,
                                "authCacheEnabled", true,
                                "authCacheMaxSize", 1000,
                                "authCachePurgeRetentionRatio", 0.75,
                                "orgMembersAllowedAccess", false));
    }

    private Map<String, Object> tls() {
        return map(
                "enabled", true,
                "clientAuthRequired", false,
                "cert", map("file", crypto("tls/server.crt")),
                "key", map("file", crypto("tls/server.key")),
                "rootcert", map("file", crypto("tls/ca.crt")));
    }

    /** Blocks come from the orderers to each peer; gossip only tells the gateways which peers there are. */
    private Map<String, Object> gossip() {
        List<String> bootstrap = siblings.stream().map(PeerNode::address).toList();
        return map(
                "bootstrap",
                String.join(" ", bootstrap),
                "endpoint",
                node.address(),
                "externalEndpoint",
                node.address(),
                "useLeaderElection",
                false,
                "orgLeader",
                true,
                "membershipTrackerInterval",
                "5s",
                "publishStateInfoInterval",
                "1s",
                "requestStateInfoInterval",
                "1s",
                "publishCertPeriod",
                "2s",
                "aliveTimeInterval",
                "1s",
                "aliveExpirationTimeout",
                "10s",
                "reconnectInterval",
                "2s",
                "maxConnectionAttempts",
                120,
                "msgExpirationFactor",
                20,
                "pullInterval",
                "2s",
                "state",
                map("enabled", false),
                "pvtData",
                map(
                        "pullRetryThreshold",
                        "10s",
                        "transientstoreMaxBlockRetention",
                        20000,
                        "pushAckTimeout",
                        "3s",
                        "btlPullMargin",
                        10,
                        "reconcileBatchSize",
                        10,
                        "reconcileSleepInterval",
                        "5s",
                        "reconciliationEnabled",
                        true,
                        "implicitCollectionDisseminationPolicy",
                        map("requiredPeerCount", 0, "maxPeerCount", 1)));
    }

    private static Map<String, Object> handlers() {
        return map(
                "authFilters",
                        List.of(
                                map("name", "DefaultAuth"),
                                map("name", "ExpirationCheck"),
                                map("name", "TimeWindowCheck")),
                "decorators", List.of(map("name", "DefaultDecorator")),
                "endorsers", map("escc", map("name", "DefaultEndorsement")),
                "validators", map("vscc", map("name", "DefaultValidation")));
    }

    private Map<String, Object> chaincode() {
        return map(
                "externalBuilders",
                List.of(map(
                        "name", "ccaas_builder",
                        "path", layout.ccaasBuilder().toString(),
                        "propagateEnvironment", List.of("CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG"))),
                "installTimeout",
                "60s",
                "startuptimeout",
                "60s",
                "executetimeout",
                "30s",
                "mode",
                "net",
                "keepalive",
                0,
                "system",
                map("_lifecycle", "enable", "cscc", "enable", "lscc", "enable", "qscc", "enable"),
                "logging",
                map("level", "warning", "shim", "warning"),
                "runtimeParams",
                map(
                        "useWriteBatch",
                        true,
                        "maxSizeWriteBatch",
                        1000,
                        "useGetMultipleKeys",
                        true,
                        "maxSizeGetMultipleKeys",
                        1000));
    }

    private Map<String, Object> ledger() {
        Path snapshots = layout.data(node.name()).resolve("snapshots");
        return map(
                "state", map("stateDatabase", "goleveldb", "totalQueryLimit", 100_000),
                "history", map("enableHistoryDatabase", true),
                "pvtdataStore",
                        map(
                                "collElgProcMaxDbBatchSize", 5000,
                                "collElgProcDbBatchesInterval", 1000,
                                "deprioritizedDataReconcilerInterval", "60m",
                                "purgeInterval", 100),
                "snapshots", map("rootDir", snapshots.toString()));
    }

    private String crypto(String name) {
        return layout.crypto(node.cryptoDirectory().resolve(name)).toString();
    }
}
