package cn.ggzy.platform.service.draw;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.service.expert.Experts;
import cn.ggzy.platform.service.publication.Kind;
import cn.ggzy.platform.service.publication.Publications;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The platform's own copy of a draw, each change with its fact; and the transcript made of it and of the chain. */
@Component
class DrawRecords implements EvidencedRows {
    private static final int BATCH = 200;

    private final DrawRows rows;
    private final Evidence evidence;
    private final Experts experts;
    private final Publications publications;
    private final ApplicationEventPublisher events;

    DrawRecords(
            DrawRows rows,
            Evidence evidence,
            Experts experts,
            Publications publications,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.evidence = evidence;
        this.experts = experts;
        this.publications = publications;
        this.events = events;
    }

    @Transactional
    public Draw prepared(Draw draw, Pool pool) {
        rows.insert(draw);
        for (int from = 0; from < pool.size(); from += BATCH) {
            rows.insertMembers(draw.id(), pool.members().subList(from, Math.min(pool.size(), from + BATCH)));
        }
        if (!pool.removed().isEmpty()) {
            rows.insertRemoved(draw.id(), pool.removed());
        }
        return draw;
    }

    @Transactional
    public void pooled(Draw draw, String actor) {
        Pool pool = new Pool(draw.id(), rows.members(draw.id()), rows.removed(draw.id()));
        EvidenceId fact = evidence.append(
                new Fact("draw.pool-frozen", DrawFacts.subject(draw), DrawFacts.frozen(draw, pool), actor));
        save(draw.pooled(fact));
    }

    /** A signed act that the contract took. */
    @Transactional
    public void happened(Draw draw, String type, JsonNode act, String actor) {
        evidence.append(new Fact(
                type,
                DrawFacts.subject(draw),
                Map.of("draw", draw.id().value(), "act", CanonicalJson.digest(act.path("payload"))),
                actor));
    }

    /** Takes over what the chain says; a new committee is told to the others. */
    @Transactional
    public void mirror(Draw draw, Pool pool, ChainRecord chain, String actor) {
        if (draw.state() != chain.state()) {
            save(draw.now(chain.state()));
        }
        if (chain.state() == DrawState.DRAWN) {
            List<Integer> committee = chain.committee();
            evidence.append(new Fact(
                    "draw.drawn",
                    DrawFacts.subject(draw),
                    Map.of("draw", draw.id().value(), "committee", committee),
                    actor));
            events.publishEvent(seated(draw, pool, committee));
        }
    }

    Map<String, Object> transcript(Draw draw, Pool pool, JsonNode chain) {
        Map<String, Object> transcript = new LinkedHashMap<>();
        transcript.put("format", "ggzy-draw/1");
        transcript.put("profile", "S");
        transcript.put("draw", draw.id().value());
        transcript.put("tender", draw.tender());
        transcript.put("lot", draw.lot());
        transcript.put("ruleHash", draw.ruleHash());
        transcript.put("params", draw.params());
        transcript.put("table", pool.table());
        transcript.put(
                "leaves",
                pool.members().stream()
                        .map(member -> member.leaf(draw.id()).hex())
                        .toList());
        transcript.put("root", draw.root());
        transcript.put("n", pool.size());
        transcript.put("poolCommit", draw.poolCommit());
        for (String member :
                List.of("parties", "dealings", "beacon", "seed", "order", "decisions", "committee", "replacements")) {
            if (chain.has(member)) {
                transcript.put(member, chain.get(member));
            }
        }
        transcript.put("opened", opened(draw, pool, ChainRecord.of(chain)));
        transcript.put("acts", acts(draw));
        return transcript;
    }

    /** Who sat is named when the result is published, not before (招标投标法 第三十七条). */
    private List<Map<String, Object>> opened(Draw draw, Pool pool, ChainRecord chain) {
        if (!publications.isPublished(draw.tender(), draw.lot(), Kind.RESULT)) {
            return List.of();
        }
        List<Map<String, Object>> opened = new ArrayList<>();
        for (int index : chain.committee()) {
            PoolMember member = pool.members().get(index);
            opened.add(Map.of(
                    "index", index,
                    "expertId", member.expert().value(),
                    "salt", member.salt(),
                    "path", pool.tree().inclusion(index).stream().map(Hash::hex).toList()));
        }
        return opened;
    }

    private List<JsonNode> acts(Draw draw) {
        return rows.steps(draw.id()).stream()
                .filter(SignedStep::onChain)
                .map(step -> CanonicalJson.read(step.body()))
                .toList();
    }

    private CommitteeSeated seated(Draw draw, Pool pool, List<Integer> committee) {
        List<CommitteeSeated.Member> members = new ArrayList<>();
        for (int index : committee) {
            String account = experts.find(pool.members().get(index).expert()).certificate();
            members.add(new CommitteeSeated.Member(members.size() + 1, Objects.requireNonNull(account)));
        }
        return new CommitteeSeated(draw.id().value(), draw.tender(), draw.lot(), members);
    }

    private void save(Draw draw) {
        if (rows.update(draw) == 0) {
            throw RuleViolation.conflict(
                    "draw.changed-meanwhile", Map.of("draw", draw.id().value()));
        }
    }

    @Override
    public String table() {
        return "draw_case";
    }

    @Override
    public boolean speaks(String type) {
        return type.equals("draw.pool-frozen");
    }

    /** From the rows of the pool: whoever changes a member, a salt or a removed expert breaks the digest. */
    @Override
    public void each(Consumer<Row> reader) {
        rows.each(draw -> reader.accept(new Row(
                draw.id().value(),
                Objects.requireNonNull(draw.evidence()),
                DrawFacts.frozen(draw, new Pool(draw.id(), rows.members(draw.id()), rows.removed(draw.id()))))));
    }
}
