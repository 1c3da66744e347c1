package cn.ggzy.platform.service.draw;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.chain.draw.DrawParams;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.service.expert.Experts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** The draws of experts: the pool is chosen here, everything after it is decided by the contract. */
@Service
public class Draws {
    private static final Map<String, Role> PARTIES =
            Map.of("agency", Role.AGENCY, "centre", Role.CENTRE, "supervisor", Role.SUPERVISOR);

    private final Experts experts;
    private final DrawRows rows;
    private final DrawRecords records;
    private final Steps steps;
    private final Bidding bidding;
    private final PublishedCommittee committees;
    private final Gate gate;
    private final Acts acts;
    private final Clock clock;

    Draws(
            Experts experts,
            DrawRows rows,
            DrawRecords records,
            Steps steps,
            Bidding bidding,
            PublishedCommittee committees,
            Gate gate,
            Acts acts,
            Clock clock) {
        this.experts = experts;
        this.rows = rows;
        this.records = records;
        this.steps = steps;
        this.bidding = bidding;
        this.committees = committees;
        this.gate = gate;
        this.acts = acts;
        this.clock = clock;
    }

    /** Filters and salts a pool and says what is to be signed; nothing is on the chain yet. */
    public Prepared prepare(PrepareDraw wanted, Account agency) {
        agency.require(Role.AGENCY);
        DrawId id = new DrawId("D-" + Ids.random());
        Bidding.Parties parties = bidding.of(wanted.tender(), wanted.lot(), agency);
        committees.require(wanted);
        Avoidance avoidance = new Avoidance(
                parties.organisers(),
                parties.bidders(),
                earlier(wanted),
                LocalDate.ofInstant(clock.instant(), clock.getZone()));
        Pool pool = Pool.of(id, experts.of(specialties(wanted)), wanted.quotas(), avoidance);
        if (pool.size() == 0) {
            throw RuleViolation.conflict("draw.pool-empty", Map.of("tender", wanted.tender(), "lot", wanted.lot()));
        }
        DrawParams params = pool.params(wanted.quotas(), wanted.maxPerRegion(), wanted.maxPerEmployer());
        Map<String, Object> judged = gate.judge(params, pool.candidates());
        Draw draw = records.prepared(draw(id, wanted, agency, pool, params), pool);
        return new Prepared(id, judged, DrawFacts.toSign(draw, pool));
    }

    /** The agency's signature puts the pool on the chain. */
    public JsonNode freezePool(DrawId id, JsonNode act, Account agency) {
        Draw draw = find(id);
        if (!agency.require(Role.AGENCY).isOf(draw.agency())) {
            throw RuleViolation.forbidden("draw.not-party", Map.of("draw", id.value()));
        }
        steps.take(id, TransactionName.DRAW_FREEZE_POOL, acts.completed(act), Map.of("params", draw.params()));
        records.pooled(draw, agency.id());
        return steps.onChain(id);
    }

    /** A party commits; when the last one has, the dealings are frozen. */
    public JsonNode deal(DrawId id, JsonNode act, Account party) {
        take(id, TransactionName.DRAW_DEAL, act, party);
        records.happened(find(id), "draw.dealt", act, party.id());
        if (state(id) == DrawState.COMMITTED) {
            steps.advance(TransactionName.DRAW_FREEZE_DEALINGS, Map.of("draw", id.value()));
        }
        return mirrored(id, party);
    }

    /** A party opens its secret; when the last one is open, the contract draws. */
    public JsonNode reveal(DrawId id, JsonNode act, Account party) {
        take(id, TransactionName.DRAW_REVEAL, act, party);
        records.happened(find(id), "draw.revealed", act, party.id());
        return run(id, party);
    }

    /** Draws if every secret is open and nothing was drawn; also after a crash between the two. */
    public JsonNode run(DrawId id, Account party) {
        ChainRecord chain = ChainRecord.of(steps.onChain(id));
        if (chain.allRevealed() && chain.state() != DrawState.DRAWN && chain.state() != DrawState.VOID) {
            steps.advance(TransactionName.DRAW_DRAW, Map.of("draw", id.value(), "table", pool(id).table()));
        }
        return mirrored(id, party);
    }

    /** A member cannot serve, says the supervisor: the same permutation goes on, confirmed members stay. */
    public JsonNode replace(DrawId id, JsonNode act, Account supervisor) {
        supervisor.require(Role.SUPERVISOR);
        steps.take(id, TransactionName.DRAW_REPLACE, acts.completed(act), Map.of());
        records.happened(find(id), "draw.replaced", act, supervisor.id());
        return mirrored(id, supervisor);
    }

    /** The supervisor voids a draw; the cause and the count of void draws are public. */
    public JsonNode voidDraw(DrawId id, JsonNode act, Account supervisor) {
        supervisor.require(Role.SUPERVISOR);
        steps.take(id, TransactionName.DRAW_VOID, acts.completed(act), Map.of());
        records.happened(find(id), "draw.voided", act, supervisor.id());
        return mirrored(id, supervisor);
    }

    /** What the contract says; indices and digests, never a name. */
    public JsonNode read(DrawId id) {
        Draw draw = find(id);
        return draw.state() == DrawState.PREPARED ? DrawFacts.prepared(draw) : steps.onChain(id);
    }

    /** Every draw that is on the chain, void ones too. */
    public List<DrawId> begun() {
        return rows.begun();
    }

    /** The draws of a lot, the newest first. */
    public List<DrawId> ofLot(String tender, String lot) {
        return rows.ofLot(tender, lot).stream().map(Draw::id).toList();
    }

    /** Who sits in a committee now, by name: for the practice province alone, where everybody plays every part. */
    public List<PracticeSeat> practiceSeats() {
        List<PracticeSeat> seats = new ArrayList<>();
        for (DrawId id : rows.begun()) {
            Draw draw = find(id);
            if (draw.state() == DrawState.DRAWN) {
                List<PoolMember> members = rows.members(id);
                ChainRecord.of(steps.onChain(id))
                        .committee()
                        .forEach(index -> seats.add(PracticeSeat.of(
                                draw, experts.find(members.get(index).expert()))));
            }
        }
        return seats;
    }

    /** The file that anyone replays ({@code docs/evidence/format.md}). */
    public Map<String, Object> transcript(DrawId id) {
        return records.transcript(find(id), pool(id), steps.onChain(id));
    }

    private void take(DrawId id, TransactionName transaction, JsonNode act, Account account) {
        find(id);
        String party = act.path("payload").path("body").path("party").asString("");
        Role role = PARTIES.get(party);
        if (role == null) {
            throw RuleViolation.malformed("draw.unknown-party", Map.of("party", party));
        }
        account.require(role);
        steps.take(id, transaction, acts.completed(act), Map.of());
    }

    private JsonNode mirrored(DrawId id, Account account) {
        JsonNode chain = steps.onChain(id);
        records.mirror(find(id), pool(id), ChainRecord.of(chain), account.id());
        return chain;
    }

    private DrawState state(DrawId id) {
        return ChainRecord.of(steps.onChain(id)).state();
    }

    private Pool pool(DrawId id) {
        return new Pool(id, rows.members(id), rows.removed(id));
    }

    private Draw find(DrawId id) {
        Draw found = rows.find(id);
        if (found == null) {
            throw RuleViolation.unknown("draw.unknown", Map.of("draw", id.value()));
        }
        return found;
    }

    /** Members of earlier draws of the lot that were voided: they know of the project. */
    private Set<String> earlier(PrepareDraw wanted) {
        Set<String> served = new HashSet<>();
        for (Draw draw : rows.ofLot(wanted.tender(), wanted.lot())) {
            if (draw.state() != DrawState.PREPARED) {
                Pool pool = pool(draw.id());
                ChainRecord.of(steps.onChain(draw.id()))
                        .committee()
                        .forEach(index ->
                                served.add(pool.members().get(index).expert().value()));
            }
        }
        return served;
    }

    private static List<String> specialties(PrepareDraw wanted) {
        return wanted.quotas().stream().map(line -> line.specialty()).distinct().toList();
    }

    private Draw draw(DrawId id, PrepareDraw wanted, Account agency, Pool pool, DrawParams params) {
        Hash root = pool.tree().root();
        Hash ruleHash = DrawFacts.ruleHash();
        return new Draw(
                id,
                wanted.tender(),
                wanted.lot(),
                DrawState.PREPARED,
                params.text(),
                ruleHash.hex(),
                root.hex(),
                DrawHash.poolCommit(id.value(), ruleHash, root, pool.size(), params.text())
                        .hex(),
                pool.tableDigest(),
                pool.removedRoot().hex(),
                pool.removed().size(),
                wanted.cause(),
                agency.uscc(),
                null,
                clock.instant(),
                0);
    }
}
