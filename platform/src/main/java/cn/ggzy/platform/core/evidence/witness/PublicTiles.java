package cn.ggzy.platform.core.evidence.witness;

import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.chain.tlog.TilePath;
import cn.ggzy.chain.tlog.TileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The log as it shows itself to everybody: its checkpoint, and beside it its tiles (C2SP tlog-tiles). */
final class PublicTiles {
    private static final int OK = 200;

    private final URI checkpoint;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    PublicTiles(URI checkpoint) {
        this.checkpoint = checkpoint;
    }

    SignedNote checkpoint() {
        return SignedNote.parse(new String(get(checkpoint), StandardCharsets.UTF_8));
    }

    TileTree tree(long size) {
        return new TileTree(this::tile, size);
    }

    /** The tile itself, else the full one, which begins with the same hashes: a log that grew may drop partial tiles. */
    private byte[] tile(TilePath path) {
        try {
            return get(checkpoint.resolve(path.path()));
        } catch (UncheckedIOException e) {
            if (path.isFull()) {
                throw e;
            }
            return get(checkpoint.resolve(new TilePath(path.level(), path.index(), TilePath.WIDTH).path()));
        }
    }

    private byte[] get(URI file) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(file).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new IOException(file + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
