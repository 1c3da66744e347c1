package cn.ggzy.ca.timestamp.http;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.timestamp.TimeStampAnswers;
import cn.ggzy.ca.timestamp.TimeStampRequest;
import cn.ggzy.ca.timestamp.TimeStampToken;
import cn.ggzy.ca.timestamp.TimeStamper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks an authority as RFC 3161 section 3.4 says. One deadline holds for the whole exchange, the answer's body included; no redirect
 * is followed and no more is read than a token may have.
 */
public final class HttpTimeStamper implements TimeStamper {
    private static final int MAX_ANSWER = 256 * 1024;
    private static final int OK = 200;
    private static final String QUERY = "application/timestamp-query";
    private static final String REPLY = "application/timestamp-reply";

    private final String name;
    private final URI address;
    private final Duration limit;
    private final HttpClient client;

    public HttpTimeStamper(String name, URI address, Duration limit) {
        if (address.getScheme() == null
                || !Set.of("http", "https").contains(address.getScheme().toLowerCase(Locale.ROOT))) {
            throw new Refusal("timestamp.unavailable", "not an http address: " + address);
        }
        this.name = name;
        this.address = address;
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                .connectTimeout(limit)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TimeStampToken stamp(TimeStampRequest request) {
        return TimeStampAnswers.token(exchange(request.encoded()), request);
    }

    private byte[] exchange(byte[] body) {
        HttpRequest query = HttpRequest.newBuilder(address)
                .timeout(limit)
                .header("Content-Type", QUERY)
                .header("Accept", REPLY)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<byte[]> answer =
                client.sendAsync(query, BodyHandlers.ofInputStream()).thenApplyAsync(this::body);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : unavailable("no answer", e);
        } catch (TimeoutException e) {
            throw unavailable("no answer within " + limit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private byte[] body(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            if (response.statusCode() != OK || !type.toLowerCase(Locale.ROOT).startsWith(REPLY)) {
                throw new Refusal("timestamp.unavailable", name + " answers " + response.statusCode() + " " + type);
            }
            byte[] read = in.readNBytes(MAX_ANSWER + 1);
            if (read.length > MAX_ANSWER) {
                throw new Refusal("timestamp.malformed", "an answer of over " + MAX_ANSWER + " octets");
            }
            return read;
        } catch (IOException e) {
            throw unavailable("an answer that breaks off", e);
        }
    }

    private Refusal unavailable(String why, Exception cause) {
        return new Refusal("timestamp.unavailable", name + ": " + why, cause);
    }
}
