package cn.ggzy.network.generate;

import static cn.ggzy.network.generate.Yaml.map;

import cn.ggzy.network.description.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What cryptogen is asked for: practice keys; a province in operation brings the certificates of its own authorities. */
final class CryptoConfig {

    private static final List<String> LOCAL = List.of("127.0.0.1", "localhost");

    private CryptoConfig() {}

    static String of(Topology topology) {
        List<Object> peers = new ArrayList<>();
        for (Organisation organisation : topology.description().organisations()) {
            List<PeerNode> nodes = topology.peersOf(organisation);
            peers.add(organisation(organisation.mspId(), organisation.domain(), hosts("peer", nodes), 1));
            List<Object> ends = new ArrayList<>(hosts("service", nodes));
            ends.addAll(hosts("caller", nodes));
            peers.add(organisation(organisation.mspId() + "Chaincode", "chaincode." + organisation.domain(), ends, 0));
        }
        List<Object> orderers = new ArrayList<>();
        for (OrdererNode node : topology.orderers()) {
            String domain = node.organisation().domain();
            orderers.add(organisation(node.organisation().mspId(), domain, List.of(host("orderer0")), 0));
        }
        return Yaml.write(map("OrdererOrgs", orderers, "PeerOrgs", peers));
    }

    private static Map<String, Object> organisation(String name, String domain, List<Object> hosts, int users) {
        return map("Name", name, "Domain", domain, "EnableNodeOUs", true, "Specs", hosts, "Users", map("Count", users));
    }

    private static List<Object> hosts(String role, List<PeerNode> nodes) {
        return nodes.stream().<Object>map(n -> host(role + n.index())).toList();
    }

    private static Map<String, Object> host(String name) {
        return map("Hostname", name, "SANS", LOCAL);
    }
}
