package cn.ggzy.ca.timestamp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.LocalTimeStamper;
import cn.ggzy.ca.timestamp.StampWorld;
import cn.ggzy.ca.timestamp.TimeStampExpectation;
import cn.ggzy.ca.timestamp.TimeStampRequest;
import cn.ggzy.ca.timestamp.TimeStampVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTimeStamperTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final StampWorld world = new StampWorld();
    private final LocalTimeStamper authority =
            world.stamper("tsa", KeyFamily.SM2, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    private final TimeStampRequest request =
            TimeStampRequest.fresh(Imprint.of(ImprintDigest.SM3, new byte[] {1}), new SecureRandom());
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(java.util.concurrent.Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void bringsATokenThatVerifies() {
        answering(200, "application/timestamp-reply", UnaryOperator.identity());

        assertThat(TimeStampVerifier.verify(
                                stamper(LIMIT).stamp(request),
                                TimeStampExpectation.answering(request),
                                world.trust(),
                                world.clock.instant())
                        .valid())
                .isTrue();
    }

    @Test
    void refusesWhatIsNoAnswer() {
        answering(500, "application/timestamp-reply", UnaryOperator.identity());
        refused("timestamp.unavailable", LIMIT);
        answering(302, "application/timestamp-reply", UnaryOperator.identity());
        refused("timestamp.unavailable", LIMIT);
        answering(200, "text/html", UnaryOperator.identity());
        refused("timestamp.unavailable", LIMIT);
        answering(200, "application/timestamp-reply", octets -> new byte[300 * 1024]);
        refused("timestamp.malformed", LIMIT);
        answering(200, "application/timestamp-reply", octets -> java.util.Arrays.copyOf(octets, octets.length - 1));
        refused("timestamp.malformed", LIMIT);
    }

    @Test
    void refusesTheAnswerToAnotherRequest() {
        byte[] other = authority.answer(
                TimeStampRequest.fresh(Imprint.of(ImprintDigest.SM3, new byte[] {1}), new SecureRandom())
                        .encoded());
        answering(200, "application/timestamp-reply", octets -> other);
        refused("timestamp.wrong-answer", LIMIT);
    }

    @Test
    void givesUpOnAnAuthorityThatTricklesItsAnswer() {
        handle(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(0x30);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        refused("timestamp.unavailable", Duration.ofMillis(300));
    }

    @Test
    void goesToNothingButHttp() {
        assertThatThrownBy(() -> new HttpTimeStamper("file", URI.create("file:///etc/passwd"), LIMIT))
                .isInstanceOf(Refusal.class);
    }

    private void answering(int status, String type, UnaryOperator<byte[]> change) {
        handle(exchange -> {
            byte[] body =
                    change.apply(authority.answer(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** What a server does with one request. */
    private interface Handling {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void handle(Handling handling) {
        try {
            server.removeContext("/");
        } catch (IllegalArgumentException e) {
            assertThat(e).as("the first time there is none").isNotNull();
        }
        server.createContext("/", handling::handle);
    }

    private HttpTimeStamper stamper(Duration limit) {
        return new HttpTimeStamper(
                "tsa", URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), limit);
    }

    private void refused(String code, Duration limit) {
        assertThatThrownBy(() -> stamper(limit).stamp(request))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
