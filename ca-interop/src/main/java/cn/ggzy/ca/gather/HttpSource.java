package cn.ggzy.ca.gather;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks over http and https, with every address checked before it is asked, redirections included, and a limit on size and time. */
public final class HttpSource implements CrlSource, OcspSource, AiaSource {
    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);

    private final AddressFilter filter;
    private final Limits limits;
    private final Pins pins = new Pins();
    private final HttpClient client;

    public HttpSource(AddressFilter filter, Limits limits) {
        this.filter = filter;
        this.limits = limits;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.time())
                .proxy(pins)
                .build();
    }

    @Override
    public Fetched list(URI address) {
        return exchange(address, get(), limits.list());
    }

    @Override
    public Fetched certificate(URI address) {
        return exchange(address, get(), limits.certificate());
    }

    @Override
    public Fetched answer(URI address, byte[] request) {
        return exchange(
                address,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/ocsp-request")
                        .header("Accept", "application/ocsp-response")
                        .POST(BodyPublishers.ofByteArray(request)),
                limits.answer());
    }

    private static HttpRequest.Builder get() {
        return HttpRequest.newBuilder().GET();
    }

    private Fetched exchange(URI address, HttpRequest.Builder request, int size) {
        long end = System.nanoTime() + limits.time().toNanos();
        URI next = address;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            HttpResponse<byte[]> response = send(next, request, size, end);
            if (!REDIRECTIONS.contains(response.statusCode())) {
                return fetched(response);
            }
            next = target(next, response);
        }
        throw new NoAnswer(Trouble.REDIRECTED_TOO_OFTEN, "more than " + limits.redirects() + " times, last to " + next);
    }

    private HttpResponse<byte[]> send(URI address, HttpRequest.Builder request, int size, long end) {
        pins.pin(address, filter.admit(address));
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw late();
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request.copy().uri(address).build(), unused -> new BoundedBody(size));
        try {
            return exchange.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(Trouble.UNREACHABLE, "interrupted", e);
        } catch (ExecutionException e) {
            throw trouble(address, e);
        } finally {
            exchange.cancel(true);
        }
    }

    private NoAnswer late() {
        return new NoAnswer(Trouble.TIMEOUT, "not within " + limits.time());
    }

    private static NoAnswer trouble(URI address, ExecutionException failure) {
        for (Throwable one = failure.getCause(); one != null; one = one.getCause()) {
            if (one instanceof NoAnswer known) {
                return known;
            }
        }
        return new NoAnswer(Trouble.UNREACHABLE, address.getHost() + ": " + failure.getMessage(), failure);
    }

    private static URI target(URI from, HttpResponse<byte[]> response) {
        String location = response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new NoAnswer(Trouble.STATUS, response.statusCode() + " without a location"));
        try {
            URI target = from.resolve(location);
            if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(target.getScheme())) {
                throw new NoAnswer(Trouble.ADDRESS_REFUSED, "redirected from https to " + target);
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw new NoAnswer(Trouble.STATUS, "redirected to no address", e);
        }
    }

    private static Fetched fetched(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new NoAnswer(Trouble.STATUS, "status " + response.statusCode());
        }
        return new Fetched(
                response.body(), response.headers().firstValue("Date").flatMap(HttpSource::instant));
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
