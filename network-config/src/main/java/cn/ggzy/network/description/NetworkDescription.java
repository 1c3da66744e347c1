package cn.ggzy.network.description;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The provincial network: who orders, who endorses, which contracts under which policy, and the limits. */
public record NetworkDescription(
        String format,
        String channel,
        Batch batch,
        Limits limits,
        List<OrdererOrganisation> orderers,
        List<Organisation> organisations,
        List<Namespace> namespaces) {

    private static final String FORMAT = "ggzy-network/1";

    public NetworkDescription {
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("network description: format is not " + FORMAT);
        }
        // 3f + 1: with fewer than four ordering bodies not one of them may fail or lie.
        if (orderers.size() < 4) {
            throw new IllegalArgumentException("network description: Byzantine ordering needs four orderers");
        }
        orderers = List.copyOf(orderers);
        organisations = List.copyOf(organisations);
        namespaces = List.copyOf(namespaces);
    }

    /** The province as it is shipped. */
    public static NetworkDescription provincial() {
        try (InputStream in = Objects.requireNonNull(NetworkDescription.class.getResourceAsStream("/network.json"))) {
            return JsonMapper.shared().readValue(in.readAllBytes(), NetworkDescription.class);
        } catch (IOException e) {
            throw new IllegalStateException("network.json is not readable", e);
        }
    }

    /** A province of one's own. */
    public static NetworkDescription read(Path file) throws IOException {
        return JsonMapper.shared().readValue(Files.readAllBytes(file), NetworkDescription.class);
    }

    /** The same network with one contract more. */
    public NetworkDescription with(Namespace more) {
        List<Namespace> all = new ArrayList<>(namespaces);
        all.add(more);
        return new NetworkDescription(format, channel, batch, limits, orderers, organisations, all);
    }

    /** The same network with other batches. */
    public NetworkDescription with(Batch other) {
        return new NetworkDescription(format, channel, other, limits, orderers, organisations, namespaces);
    }

    /** Contract name → endorsement policy, in the order of the description. */
    public Map<String, String> policies() {
        Map<String, String> policies = new LinkedHashMap<>();
        namespaces.forEach(n -> policies.put(n.name(), n.policy()));
        return policies;
    }
}
