package cn.ggzy.client.demo;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.client.api.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What an auditor does afterwards, with files only, and what a dishonest operator does in between. */
final class Proofs {
    private static final Set<String> NOT_YET = Set.of("evidence.not-anchored-yet", "evidence.not-cosigned-yet");
    private final Settings settings;
    private final Story story;
    private final Cast cast;
    private final Patience patience;
    private final Supplier<Tender> tender;
    private final Verifier verifier;

    Proofs(Settings settings, Story story, Cast cast, Patience patience, Supplier<Tender> tender) {
        this.settings = settings;
        this.story = story;
        this.cast = cast;
        this.patience = patience;
        this.tender = tender;
        this.verifier = new Verifier(settings.verifier());
    }

    void all() {
        story.step("verify evidence accepts the proof of every published fact", this::evidence);
        story.aside("a proof whose fact was changed does not match", this::changedFact);
        story.aside("a direct SQL update is found by the comparison", this::sql);
        story.step("verify chain replays everything from files", this::chain);
        story.aside("a chain with one changed octet does not match", this::changedChain);
    }

    private Path trust() throws IOException {
        Path trust = settings.work().resolve("trust.json");
        Optional<Path> given =
                settings.insider().flatMap(Settings.Insider::trust).filter(Files::exists);
        if (given.isPresent()) return given.get();
        // For the demo only: a reader takes it from a channel of his own, never from the server he checks.
        Files.write(trust, cast.everybody().bytes("trust.json"));
        return trust;
    }

    private String evidence() throws IOException, InterruptedException {
        Set<String> ids = new TreeSet<>();
        JsonNode page =
                cast.everybody().get("publications?tender=" + tender.get().id());
        for (JsonNode publication : page.path("items"))
            ids.add(publication.path("evidence").asString(""));
        ids.remove("");
        Failed.unless(!ids.isEmpty(), "nothing was published: " + page);
        for (String id : ids) {
            Path file = settings.work().resolve("proofs").resolve(id + ".proof.json");
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, proof(id));
            verifier.expect(0, "evidence", file.toString(), "--trust", trust().toString());
        }
        return ids.size() + " proofs";
    }

    private byte[] proof(String id) {
        return patience.until("the anchor of " + id, Duration.ofSeconds(30), () -> {
            try {
                return Optional.of(cast.everybody().bytes("evidence/" + id + "/proof"));
            } catch (Problem notYet) {
                if (NOT_YET.contains(notYet.code())) return Optional.empty();
                throw notYet;
            }
        });
    }

    private String changedFact() throws IOException, InterruptedException {
        Path first;
        try (var files = Files.list(settings.work().resolve("proofs"))) {
            first = files.findFirst().orElseThrow(() -> new Failed("no proof"));
        }
        String proof = Files.readString(first);
        Path changed = settings.work().resolve("changed.proof.json");
        Files.writeString(changed, proof.replaceFirst("\"at\":\"20", "\"at\":\"19"));
        verifier.expect(1, "evidence", changed.toString(), "--trust", trust().toString());
        return "";
    }

    private String sql() throws SQLException {
        Settings.Insider insider =
                settings.insider().orElseThrow(() -> new Failed("no --setting: the database cannot be reached"));
        JsonNode before = compare().path("differences");
        Failed.unless(
                before.size() == 1 && isOf(before.get(0), "bid", "sealed_root"),
                "before the row is changed, only the changed bit of the stored bid: " + before);
        Failed.unless(Tampering.changeTitle(insider, tender.get().id()) == 1, "no row was changed");
        JsonNode differences = compare().path("differences");
        boolean named = StreamSupport.stream(differences.spliterator(), false)
                .anyMatch(one -> isOf(one, "tender", "title")
                        && one.path("row").asString("").equals(tender.get().id()));
        Failed.unless(named, "not found: " + differences);
        return differences.size() + " named: the stored bid's changed bit, and tender.title of "
                + tender.get().id();
    }

    private static boolean isOf(JsonNode difference, String table, String column) {
        return difference.path("table").asString("").equals(table)
                && difference.path("column").asString("").equals(column);
    }

    private JsonNode compare() {
        return cast.player("supervisor").api().post("monitor/comparisons", CanonicalJson.of(Map.of()));
    }

    private String chain() throws IOException, InterruptedException {
        Path folder = settings.work().resolve("chain");
        Process export = new ProcessBuilder(
                        settings.export().toString(),
                        folder.toString(),
                        "--url",
                        settings.url().toString(),
                        "--connection",
                        settings.insider()
                                .map(insider -> insider.connection().toString())
                                .orElse(""))
                .redirectErrorStream(true)
                .start();
        String said = new String(export.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Failed.unless(export.waitFor() == 0, "the export failed: " + said);
        String report = verifier.expect(0, "chain", folder.toString(), "--trust", trust().toString());
        Files.writeString(settings.work().resolve("chain-report.txt"), report);
        return settings.work().resolve("chain-report.txt").toString();
    }

    private String changedChain() throws IOException, InterruptedException {
        Path blocks = settings.work().resolve("chain/blocks");
        Path last;
        try (var files = Files.list(blocks)) {
            last = files.sorted().reduce((first, second) -> second).orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(last);
        byte[] changed = bytes.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(last, changed);
        try {
            verifier.expect(1, "chain", settings.work().resolve("chain").toString(), "--trust", trust().toString());
        } finally {
            Files.write(last, bytes);
        }
        return last.getFileName().toString();
    }
}
