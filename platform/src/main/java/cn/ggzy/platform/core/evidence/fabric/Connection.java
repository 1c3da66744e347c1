package cn.ggzy.platform.core.evidence.fabric;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the network's start wrote down for its clients ({@code connection.json}, format ggzy-connection/1). */
record Connection(
        String format,
        String kind,
        String channel,
        @Nullable String fabric,
        String mspId,
        List<Peer> gateways,
        Client client,
        List<Organisation> organisations,
        Map<String, String> policies) {
    static final String FORMAT = "ggzy-connection/1";

    /** A peer's gateway; without {@code tlsRoots} it is plain loopback. */
    record Peer(
            String mspId,
            String address,
            @Nullable String authority,
            @Nullable String tlsRoots) {}

    /** The platform's own identity on the chain: it carries, it never signs for a person. */
    record Client(String mspId, String certificate, String key) {}

    /** An organisation and the roots its members' certificates lead to. */
    record Organisation(
            String mspId,
            @Nullable String name,
            List<String> roots,
            @Nullable List<String> intermediates) {}

    Connection {
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("connection file has format " + format + ", not " + FORMAT);
        }
        gateways = List.copyOf(gateways);
        organisations = List.copyOf(organisations);
        policies = Map.copyOf(policies);
    }

    static Connection read(Path file) {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(file.toFile(), Connection.class);
    }

    boolean simulator() {
        return !"real".equals(kind);
    }
}
