package cn.ggzy.client.demo;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the demo is told: the platform, the input, a folder to work in, and, in practice only, how a dishonest operator reaches behind the
 * platform.
 */
record Settings(
        URI url,
        Path folder,
        Path work,
        Path verifier,
        Path export,
        boolean small,
        int bidSeconds,
        Optional<Insider> insider) {

    /** What only the operator of a machine knows: where sealed bids lie, and the database. */
    record Insider(Path uploads, String jdbcUrl, String user, String password, Path connection, Optional<Path> trust) {
        static Insider read(Path setting) throws IOException {
            Members members = CanonicalJson.parse(Files.readAllBytes(setting)).members();
            return new Insider(
                    Path.of(members.text("uploads")),
                    members.text("jdbcUrl"),
                    members.text("dbUser"),
                    members.text("dbPassword"),
                    Path.of(members.text("connection")),
                    members.has("trust") ? Optional.of(Path.of(members.text("trust"))) : Optional.empty());
        }
    }
}
