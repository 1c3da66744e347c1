package cn.ggzy.client.demo;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.draw.DrawHash;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Draw, evaluation and award. */
final class Committee {
    private static final List<String> PARTIES = List.of("agency", "centre", "supervisor");
    private static final int SEATS = 5;
    private static final String DISSENT = "对第二名的施工组织评分有异议 (I score the second plan lower)";

    private final Settings settings;
    private final Story story;
    private final Cast cast;
    private final Patience patience;
    private final Supplier<Tender> tender;
    private final List<Player> members = new ArrayList<>();
    private @Nullable String draw;

    Committee(Settings settings, Story story, Cast cast, Patience patience, Supplier<Tender> tender) {
        this.settings = settings;
        this.story = story;
        this.cast = cast;
        this.patience = patience;
        this.tender = tender;
    }

    void all() {
        story.step("the pool is frozen, three parties deal and reveal, five experts are drawn", this::draw);
        story.step("verify draw replays it; one changed value does not match", this::verifyDraw);
        story.step("the five drawn experts find their duty and confirm", this::confirm);
        story.step("each judges on his own form; forms are final when signed", this::evaluate);
        story.step("all sign the report, one with a dissent", this::report);
        story.step("candidates are published, then the award", this::award);
    }

    private String draw() {
        Player agency = cast.player("agency");
        CanonicalJson wanted = CanonicalJson.of(Map.of(
                "quotas",
                List.of(
                        Map.of("specialty", "A0801", "region", "*", "count", 3),
                        Map.of("specialty", "A0802", "region", "*", "count", 2)),
                "maxPerRegion",
                3,
                "maxPerEmployer",
                1));
        JsonNode prepared = agency.api().post(tender.get().lotPath() + "/draws", wanted);
        String id = prepared.path("draw").asString("");
        draw = id;
        CanonicalJson pool = CanonicalJson.parse(prepared.path("toSign").toString());
        agency.api()
                .post("draws/" + id + "/pool", CanonicalJson.of(Map.of("act", agency.act("draw.freezePool", pool))));
        Hash poolCommit = Hash.fromHex(
                cast.everybody().get("draws/" + id).path("poolCommit").asString(""));
        deal(id, poolCommit);
        JsonNode drawn = patience.until("the draw", Duration.ofSeconds(60), () -> {
            JsonNode now = cast.everybody().get("draws/" + id);
            return now.path("state").asString("").equals("DRAWN") ? Optional.of(now) : Optional.empty();
        });
        Failed.unless(drawn.path("committee").size() == SEATS, "committee " + drawn.path("committee"));
        return "pool of " + drawn.path("n") + ", committee " + drawn.path("committee") + ", gate "
                + prepared.path("gate");
    }

    /** Everybody commits before anybody reveals: the platform freezes the dealings in between. */
    private void deal(String id, Hash poolCommit) {
        SecureRandom random = new SecureRandom();
        Map<String, Hash> secrets = new TreeMap<>();
        for (String party : PARTIES) {
            byte[] secret = new byte[Hash.SIZE];
            random.nextBytes(secret);
            secrets.put(party, Hash.fromBytes(secret));
            Hash commitment = DrawHash.commitment(id, poolCommit, party, Hash.fromBytes(secret));
            act(party, id, "deals", "draw.deal", Map.of("draw", id, "party", party, "commitment", commitment));
        }
        secrets.forEach((party, secret) ->
                act(party, id, "reveals", "draw.reveal", Map.of("draw", id, "party", party, "secret", secret)));
    }

    private void act(String party, String id, String path, String name, Map<String, ?> body) {
        Player player = cast.player(party);
        player.api().post("draws/" + id + "/" + path, CanonicalJson.of(Map.of("act", player.act(name, body))));
    }

    private String verifyDraw() throws IOException, InterruptedException {
        Path file = settings.work().resolve("draws").resolve(Objects.requireNonNull(draw) + ".draw.json");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        byte[] transcript = cast.everybody().bytes("draws/" + draw + "/transcript");
        Files.write(file, transcript);
        Verifier verifier = new Verifier(settings.verifier());
        // For the demo only: a reader takes it from a channel of his own, never from the server he checks.
        Path trust = settings.work().resolve("draw-trust.json");
        Files.write(trust, cast.everybody().bytes("trust.json"));
        verifier.expect(0, "draw", file.toString(), "--trust", trust.toString());
        Path changed = settings.work().resolve("changed.draw.json");
        Files.writeString(changed, changed(Files.readString(file)));
        verifier.expect(1, "draw", changed.toString());
        return file.getFileName().toString();
    }

    private static String changed(String transcript) {
        int at = transcript.indexOf("\"seed\"");
        int digit = transcript.indexOf('"', transcript.indexOf(':', at)) + 1;
        char other = transcript.charAt(digit) == '0' ? '1' : '0';
        return transcript.substring(0, digit) + other + transcript.substring(digit + 1);
    }

    /** Nobody outside learns the names; the practice province tells them so that somebody can play the experts. */
    private String confirm() {
        List<String> files = patience.until("the duties", Duration.ofSeconds(30), () -> {
            List<String> seated = cast.experts(tender.get().id());
            return seated.size() == SEATS ? Optional.of(seated) : Optional.empty();
        });
        for (String file : files) {
            Player expert = cast.signIn(file);
            patience.until("the duty of " + file, Duration.ofSeconds(30), () -> duty(expert));
            members.add(expert);
        }
        Tender one = tender.get();
        for (Player member : members) {
            Map<String, Object> body = Map.of("tender", one.id(), "lot", one.lot(), "avoids", false, "reason", "");
            member.api()
                    .post(
                            duty() + "/avoidance",
                            CanonicalJson.of(Map.of("act", member.act("evaluation.avoidance", body))));
        }
        return members.stream().map(Player::file).toList().toString();
    }

    private Optional<JsonNode> duty(Player expert) {
        return StreamSupport.stream(expert.api().get("evaluations").spliterator(), false)
                .filter(duty ->
                        duty.path("tender").asString("").equals(tender.get().id()))
                .findFirst();
    }

    private String evaluate() {
        for (int seat = 0; seat < members.size(); seat++) {
            Player member = members.get(seat);
            for (JsonNode bid : member.api().get(duty()).path("bids")) {
                form(member, bid.path("ticket").asString(""), seat);
            }
            member.signAt(duty() + "/submission");
        }
        return members.size() + " forms";
    }

    private void form(Player member, String ticket, int seat) {
        String path = duty() + "/bids/" + ticket;
        member.api().put(path + "/qualification", items(Map.of("id", "licence", "pass", true, "reason", "")));
        int score = 70 + (ticket.charAt(0) + 3 * seat) % 25;
        member.api().put(path + "/scores", items(Map.of("id", "plan", "score", score)));
    }

    private static CanonicalJson items(Map<String, ?> item) {
        return CanonicalJson.of(Map.of("items", List.of(item)));
    }

    private String report() {
        JsonNode report = patience.until("the report", Duration.ofSeconds(20), () -> {
            JsonNode now = members.get(0).api().get(duty() + "/report");
            return now.path("ranking").size() > 0 ? Optional.of(now) : Optional.empty();
        });
        for (int seat = 0; seat < members.size(); seat++) sign(members.get(seat), seat == 0 ? DISSENT : "");
        return report.path("ranking").size() + " ranked";
    }

    private void sign(Player member, String dissent) {
        String question = duty() + "/report"
                + (dissent.isEmpty() ? "" : "?dissent=" + URLEncoder.encode(dissent, StandardCharsets.UTF_8));
        Map<String, String> besides = dissent.isEmpty() ? Map.of() : Map.of("dissent", dissent);
        member.signAt(question, duty() + "/report/signature", besides);
    }

    private String award() {
        Tender one = tender.get();
        cast.player("agency").signAt(one.lotPath() + "/candidates");
        Player tenderer = cast.player("tenderer");
        String first = cast.everybody()
                .get(one.lotPath() + "/candidates")
                .path("ranking")
                .path(0)
                .path("ticket")
                .asString("");
        JsonNode award = patience.until("the end of the publicity", Duration.ofSeconds(30), () -> {
            try {
                return Optional.of(
                        tenderer.signAt(one.lotPath() + "/award?ticket=" + first, one.lotPath() + "/award", Map.of()));
            } catch (cn.ggzy.client.api.Problem running) {
                if (running.code().equals("award.publicity-running")) return Optional.empty();
                throw running;
            }
        });
        return award.toString().substring(0, Math.min(160, award.toString().length()));
    }

    private String duty() {
        return "evaluations/" + tender.get().id() + "/" + tender.get().lot();
    }
}
