package cn.ggzy.platform.service.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.chain.draw.QuotaLine;
import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.service.expert.Experts;
import cn.ggzy.platform.trade.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@RoomTest
class DrawsTests {
    private static final List<QuotaLine> FIVE = List.of(new QuotaLine("A0801", "*", 3), new QuotaLine("B0103", "*", 2));

    private final Draws draws;
    private final DrawRecords records;
    private final Evidence evidence;
    private final Experts experts;
    private final JdbcTemplate sql;
    private final ApplicationContext context;

    @Autowired
    DrawsTests(
            Draws draws,
            DrawRecords records,
            Evidence evidence,
            Experts experts,
            JdbcTemplate sql,
            ApplicationContext context) {
        this.draws = draws;
        this.records = records;
        this.evidence = evidence;
        this.experts = experts;
        this.sql = sql;
        this.context = context;
    }

    @BeforeEach
    void thePoolIsThere() {
        Stage.await(() -> experts.count() >= 500);
    }

    @Test
    void drawsACompleteCommitteeThatItsTranscriptExplains() {
        Scene scene = new Scene();
        Prepared prepared = scene.prepare(null);
        scene.freeze(prepared);

        JsonNode drawn = scene.dealAndReveal(prepared);

        assertThat(drawn.path("state").asString()).isEqualTo("DRAWN");
        assertThat(drawn.path("committee").size()).isEqualTo(5);
        Map<String, Object> transcript = draws.transcript(prepared.draw());
        assertThat(transcript).containsKeys("leaves", "order", "decisions", "acts");
        assertThat(((List<?>) transcript.get("acts"))).hasSize(7);
        assertThat((List<?>) transcript.get("opened"))
                .as("names before the result is published")
                .isEmpty();
    }

    @Test
    void refusesASecondDrawUntilTheFirstIsVoidAndItsCauseRecorded() {
        Scene scene = new Scene();
        Prepared first = scene.prepare(null);
        scene.freeze(first);

        Prepared second = scene.prepare(null);
        assertThatThrownBy(() -> scene.freeze(second)).satisfies(refusedWith("draw.already-drawn"));

        scene.voidDraw(first, "一名监督人员发现候选名单有误");
        Prepared third = scene.prepare(null);
        assertThatThrownBy(() -> scene.freeze(third)).satisfies(refusedWith("draw.cause-missing"));
        Prepared fourth = scene.prepare("首次抽取因名单有误作废");
        assertThat(scene.freeze(fourth).path("voids").asInt()).isEqualTo(1);
    }

    @Test
    void onlyThePartyItselfDealsForIt() {
        Scene scene = new Scene();
        Prepared prepared = scene.prepare(null);
        scene.freeze(prepared);
        Account bidder = scene.stage.account("bidder-1", Role.CENTRE);
        JsonNode forged = scene.stage.sign(
                scene.stage.key("bidder-1"),
                "draw.deal",
                Map.of("draw", prepared.draw().value(), "party", "centre", "commitment", "00".repeat(32)));

        assertThatThrownBy(() -> draws.deal(prepared.draw(), forged, bidder)).satisfies(refusedWith("draw.not-party"));
    }

    @Test
    void theSupervisorReplacesAMemberAndNobodyWhoOrganises() {
        Scene scene = new Scene();
        Prepared prepared = scene.prepare(null);
        scene.freeze(prepared);
        int leaver = scene.dealAndReveal(prepared).path("committee").get(0).asInt();
        assertThatThrownBy(() -> scene.replace(prepared, leaver, "agency", scene.stage.agency()))
                .isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> scene.replace(prepared, leaver, "agency", scene.account("supervisor")))
                .satisfies(refusedWith("draw.not-party"));

        JsonNode replaced = scene.replace(prepared, leaver, "supervisor", scene.account("supervisor"));

        JsonNode replacement = replaced.path("replacements").get(0);
        assertThat(replacement.path("index").asInt()).isEqualTo(leaver);
        assertThat(replacement.path("reason").asString()).isEqualTo("no-answer");
        assertThat(replacement.path("by").asString())
                .isEqualTo(scene.stage.key("supervisor").uscc());
    }

    @Test
    void anotherAgencyCannotPrepareADraw() {
        Scene scene = new Scene();
        Account stranger = scene.stage.account("bidder-2", Role.AGENCY);

        assertThatThrownBy(() -> draws.prepare(scene.wanted(null), stranger)).satisfies(refusedWith("draw.not-party"));
    }

    @Test
    void aPoolMemberChangedInTheDatabaseNoLongerFitsTheFact() {
        Scene scene = new Scene();
        Prepared prepared = scene.prepare(null);
        scene.freeze(prepared);
        assertThat(stillAsRecorded(prepared)).isTrue();

        sql.update(
                "update draw_member set region = '999999' where draw = ? and idx = 0",
                prepared.draw().value());

        assertThat(stillAsRecorded(prepared)).isFalse();
    }

    private boolean stillAsRecorded(Prepared prepared) {
        List<EvidencedRows.Row> rows = new ArrayList<>();
        records.each(rows::add);
        return rows.stream()
                .filter(row -> row.key().equals(prepared.draw().value()))
                .allMatch(row -> evidence.find(row.evidence())
                        .fact()
                        .path("digest")
                        .asString()
                        .equals(CanonicalJson.digest(row.object())));
    }

    private static Consumer<Throwable> refusedWith(String code) {
        return failure -> assertThat(failure)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    /** A published tender and the three parties of its draw. */
    private final class Scene {
        private final Stage stage = new Stage(context);
        private final String tender =
                stage.published(Duration.ofMinutes(10)).id().value();
        private final Map<String, String> secrets = new LinkedHashMap<>();

        PrepareDraw wanted(@Nullable String cause) {
            return new PrepareDraw(tender, "1", FIVE, 5, 1, cause);
        }

        Prepared prepare(@Nullable String cause) {
            return draws.prepare(wanted(cause), stage.agency());
        }

        JsonNode freeze(Prepared prepared) {
            JsonNode act = stage.sign(stage.key("agency"), "draw.freezePool", prepared.toSign());
            return draws.freezePool(prepared.draw(), act, stage.agency());
        }

        void voidDraw(Prepared prepared, String cause) {
            JsonNode act = stage.sign(
                    stage.key("supervisor"),
                    "draw.void",
                    Map.of("draw", prepared.draw().value(), "cause", cause));
            draws.voidDraw(prepared.draw(), act, account("supervisor"));
        }

        JsonNode replace(Prepared prepared, int leaver, String signer, Account by) {
            Map<String, Object> body = Map.of(
                    "draw",
                    prepared.draw().value(),
                    "index",
                    leaver,
                    "reason",
                    "no-answer",
                    "evidence",
                    "99".repeat(32));
            return draws.replace(prepared.draw(), stage.sign(stage.key(signer), "draw.replace", body), by);
        }

        JsonNode dealAndReveal(Prepared prepared) {
            DrawId draw = prepared.draw();
            Hash poolCommit = Hash.fromHex(String.valueOf(prepared.toSign().get("poolCommit")));
            for (String party : List.of("agency", "centre", "supervisor")) {
                String secret = Ids.randomHex(32);
                secrets.put(party, secret);
                String commitment = DrawHash.commitment(draw.value(), poolCommit, party, Hash.fromHex(secret))
                        .hex();
                draws.deal(
                        draw,
                        stage.sign(
                                stage.key(party),
                                "draw.deal",
                                Map.of("draw", draw.value(), "party", party, "commitment", commitment)),
                        account(party));
            }
            JsonNode last = draws.read(draw);
            for (String party : secrets.keySet()) {
                last = draws.reveal(
                        draw,
                        stage.sign(
                                stage.key(party),
                                "draw.reveal",
                                Map.of(
                                        "draw",
                                        draw.value(),
                                        "party",
                                        party,
                                        "secret",
                                        String.valueOf(secrets.get(party)))),
                        account(party));
            }
            return last;
        }

        private Account account(String party) {
            return stage.account(party, Role.valueOf(party.toUpperCase(Locale.ROOT)));
        }
    }
}
