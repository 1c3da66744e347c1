package cn.ggzy.platform.core.evidence;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.Cosignature;
import cn.ggzy.chain.tlog.MalformedNote;
import cn.ggzy.chain.tlog.NoteSignature;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.chain.tlog.VerifierKey;
import cn.ggzy.platform.core.evidence.tlog.TileFiles;
import cn.ggzy.platform.core.shared.CanonicalJson;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/**
 * Asks the witnesses to cosign (C2SP tlog-witness). One that is silent is left out, the reader's threshold decides; nobody waits for it again until it
 * has answered a later call.
 */
@Component
class Witnesses {
    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Path file;
    private final TileFiles tiles;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    /** @param file list of {@code {"url","vkey"}}; no file, no witnesses */
    Witnesses(@Value("${onenet.log.witnesses}") Path file, TileFiles tiles) {
        this.file = file;
        this.tiles = tiles;
    }

    /** Read anew each time: witnesses may be added while the platform runs. */
    List<Witness> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        return CanonicalJson.MAPPER.readValue(file.toFile(), new TypeReference<>() {});
    }

    /** How many cosignatures make a checkpoint good for others. */
    int threshold() {
        return Math.min(2, all().size());
    }

    /** How many of the witnesses have cosigned. */
    int count(SignedNote note) {
        return Cosignature.count(note, all().stream().map(Witnesses::key).toList());
    }

    /** The note with the cosignatures that came in time and hold; who was silent last time is not waited for. */
    SignedNote cosign(SignedNote note) {
        return asked(note, witness -> !silent.contains(witness.vkey()));
    }

    /** The note with the cosignatures that were missing, as far as they come now. */
    SignedNote completed(SignedNote note) {
        return asked(note, witness -> Cosignature.of(note, key(witness)).isEmpty());
    }

    private SignedNote asked(SignedNote note, Predicate<Witness> whom) {
        List<CompletableFuture<List<NoteSignature>>> asked = all().stream()
                .filter(whom)
                .map(witness -> CompletableFuture.supplyAsync(
                        () -> cosignature(witness, note),
                        command -> Thread.ofVirtual().start(command)))
                .toList();
        return asked.stream()
                .map(CompletableFuture::join)
                .flatMap(List::stream)
                .reduce(note, SignedNote::with, (one, other) -> other);
    }

    private List<NoteSignature> cosignature(Witness witness, SignedNote note) {
        try {
            long old = seen.getOrDefault(witness.vkey(), 0L);
            old = old > size(note) ? 0 : old;
            HttpResponse<String> answer = ask(witness, note, old);
            if (answer.statusCode() == 409) {
                // It has seen another size than we thought, and says which.
                old = Long.parseLong(answer.body().strip());
                answer = old > size(note) ? answer : ask(witness, note, old);
            }
            return accepted(witness, note, answer);
        } catch (IOException | NumberFormatException | MalformedNote e) {
            if (silent.add(witness.vkey())) {
                LOG.warn("witness {} is silent: {}", witness.url(), e.toString());
            }
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<NoteSignature> accepted(Witness witness, SignedNote note, HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            SignedNote cosigned = SignedNote.parse(note.encoded() + answer.body());
            if (Cosignature.of(cosigned, key(witness)).isPresent()) {
                seen.put(witness.vkey(), size(note));
                if (silent.remove(witness.vkey())) {
                    LOG.info("witness {} is back", witness.url());
                }
                return List.of(cosigned.signatures().getLast());
            }
        }
        if (silent.add(witness.vkey())) {
            LOG.error("witness {} does not cosign: {} {}", witness.url(), answer.statusCode(), answer.body());
        }
        return List.of();
    }

    private static VerifierKey key(Witness witness) {
        return VerifierKey.parse(witness.vkey());
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }

    private HttpResponse<String> ask(Witness witness, SignedNote note, long old)
            throws IOException, InterruptedException {
        long size = size(note);
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        for (Hash hash : tiles.tree(size).consistency(old)) {
            body.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n');
        }
        body.append('\n').append(note.encoded());
        return http.send(
                HttpRequest.newBuilder(URI.create(witness.url() + "/add-checkpoint"))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
