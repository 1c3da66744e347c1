package cn.ggzy.platform.core.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.platform.core.evidence.tlog.NoteKeyFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WitnessMainTests {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void listensWhereItIsToldAndPinsTheLogsKey() throws Exception {
        NoteKeyFiles.openOrCreate(folder, "log", "test.province/log", KeyType.ED25519);
        int port = freePort();

        int code = new CommandLine(new WitnessMain())
                .execute(
                        "--home", folder.resolve("home").toString(),
                        "--name", "test/witness",
                        "--log", folder.resolve("log.vkey").toString(),
                        "--listen", "127.0.0.2",
                        "--port", Integer.toString(port));

        assertThat(code).isZero();
        assertThat(page("http://127.0.0.2:" + port + "/vkey"))
                .isEqualTo(Files.readString(folder.resolve("home/witness.vkey")));
        assertThat(Files.readString(folder.resolve("home/log.vkey")))
                .isEqualToIgnoringNewLines(Files.readString(folder.resolve("log.vkey")));
    }

    private static String page(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            return socket.getLocalPort();
        }
    }
}
