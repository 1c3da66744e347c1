package cn.ggzy.ca.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers of every kind, asked over real connections. */
class HttpSourceTest {
    private static final byte[] OCTETS = "list".getBytes(StandardCharsets.UTF_8);
    private static final Limits SMALL = new Limits(1_000, 500, 200, Duration.ofSeconds(20), 3);

    private final Station station = new Station();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        station.close();
    }

    @Test
    void answersComeFromTheAddressThatWasCheckedThoughNoNameServerKnowsIt() {
        station.serve("/a.crl", OCTETS);

        Fetched fetched = station.source(SMALL).list(station.at("/a.crl"));

        assertThat(fetched.octets()).isEqualTo(OCTETS);
        assertThat(fetched.serverTime()).isPresent();
    }

    @Test
    void aQuestionIsPosted() {
        station.answer("/ocsp", question -> question);

        assertThat(station.source(SMALL).answer(station.at("/ocsp"), OCTETS).octets())
                .isEqualTo(OCTETS);
    }

    @Test
    void theHostIsNamedToTheServer() {
        station.handle("/host", exchange -> {
            byte[] host = exchange.getRequestHeaders().getFirst("Host").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, host.length);
            exchange.getResponseBody().write(host);
            exchange.close();
        });

        assertThat(station.source(SMALL).list(station.at("/host")).octets())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(station.at("/host").getAuthority());
    }

    @Test
    void aServerThatSaysNothingIsLeft() {
        station.handle("/silent", exchange -> await());

        assertThat(trouble(station.source(SMALL.within(Duration.ofMillis(200))), "/silent"))
                .isEqualTo(Trouble.TIMEOUT);
    }

    @Test
    void aServerThatDripsIsLeftToo() {
        station.handle("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write(1);
            body.flush();
            await();
        });

        assertThat(trouble(station.source(SMALL.within(Duration.ofMillis(200))), "/drip"))
                .isEqualTo(Trouble.TIMEOUT);
    }

    @Test
    void whatIsTooLargeIsNotTakenToTheEndWhetherItSaysSoOrNot() {
        station.serve("/said", new byte[1_001]).serve("/fits", new byte[1_000]).handle("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (over.getCount() > 0) {
                    body.write(new byte[4_096]);
                }
            }
        });
        HttpSource source = station.source(SMALL);

        assertThat(source.list(station.at("/fits")).octets()).hasSize(1_000);
        assertThat(trouble(source, "/said")).isEqualTo(Trouble.TOO_LARGE);
        assertThat(trouble(source, "/endless")).isEqualTo(Trouble.TOO_LARGE);
        assertThat(catchThrowableOfType(NoAnswer.class, () -> source.certificate(station.at("/fits")))
                        .trouble())
                .as("a certificate is smaller than a list")
                .isEqualTo(Trouble.TOO_LARGE);
    }

    @Test
    void redirectionsAreFollowedAFewTimes() {
        station.serve("/a.crl", OCTETS)
                .redirect("/1", "/2")
                .redirect("/2", station.at("/3").toString())
                .redirect("/3", "/a.crl")
                .redirect("/0", "/1")
                .redirect("/loop", "/loop");
        HttpSource source = station.source(SMALL);

        assertThat(source.list(station.at("/1")).octets()).isEqualTo(OCTETS);
        assertThat(trouble(source, "/0")).isEqualTo(Trouble.REDIRECTED_TOO_OFTEN);
        assertThat(trouble(source, "/loop")).isEqualTo(Trouble.REDIRECTED_TOO_OFTEN);
        assertThat(station.asked("/loop")).isEqualTo(4);
    }

    @Test
    void aRedirectionLeadsNobodyInside() {
        Station inside = new Station();
        inside.serve("/secret", OCTETS);
        station.redirect("/in", inside.at("/secret").toString())
                .redirect("/file", "file:///etc/passwd")
                .redirect("/bad", "http://[")
                .redirect("/meta", "http://169.254.169.254/");
        HttpSource source = station.source(SMALL);

        for (String path : new String[] {"/in", "/file", "/meta"}) {
            assertThat(trouble(source, path)).as(path).isEqualTo(Trouble.ADDRESS_REFUSED);
        }
        assertThat(trouble(source, "/bad")).isEqualTo(Trouble.STATUS);
        assertThat(inside.asked("/secret")).isZero();
        inside.close();
    }

    @Test
    void anErrorIsNoAnswer() {
        station.fail("/gone", 404).fail("/broken", 500).fail("/empty", 204).fail("/nowhere", 302);
        HttpSource source = station.source(SMALL);

        for (String path : new String[] {"/gone", "/broken", "/empty", "/nowhere"}) {
            assertThat(trouble(source, path)).as(path).isEqualTo(Trouble.STATUS);
        }
    }

    @Test
    void whoDoesNotListenIsUnreachable() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        URI address = URI.create("http://ca.example:" + port + "/");
        HttpSource source = new HttpSource(new AddressFilter(Set.of(address), Station::here), SMALL);

        assertThat(catchThrowableOfType(NoAnswer.class, () -> source.list(address))
                        .trouble())
                .isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void nobodyIsAskedWhomTheFilterRefuses() {
        station.serve("/a.crl", OCTETS);
        HttpSource source = new HttpSource(new AddressFilter(Set.of(), Station::here), SMALL);

        assertThat(trouble(source, "/a.crl")).isEqualTo(Trouble.ADDRESS_REFUSED);
        assertThat(station.asked("/a.crl")).isZero();
    }

    private Trouble trouble(HttpSource source, String path) {
        return catchThrowableOfType(NoAnswer.class, () -> source.list(station.at(path)))
                .trouble();
    }

    private void await() {
        try {
            if (!over.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the test did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
