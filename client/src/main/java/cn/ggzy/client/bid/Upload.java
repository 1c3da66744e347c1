package cn.ggzy.client.bid;

import cn.ggzy.ca.sealed.PieceHasher;
import cn.ggzy.ca.sealed.Pieces;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.client.api.Api;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Uploads a sealed file piece by piece, in parallel; asked again, it sends only what is missing. */
public final class Upload {
    private final Api api;
    private final int parallel;

    public Upload(Api api, int parallel) {
        this.api = api;
        this.parallel = parallel;
    }

    /** Hears how far the upload is. */
    @FunctionalInterface
    public interface Progress {
        void reached(long sent, long size);
    }

    /** The store's signed statement that every piece is there. */
    public JsonNode send(Stub stub, Path sealed, Progress progress) throws IOException {
        Pieces pieces = pieces(sealed);
        if (!pieces.root().equals(stub.root())) throw new IOException(sealed + " is not the file of this stub");
        JsonNode begun = api.post(
                "tenders/" + stub.tender() + "/lots/" + stub.lot() + "/uploads",
                CanonicalJson.of(Map.of(
                        "ticket", stub.ticket(),
                        "size", pieces.size(),
                        "root", pieces.root(),
                        "pieces", pieces.digests())));
        String upload = begun.path("upload").asString("");
        List<Integer> missing = new ArrayList<>();
        begun.path("missing").forEach(number -> missing.add(number.intValue()));
        sendAll(upload, sealed, missing, pieces, progress);
        return api.post("uploads/" + upload + "/completion", CanonicalJson.of(Map.of()))
                .path("stored");
    }

    private void sendAll(String upload, Path sealed, List<Integer> missing, Pieces pieces, Progress progress)
            throws IOException {
        AtomicLong sent = new AtomicLong(pieces.size() - octets(missing, pieces));
        ExecutorService workers = Executors.newFixedThreadPool(parallel);
        try (FileChannel file = FileChannel.open(sealed)) {
            CompletableFuture<?>[] all = missing.stream()
                    .map(number -> CompletableFuture.runAsync(
                            () -> {
                                byte[] piece = piece(file, number, pieces.size());
                                api.putBytes("uploads/" + upload + "/pieces/" + number, piece);
                                progress.reached(sent.addAndGet(piece.length), pieces.size());
                            },
                            workers))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw failed;
        } finally {
            workers.shutdownNow();
        }
    }

    private static long octets(List<Integer> numbers, Pieces pieces) {
        return numbers.stream()
                .mapToLong(number -> length(number, pieces.size()))
                .sum();
    }

    private static byte[] piece(FileChannel file, int number, long size) {
        ByteBuffer piece = ByteBuffer.allocate((int) length(number, size));
        try {
            long from = (long) number * PieceHasher.PIECE;
            while (piece.hasRemaining()) {
                if (file.read(piece, from + piece.position()) < 0) throw new IOException("the file became shorter");
            }
            return piece.array();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long length(int number, long size) {
        return Math.min(PieceHasher.PIECE, size - (long) number * PieceHasher.PIECE);
    }

    private static Pieces pieces(Path sealed) throws IOException {
        try (InputStream in = Files.newInputStream(sealed)) {
            return PieceHasher.of(in);
        }
    }
}
