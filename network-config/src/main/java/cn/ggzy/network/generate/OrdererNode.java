package cn.ggzy.network.generate;

import cn.ggzy.network.description.OrdererOrganisation;
import java.nio.file.Path;

/** An ordering node and where it is reached: by its fellows at `host:port`, by its administrator on this machine at the two others. */
public record OrdererNode(
        int id,
        OrdererOrganisation organisation,
        String host,
        int port,
        int adminPort,
        int publishedPort,
        int publishedAdminPort) {

    private static final String NAME = "orderer0";

    /** The node's full name, also in its certificate. */
    public String name() {
        return NAME + "." + organisation.domain();
    }

    /** Where cryptogen puts the organisation's material. */
    public Path organisationDirectory() {
        return Path.of("crypto", "ordererOrganizations", organisation.domain());
    }

    /** Where cryptogen puts the node's material. */
    public Path cryptoDirectory() {
        return organisationDirectory().resolve("orderers").resolve(name());
    }

    /** What the other nodes dial. */
    public String address() {
        return host + ":" + port;
    }
}
