package cn.ggzy.platform.service.draw;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.chain.draw.QuotaLine;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.service.expert.Experts;
import cn.ggzy.platform.trade.Stage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The platform dies each time between the chain's answer and its own next step. */
@RoomTest
class DrawRecoveryTests {
    private static final List<String> PARTIES = List.of("agency", "centre", "supervisor");

    private final Stage stage;
    private final Draws draws;
    private final Steps steps;
    private final Acts acts;
    private final DrawRows rows;
    private final JdbcTemplate sql;

    @Autowired
    DrawRecoveryTests(
            ApplicationContext context,
            Draws draws,
            Steps steps,
            Acts acts,
            DrawRows rows,
            Experts experts,
            JdbcTemplate sql) {
        this.stage = new Stage(context);
        this.draws = draws;
        this.steps = steps;
        this.acts = acts;
        this.rows = rows;
        this.sql = sql;
        Stage.await(() -> experts.count() >= 500);
    }

    @Test
    void aDrawGoesOnWhereverThePlatformDied() {
        String tender = stage.published(Duration.ofMinutes(10)).id().value();
        Prepared prepared = draws.prepare(
                new PrepareDraw(
                        tender,
                        "1",
                        List.of(new QuotaLine("A0801", "*", 3), new QuotaLine("B0103", "*", 2)),
                        5,
                        1,
                        null),
                stage.agency());
        DrawId draw = prepared.draw();

        // The pool is on the chain, and nobody here wrote it down.
        take(draw, TransactionName.DRAW_FREEZE_POOL, "agency", prepared.toSign(), Map.of("params", params(draw)));
        awaitHere(draw, DrawState.POOLED);
        assertThat(here(draw).evidence()).isNotNull();

        // The last party has dealt, and nobody froze the dealings.
        Hash poolCommit = Hash.fromHex(String.valueOf(prepared.toSign().get("poolCommit")));
        Map<String, String> secrets = new HashMap<>();
        for (String party : PARTIES) {
            String secret = Ids.randomHex(32);
            secrets.put(party, secret);
            String commitment = DrawHash.commitment(draw.value(), poolCommit, party, Hash.fromHex(secret))
                    .hex();
            take(
                    draw,
                    TransactionName.DRAW_DEAL,
                    party,
                    Map.of("draw", draw.value(), "party", party, "commitment", commitment),
                    Map.of());
        }
        awaitHere(draw, DrawState.FROZEN);

        // The last secret is open, its answer was lost, and nobody drew.
        for (String party : PARTIES) {
            take(
                    draw,
                    TransactionName.DRAW_REVEAL,
                    party,
                    Map.of("draw", draw.value(), "party", party, "secret", String.valueOf(secrets.get(party))),
                    Map.of());
        }
        sql.update("update draw_step set on_chain = false where draw = ? and act = 'draw.reveal'", draw.value());
        awaitHere(draw, DrawState.DRAWN);
        assertThat((List<?>) draws.transcript(draw).get("acts")).hasSize(7);
        Stage.await(() -> seats(tender) == 5);
    }

    private void take(
            DrawId draw, TransactionName transaction, String player, Map<String, ?> body, Map<String, ?> beside) {
        steps.take(draw, transaction, acts.completed(stage.sign(stage.key(player), transaction.act(), body)), beside);
    }

    private void awaitHere(DrawId draw, DrawState state) {
        Stage.await(() -> here(draw).state() == state);
    }

    private String params(DrawId draw) {
        return here(draw).params();
    }

    private int seats(String tender) {
        Integer seats =
                sql.queryForObject("select count(*) from evaluation_seat where tender = ?", Integer.class, tender);
        return seats == null ? 0 : seats;
    }

    private Draw here(DrawId draw) {
        return Objects.requireNonNull(rows.find(draw));
    }
}
