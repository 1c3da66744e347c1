package cn.ggzy.network.generate;

import cn.ggzy.network.description.Organisation;
import java.nio.file.Path;
import java.util.Map;

/** A peer, where it is reached, and where its own chaincode process listens, one port for each contract. */
public record PeerNode(
        int index,
        Organisation organisation,
        String host,
        int port,
        int publishedPort,
        String chaincodeHost,
        Map<String, Integer> chaincodePorts) {

    /** The peer's full name, also in its certificate. */
    public String name() {
        return "peer" + index + "." + organisation.domain();
    }

    /** Where cryptogen puts the organisation's material. */
    public Path organisationDirectory() {
        return Path.of("crypto", "peerOrganizations", organisation.domain());
    }

    /** Where cryptogen puts the peer's material. */
    public Path cryptoDirectory() {
        return organisationDirectory().resolve("peers").resolve(name());
    }

    /** The identity of a named user of the organisation, for example Admin or User1. */
    public Path userDirectory(String user) {
        return organisationDirectory().resolve("users").resolve(user + "@" + organisation.domain());
    }

    /** Keys of a circle of its own that no membership provider of the channel knows: they open the chaincode port and nothing else. */
    public Path chaincodeCrypto(String role) {
        String domain = chaincodeDomain();
        return Path.of("crypto", "peerOrganizations", domain, "peers", role + index + "." + domain, "tls");
    }

    String chaincodeDomain() {
        return "chaincode." + organisation.domain();
    }

    /** What other nodes dial. */
    public String address() {
        return host + ":" + port;
    }
}
