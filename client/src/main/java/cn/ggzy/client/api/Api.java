package cn.ggzy.client.api;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.client.act.Acts;
import cn.ggzy.client.key.SigningKey;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's session with the platform. */
public final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI server;
    private final URI base;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @param server such as `http://127.0.0.1:8080` */
    public Api(URI server, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.base = server.resolve("/api/v1/");
    }

    /** Signs in by signing the challenge's text, if it is one for this server and of this time. */
    public JsonNode login(SigningKey key) {
        JsonNode challenge = post("login/challenges", CanonicalJson.of(Map.of()));
        String id = challenge.path("challenge").asString("");
        LoginText text = new LoginText(challenge.path("text").asString(""));
        CanonicalJson signature = Acts.signature(key, text.octets(server, id, clock.instant()));
        return post("login", CanonicalJson.of(Map.of("challenge", id, "signature", signature)));
    }

    public JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    /** The octets as they are, for proofs, transcripts and tiles. */
    public byte[] bytes(String path) {
        return send(request(path).GET()).body();
    }

    public JsonNode post(String path, CanonicalJson body) {
        return json(send(json("POST", path, body)));
    }

    public JsonNode put(String path, CanonicalJson body) {
        return json(send(json("PUT", path, body)));
    }

    public void putBytes(String path, byte[] body) {
        send(raw("PUT", path, BodyPublishers.ofByteArray(body)));
    }

    /** Puts a document into the document room. */
    public JsonNode document(Path file) throws IOException {
        String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
        HttpRequest.Builder request = raw("POST", "documents", BodyPublishers.ofFile(file))
                .header("X-File-Name", "UTF-8''" + name.replace("+", "%20"));
        return json(send(request));
    }

    private HttpRequest.Builder json(String method, String path, CanonicalJson body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body.bytes()));
    }

    private HttpRequest.Builder raw(String method, String path, BodyPublisher body) {
        return request(path).header("Content-Type", "application/octet-stream").method(method, body);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json, */*;q=0.1")
                .header("X-Requested-With", "ggzy");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 400) throw problem(response);
            return response;
        } catch (IOException broken) {
            throw new Unreachable(request.method() + " " + request.uri() + ": " + broken, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted", stopped);
        }
    }

    private static Problem problem(HttpResponse<byte[]> response) {
        Optional<JsonNode> body = parse(response.body());
        String code = body.map(json -> json.path("code").asString("")).orElse("");
        String detail = body.map(json -> json.path("detail").asString("")).orElse("");
        String args = body.map(json -> json.path("args").toString()).orElse("");
        return new Problem(
                response.statusCode(),
                code.isEmpty() ? "http." + response.statusCode() : code,
                detail + " " + args + " " + response.request().method() + " "
                        + response.request().uri().getPath());
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        return parse(response.body()).orElseGet(JSON::createObjectNode);
    }

    private static Optional<JsonNode> parse(byte[] body) {
        try {
            return body.length == 0 ? Optional.empty() : Optional.of(JSON.readTree(body));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
