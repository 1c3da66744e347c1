package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.draw.Candidate;
import cn.ggzy.chain.draw.Committee;
import cn.ggzy.chain.draw.Decision;
import cn.ggzy.chain.draw.Permutation;
import cn.ggzy.chain.draw.Selection;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who sits: from the seed to the committee, and from a declined seat to the next one. */
final class DrawSeats {
    DrawRecord drawn(DrawRecord draw, Members in, Instant at) {
        CanonicalJson table = in.json("table");
        List<Candidate> candidates = candidates(in.list("table"));
        if (!table.digest().equals(draw.members().hash("tableDigest"))
                || candidates.size() != draw.params().n()) {
            throw new Refusal(RefusalCode.DRAW_TABLE_MISMATCH);
        }
        List<Integer> order = Permutation.of(draw.members().hash("seed"), candidates.size());
        Selection.Outcome outcome = new Selection(draw.params(), candidates, order)
                .first()
                .orElseThrow(() -> new Refusal(RefusalCode.DRAW_INFEASIBLE));
        return seated(draw, outcome.committee())
                .with("table", table)
                .with("order", order)
                .with("decisions", decisions(outcome))
                .with("committee", outcome.committee().indices())
                .with("replacements", List.of())
                .with("state", DrawRecord.DRAWN)
                .with("drawnAt", at);
    }

    DrawRecord replaced(DrawRecord draw, Leaving leaving, Instant at) {
        Members members = draw.members();
        Committee committee = committee(members.list("seats"));
        if (leaving.index() < 0 || leaving.index() >= draw.params().n()) {
            throw new MalformedJson("index");
        }
        int index = (int) leaving.index();
        if (!committee.has(index)) {
            throw new Refusal(RefusalCode.DRAW_NOT_MEMBER, Map.of("index", index));
        }
        Set<Integer> declined = new HashSet<>(Set.of(index));
        members.objects("replacements").forEach(earlier -> declined.add((int) earlier.number("index")));
        Selection.Outcome outcome = new Selection(
                        draw.params(), candidates(members.list("table")), indices(members.list("order")))
                .replacement(committee, index, declined)
                .orElseThrow(() -> new Refusal(RefusalCode.DRAW_INFEASIBLE));
        List<@Nullable Object> replacements = new ArrayList<>(members.list("replacements"));
        replacements.add(Map.of(
                "index", index,
                "reason", leaving.reason(),
                "evidence", leaving.evidence(),
                "by", leaving.by(),
                "decisions", decisions(outcome),
                "committee", outcome.committee().indices(),
                "at", at));
        return seated(draw, outcome.committee()).with("replacements", replacements);
    }

    /** Who sits now: as indices for the reader, and with quota lines for the next replacement. */
    private static DrawRecord seated(DrawRecord draw, Committee committee) {
        return draw.with("current", committee.indices())
                .with(
                        "seats",
                        committee.seats().stream()
                                .map(seat -> List.of(seat.index(), seat.line()))
                                .toList());
    }

    private static List<Map<String, Object>> decisions(Selection.Outcome outcome) {
        return outcome.decisions().stream().map(DrawSeats::decision).toList();
    }

    private static Map<String, Object> decision(Decision decision) {
        return Map.of("index", decision.index(), "verdict", decision.verdict().text());
    }

    private static List<Candidate> candidates(List<@Nullable Object> rows) {
        List<Candidate> candidates = new ArrayList<>(rows.size());
        for (Object row : rows) {
            candidates.add(candidate(row));
        }
        return candidates;
    }

    private static Candidate candidate(@Nullable Object row) {
        if (row instanceof List<?> parts
                && parts.size() == 3
                && parts.get(0) instanceof String specialty
                && parts.get(1) instanceof String region
                && parts.get(2) instanceof String employer) {
            return new Candidate(specialty, region, employer);
        }
        throw new Refusal(RefusalCode.DRAW_TABLE_MISMATCH);
    }

    private static Committee committee(List<@Nullable Object> seats) {
        List<Committee.Seat> taken = new ArrayList<>();
        for (Object seat : seats) {
            List<Integer> pair = indices((List<?>) Objects.requireNonNull(seat));
            taken.add(new Committee.Seat(pair.get(0), pair.get(1)));
        }
        return new Committee(taken);
    }

    private static List<Integer> indices(List<?> numbers) {
        return numbers.stream().map(number -> ((Long) number).intValue()).toList();
    }
}
