package cn.ggzy.platform.service.draw;

import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Brings this database up to the chain where a platform died between the two, and takes the steps that nobody signs. It moves only what looks the
 * same in two rounds running: what differs is somebody's request under way.
 */
@Component
class DrawRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(DrawRecovery.class);
    private static final Duration WATCHED = Duration.ofDays(90);
    private static final Duration PREPARED = Duration.ofDays(1);
    private static final String PLATFORM = "platform";
    private static final Map<String, String> FACTS = Map.of(
            "draw.deal", "draw.dealt",
            "draw.reveal", "draw.revealed",
            "draw.replace", "draw.replaced",
            "draw.void", "draw.voided");

    private final DrawRows rows;
    private final DrawRecords records;
    private final Steps steps;
    private final Clock clock;
    private Map<DrawId, String> seen = Map.of();

    DrawRecovery(DrawRows rows, DrawRecords records, Steps steps, Clock clock) {
        this.rows = rows;
        this.records = records;
        this.steps = steps;
        this.clock = clock;
    }

    void round() {
        Instant now = clock.instant();
        Map<DrawId, String> behind = new HashMap<>();
        for (Draw draw : rows.watched(now.minus(WATCHED), now.minus(PREPARED))) {
            try {
                look(draw, behind);
            } catch (RuleViolation later) {
                if (later.kind() == RuleViolation.Kind.UNAVAILABLE) {
                    LOG.info("draws not compared with the chain code={}", later.code());
                    return;
                }
                if (!later.code().equals("draw.unknown")) {
                    LOG.info("draw not caught up draw={} code={}", draw.id(), later.code());
                }
            } catch (RuntimeException later) {
                LOG.warn("draw not caught up, next round draw={}", draw.id(), later);
            }
        }
        seen = behind;
    }

    private void look(Draw draw, Map<DrawId, String> behind) {
        JsonNode answer = steps.onChain(draw.id());
        ChainRecord chain = ChainRecord.of(answer);
        List<SignedStep> lost = steps.lost(draw.id());
        if (draw.state() == chain.state() && lost.isEmpty() && !waitsForUs(chain)) {
            return;
        }
        String picture = CanonicalJson.digest(List.of(draw.state().name(), lost.size(), answer));
        if (picture.equals(seen.get(draw.id()))) {
            catchUp(draw, chain);
        } else {
            behind.put(draw.id(), picture);
        }
    }

    private void catchUp(Draw draw, ChainRecord chain) {
        DrawId id = draw.id();
        steps.confirmed(id, chain).stream()
                .filter(step -> FACTS.containsKey(step.act()))
                .forEach(step -> records.happened(
                        draw,
                        Objects.requireNonNull(FACTS.get(step.act())),
                        CanonicalJson.read(step.body()),
                        PLATFORM));
        if (draw.state() == DrawState.PREPARED) {
            records.pooled(draw, PLATFORM);
        }
        if (chain.state() == DrawState.COMMITTED) {
            steps.advance(TransactionName.DRAW_FREEZE_DEALINGS, Map.of("draw", id.value()));
        }
        if (mayDraw(chain)) {
            steps.advance(TransactionName.DRAW_DRAW, Map.of("draw", id.value(), "table", pool(id).table()));
        }
        ChainRecord now = ChainRecord.of(steps.onChain(id));
        Draw ours = Objects.requireNonNull(rows.find(id));
        if (ours.state() != now.state()) {
            records.mirror(ours, pool(id), now, PLATFORM);
        }
        LOG.info("draw caught up with the chain draw={} state={}", id, now.state());
    }

    private Pool pool(DrawId id) {
        return new Pool(id, rows.members(id), rows.removed(id));
    }

    private static boolean waitsForUs(ChainRecord chain) {
        return chain.state() == DrawState.COMMITTED || mayDraw(chain);
    }

    private static boolean mayDraw(ChainRecord chain) {
        return chain.allRevealed() && chain.state() != DrawState.DRAWN && chain.state() != DrawState.VOID;
    }
}
