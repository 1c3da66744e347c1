package cn.ggzy.client.bid;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.client.act.Acts;
import cn.ggzy.client.api.Api;
import cn.ggzy.client.key.KeyFile;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A platform that does not know yet what became of a bid: it knows no such bid either, until the same envelope comes again. */
class PendingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T01:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path work;

    private final List<String> envelopes = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean posted = exchange.getRequestMethod().equals("POST");
            if (posted) {
                envelopes.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            boolean known = envelopes.size() > 1;
            String answer = !posted
                    ? "{\"code\":\"bid.unknown\"}"
                    : known ? "{\"receivedAt\":\"2026-03-01T01:00:00Z\"}" : "{\"state\":\"PENDING\"}";
            byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(!posted ? 404 : known ? 201 : 202, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void getsItsReceiptByTheSameEnvelopeAgain() {
        KeyFile key = new KeyFile(PracticeProvince.openOrCreate(work, CLOCK).player("bidder-1"));
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        BidDesk desk = new BidDesk(new Api(url, CLOCK), new Acts(CLOCK, new SecureRandom()), key);
        Stub signed = new Stub(CanonicalJson.of(Map.of(
                "format", Stub.FORMAT,
                "tender", "T1",
                "lot", "1",
                "ticket", "00".repeat(16),
                "salt", "11".repeat(16),
                "submission", Map.of(),
                "act", Map.of())));

        JsonNode receipt = desk.submit(signed);

        assertThat(receipt.has("receivedAt")).isTrue();
        assertThat(envelopes).hasSize(2).allMatch(envelopes.get(0)::equals);
    }
}
