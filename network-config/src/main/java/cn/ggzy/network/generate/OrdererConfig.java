package cn.ggzy.network.generate;

import static cn.ggzy.network.generate.Yaml.map;

import java.nio.file.Path;
import java.util.List;

/** An ordering node's `orderer.yaml`; administration asks for the certificate of the organisation's own administrator. */
final class OrdererConfig {

    private final OrdererNode node;
    private final Layout layout;

    OrdererConfig(OrdererNode node, Layout layout) {
        this.node = node;
        this.layout = layout;
    }

    String yaml() {
        Path data = layout.data(node.name());
        return Yaml.write(map(
                "General",
                        map(
                                "ListenAddress", layout.bind(),
                                "ListenPort", node.port(),
                                "TLS", tls(false),
                                "Keepalive",
                                        map(
                                                "ServerMinInterval", "10s",
                                                "ServerInterval", "7200s",
                                                "ServerTimeout", "20s"),
                                "Cluster", map("SendBufferSize", 100),
                                "LocalMSPDir", crypto("msp"),
                                "LocalMSPID", node.organisation().mspId(),
                                "BCCSP", map("Default", "SW", "SW", map("Hash", "SHA2", "Security", 256)),
                                "Authentication", map("TimeWindow", "60s"),
                                "MaxRecvMsgSize", 104_857_600,
                                "MaxSendMsgSize", 104_857_600),
                "FileLedger", map("Location", data.toString()),
                "Operations", map("ListenAddress", "127.0.0.1:0", "TLS", map("Enabled", false)),
                "Metrics", map("Provider", "disabled"),
                "Admin", map("ListenAddress", layout.bind() + ":" + node.adminPort(), "TLS", tls(true)),
                "ChannelParticipation", map("Enabled", true, "MaxRequestBodySize", 1_048_576),
                "Consensus",
                        map(
                                "WALDir",
                                data.resolve("wal").toString(),
                                "SnapDir",
                                data.resolve("snap").toString())));
    }

    private Object tls(boolean client) {
        String root = crypto("tls/ca.crt");
        return map(
                "Enabled", true,
                "PrivateKey", crypto("tls/server.key"),
                "Certificate", crypto("tls/server.crt"),
                "RootCAs", List.of(root),
                "ClientAuthRequired", client,
                "ClientRootCAs", List.of(root));
    }

    private String crypto(String name) {
        return layout.crypto(node.cryptoDirectory().resolve(name)).toString();
    }
}
