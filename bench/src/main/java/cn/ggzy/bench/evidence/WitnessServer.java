package cn.ggzy.bench.evidence;

import cn.ggzy.platform.core.evidence.witness.WitnessMain;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** One supervising organisation's witness, the program as it is shipped, in this process; it ends with it. */
record WitnessServer(String url, String key) {
    static WitnessServer start(Path home, String name, Path logKey) throws IOException {
        int port = freePort();
        int code = new CommandLine(new WitnessMain())
                .execute("--home", home.toString(), "--name", name, "--log", logKey.toString(), "--port", "" + port);
        if (code != 0) {
            throw new IOException("the witness " + name + " does not start");
        }
        String url = "http://127.0.0.1:" + port;
        return new WitnessServer(url, get(url + "/vkey").strip());
    }

    Map<String, Object> entry() {
        return Map.of("url", url, "vkey", key);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String get(String url) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
