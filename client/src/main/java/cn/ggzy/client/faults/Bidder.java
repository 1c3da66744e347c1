package cn.ggzy.client.faults;

import cn.ggzy.client.act.Acts;
import cn.ggzy.client.api.Api;
import cn.ggzy.client.api.Problem;
import cn.ggzy.client.bid.BidDesk;
import cn.ggzy.client.bid.Sealing;
import cn.ggzy.client.bid.Stub;
import cn.ggzy.client.bid.Upload;
import cn.ggzy.client.key.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One bidder who hands in one small bid after the other and signs in again when his session is gone. */
final class Bidder {
    private final URI url;
    private final KeyFile key;
    private final Acts acts;
    private final Ticking ticking;
    private final Path work;
    private Api api;

    Bidder(URI url, String file, Acts acts, Ticking ticking, Path work) {
        this.url = url;
        this.acts = acts;
        this.ticking = ticking;
        this.work = work;
        this.api = new Api(url, acts.clock());
        this.key = ticking.until(() -> KeyFile.parse(
                new String(new Api(url, acts.clock()).bytes("practice/keys/" + file), StandardCharsets.UTF_8)));
    }

    /** Seals, uploads and submits; the same signed stub is offered until there is a receipt. */
    Receipt bid(String tender, String lot, int number) throws IOException {
        Path file = work.resolve("bid-" + number + ".txt");
        Files.writeString(file, "bid " + number);
        Path sealed = work.resolve("bid-" + number + ".sealed");
        Stub stub = new Sealing(new SecureRandom())
                .seal(
                        new Sealing.Request(tender, lot, file, Map.of("price", "9100000000", "duration", "180")),
                        key,
                        sealed);
        JsonNode stored = ticking.until(() -> signedIn(() -> upload(stub, sealed)));
        Stub signed = desk().signed(stub, stored);
        JsonNode receipt = ticking.until(() -> signedIn(() -> desk().submit(signed)));
        return new Receipt(
                signed,
                receipt.path("txId").asString(""),
                receipt.path("receivedAt").asString(""));
    }

    /** The receipt as the system gives it now. */
    JsonNode again(Receipt receipt) {
        return ticking.until(() -> signedIn(() -> desk().receipt(receipt.stub())));
    }

    private BidDesk desk() {
        return new BidDesk(api, acts, key);
    }

    private JsonNode upload(Stub stub, Path sealed) {
        try {
            return new Upload(api, 1).send(stub, sealed, (sent, size) -> {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private JsonNode signedIn(java.util.function.Supplier<JsonNode> call) {
        try {
            return call.get();
        } catch (Problem problem) {
            if (problem.status() != 401) throw problem;
            api = new Api(url, acts.clock());
            api.login(key);
            return call.get();
        }
    }
}
