package cn.ggzy.network.generate;

import cn.ggzy.network.description.Namespace;
import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.description.Organisation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** The nodes of a described network with their addresses. */
public record Topology(NetworkDescription description, List<OrdererNode> orderers, List<PeerNode> peers) {

    private static final String LOOPBACK = "127.0.0.1";

    /** All programs on this machine, each on a port of its own. */
    public static Topology onThisMachine(NetworkDescription description, IntSupplier ports) {
        List<OrdererNode> orderers = new ArrayList<>();
        for (var organisation : description.orderers()) {
            int port = ports.getAsInt();
            int admin = ports.getAsInt();
            orderers.add(new OrdererNode(orderers.size() + 1, organisation, LOOPBACK, port, admin, port, admin));
        }
        List<PeerNode> peers = new ArrayList<>();
        for (Organisation organisation : description.organisations()) {
            for (int i = 0; i < organisation.peers(); i++) {
                int port = ports.getAsInt();
                Map<String, Integer> chaincode = new LinkedHashMap<>();
                description.namespaces().forEach(n -> chaincode.put(n.name(), ports.getAsInt()));
                peers.add(new PeerNode(i, organisation, LOOPBACK, port, port, LOOPBACK, chaincode));
            }
        }
        return new Topology(description, orderers, peers);
    }

    /** A container for each node: the usual ports inside, ports of this machine's loopback outside. */
    public static Topology inContainers(NetworkDescription description) {
        List<OrdererNode> orderers = new ArrayList<>();
        for (var organisation : description.orderers()) {
            int n = orderers.size();
            String host = "orderer0." + organisation.domain();
            orderers.add(new OrdererNode(n + 1, organisation, host, 7050, 7053, 17050 + 10 * n, 17053 + 10 * n));
        }
        List<PeerNode> peers = new ArrayList<>();
        for (Organisation organisation : description.organisations()) {
            for (int i = 0; i < organisation.peers(); i++) {
                String host = "peer" + i + "." + organisation.domain();
                Map<String, Integer> chaincode = new LinkedHashMap<>();
                for (Namespace namespace : description.namespaces()) {
                    chaincode.put(namespace.name(), 9001 + chaincode.size());
                }
                String service = "service" + i + ".chaincode." + organisation.domain();
                peers.add(new PeerNode(i, organisation, host, 7051, 18051 + 10 * peers.size(), service, chaincode));
            }
        }
        return new Topology(description, orderers, peers);
    }

    /** The peers of one organisation, its gateway first. */
    public List<PeerNode> peersOf(Organisation organisation) {
        return peers.stream().filter(p -> p.organisation().equals(organisation)).toList();
    }

    /** The first peer of each organisation: it administers and is its gateway. */
    public List<PeerNode> firstPeers() {
        return peers.stream().filter(p -> p.index() == 0).toList();
    }
}
