package cn.ggzy.network.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The contents of `connection.json`: where the gateways are, who the client is, whom to trust, which policy each contract has. */
public record Connection(
        String format,
        Kind kind,
        String channel,
        String fabric,
        String mspId,
        Client client,
        List<Gateway> gateways,
        Map<String, Client> clients,
        List<Member> organisations,
        Map<String, String> policies) {

    /** The version of the file's form. */
    public static final String FORMAT = "ggzy-connection/1";

    /** A simulator says that it is one. */
    public enum Kind {
        real,
        embedded
    }

    /** A peer's gateway service; without roots the connection is in clear, on the loopback of this machine. */
    public record Gateway(
            String mspId,
            String address,
            String authority,
            @Nullable String tlsRoots) {}

    /** A client identity: certificate and PKCS#8 key, both PEM files. */
    public record Client(String mspId, String certificate, String key) {}

    /** An organisation of the channel with its root certificates in PEM. */
    public record Member(String mspId, String name, List<String> roots) {}

    /** Reads the file. */
    public static Connection read(Path file) throws IOException {
        return JsonMapper.shared().readValue(Files.readAllBytes(file), Connection.class);
    }

    /** Writes the file in one step: a reader sees the old one or the new one. */
    public void write(Path file) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "connection", ".json");
        String text =
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this);
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The gateway of one organisation. */
    public Optional<Gateway> gatewayOf(String organisation) {
        return gateways.stream().filter(g -> g.mspId().equals(organisation)).findFirst();
    }
}
