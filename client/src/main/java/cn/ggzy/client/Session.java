package cn.ggzy.client;

import cn.ggzy.client.act.Acts;
import cn.ggzy.client.api.Api;
import cn.ggzy.client.bid.BidDesk;
import cn.ggzy.client.key.KeyFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Option;

/** The options of every command that talks to the platform, and the session they open. */
final class Session {
    @Option(names = "--url", defaultValue = "http://127.0.0.1:8080", description = "The platform (${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--key", required = true, description = "The key file.")
    private Path key = Path.of("");

    KeyFile key() throws IOException {
        return KeyFile.read(key);
    }

    Acts acts() {
        return new Acts(ClientMain.clock(), new SecureRandom());
    }

    Api signedIn() throws IOException {
        Api api = new Api(url, ClientMain.clock());
        api.login(key());
        return api;
    }

    BidDesk desk(Api api) throws IOException {
        return new BidDesk(api, acts(), key());
    }
}
