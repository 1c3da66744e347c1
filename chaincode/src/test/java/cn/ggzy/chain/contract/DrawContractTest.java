package cn.ggzy.chain.contract;

import static cn.ggzy.chain.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.draw.Candidate;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.chain.draw.DrawParams;
import cn.ggzy.chain.draw.Permutation;
import cn.ggzy.chain.draw.QuotaLine;
import cn.ggzy.chain.draw.Selection;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawContractTest {
    private static final int POOL = 12;
    private static final List<String> PARTIES = List.of("agency", "centre", "supervisor");
    private static final List<List<String>> TABLE = IntStream.range(0, POOL)
            .mapToObj(i -> List.of(i % 3 == 0 ? "B" : "A", "R" + i % 4, "U" + i % 6))
            .toList();
    private static final DrawParams PARAMS =
            new DrawParams(POOL, List.of(new QuotaLine("A", "*", 3), new QuotaLine("B", "*", 2)), 2, 1);

    private final Province province = Province.withTender();

    @Test
    void drawsWhatAnybodyCanReplay() {
        Members draw = drawn("D-1").members();

        List<Integer> order = Permutation.of(draw.hash("seed"), POOL);
        List<Candidate> table = TABLE.stream()
                .map(row -> new Candidate(row.get(0), row.get(1), row.get(2)))
                .toList();
        Selection.Outcome replay = new Selection(PARAMS, table, order).first().orElseThrow();
        assertThat(numbers(draw, "order")).isEqualTo(order);
        assertThat(numbers(draw, "committee")).isEqualTo(replay.committee().indices());
        assertThat(draw.text("state")).isEqualTo("DRAWN");
        assertThat(draw.text("beacon")).isEmpty();
    }

    @Test
    void replacesWithoutDisplacingAnyone() {
        List<Integer> before = numbers(drawn("D-1").members(), "committee");

        CanonicalJson replaced = replace("supervisor", before.get(1));

        List<Integer> after = numbers(replaced.members(), "current");
        assertThat(after).doesNotContain(before.get(1)).containsAll(without(before, before.get(1)));
        assertThat(numbers(replaced.members(), "committee")).isEqualTo(before);
        assertRefused(RefusalCode.DRAW_NOT_MEMBER, () -> replace("supervisor", before.get(1)));
        assertRefused(RefusalCode.DRAW_NOT_PARTY, () -> replace("bidder-1", before.get(0)));
    }

    @Test
    void endsWhenNobodyIsLeftToReplace() {
        List<Integer> sits = numbers(drawn("D-1").members(), "committee");
        TreeSet<Integer> gone = new TreeSet<>();
        assertRefused(RefusalCode.DRAW_INFEASIBLE, () -> {
            List<Integer> now = sits;
            while (gone.add(now.get(0))) {
                now = numbers(replace("supervisor", now.get(0)).members(), "current");
                assertThat(now).doesNotContainAnyElementsOf(gone);
            }
        });
    }

    @Test
    void onlyTheSupervisorReplacesAndForAKnownReason() {
        Members draw = drawn("D-1").members();
        int leaver = numbers(draw, "committee").get(0);

        assertRefused(RefusalCode.DRAW_NOT_PARTY, () -> replace("agency", leaver));
        assertRefused(RefusalCode.DRAW_NOT_PARTY, () -> replace("centre", leaver));
        assertRefused(RefusalCode.DRAW_REASON_UNKNOWN, () -> replace("supervisor", leaver, "another would be better"));
        assertRefused(
                RefusalCode.REQUEST_MALFORMED,
                () -> province.submit(
                        TransactionName.DRAW_REPLACE,
                        "supervisor",
                        Map.of("draw", "D-1", "index", leaver, "reason", "declined")));

        Members replacement = replace("supervisor", leaver, "no-show")
                .members()
                .objects("replacements")
                .get(0);
        assertThat(replacement.text("reason")).isEqualTo("no-show");
        assertThat(replacement.hash("evidence")).isEqualTo(Province.SOME);
        assertThat(replacement.text("by")).isEqualTo(Province.key("supervisor").uscc());
    }

    @Test
    void aSecondDrawNeedsAVoidOneAndACause() {
        drawn("D-1");

        assertRefused(RefusalCode.DRAW_EXISTS, () -> freeze("D-1", "agency", Map.of()));
        assertRefused(RefusalCode.DRAW_ALREADY_DRAWN, () -> freeze("D-2", "agency", Map.of()));
        assertRefused(RefusalCode.DRAW_NOT_PARTY, () -> voidDraw("D-1", "agency"));
        assertRefused(RefusalCode.DRAW_NOT_PARTY, () -> voidDraw("D-1", "centre"));
        CanonicalJson voided = voidDraw("D-1", "supervisor");
        assertThat(voided.members().text("state")).isEqualTo("VOID");
        assertThat(voided.members().number("voids")).isEqualTo(1);

        assertRefused(RefusalCode.DRAW_WRONG_STATE, () -> voidDraw("D-1", "supervisor"));
        assertRefused(RefusalCode.DRAW_CAUSE_MISSING, () -> freeze("D-2", "agency", Map.of()));
        CanonicalJson second = freeze("D-2", "agency", Map.of("cause", "名册有误"));
        assertThat(second.members().number("voids")).isEqualTo(1);
        assertThat(second.members().text("cause")).isEqualTo("名册有误");
    }

    @Test
    void thePoolIsFixedBeforeAnythingElse() {
        assertRefused(RefusalCode.DRAW_POOL_COMMIT_WRONG, () -> freeze("D-1", "agency", Map.of("root", Hash.of())));
        assertRefused(RefusalCode.DRAW_POOL_COMMIT_WRONG, () -> freeze("D-1", "agency", Map.of("n", 11)));
        assertRefused(RefusalCode.DRAW_UNKNOWN_LOT, () -> freeze("D-1", "agency", Map.of("lot", "9")));
        assertRefused(RefusalCode.TENDER_UNKNOWN, () -> freeze("D-1", "agency", Map.of("tender", "T-9")));
        assertRefused(RefusalCode.DRAW_NOT_PARTY, () -> freeze("D-1", "bidder-1", Map.of()));
        assertRefused(RefusalCode.DRAW_UNKNOWN, () -> deal("D-1", "agency", "agency", secret("agency")));
    }

    @Test
    void everyPartySpeaksForItselfAndOnce() {
        freeze("D-1", "agency", Map.of());

        assertRefused(RefusalCode.DRAW_NOT_PARTY, () -> deal("D-1", "supervisor", "agency", secret("x")));
        assertRefused(RefusalCode.DRAW_NOT_PARTY, () -> deal("D-1", "witness", "supervisor", secret("x")));
        deal("D-1", "agency", "agency", secret("agency"));
        assertRefused(RefusalCode.DRAW_PARTY_DEALT, () -> deal("D-1", "agency", "agency", secret("other")));
        assertRefused(RefusalCode.DRAW_DEALING_MISSING, () -> freezeDealings("D-1"));
    }

    @Test
    void nothingIsRevealedBeforeTheDealingsAreFrozen() {
        freeze("D-1", "agency", Map.of());
        PARTIES.forEach(party -> deal("D-1", party, party, secret(party)));

        assertRefused(RefusalCode.DRAW_NOT_FROZEN, () -> reveal("D-1", "agency", "agency", secret("agency")));
        freezeDealings("D-1");
        assertRefused(RefusalCode.DRAW_PARTY_DEALT, () -> deal("D-1", "agency", "agency", secret("late")));
        assertRefused(RefusalCode.DRAW_WRONG_STATE, () -> freezeDealings("D-1"));
    }

    @Test
    void aSecretIsWhatWasDealt() {
        dealt("D-1");

        assertRefused(RefusalCode.DRAW_SECRET_MISMATCH, () -> reveal("D-1", "agency", "agency", secret("other")));
        assertRefused(RefusalCode.DRAW_NOT_PARTY, () -> reveal("D-1", "agency", "centre", secret("agency")));
        reveal("D-1", "agency", "agency", secret("agency"));
        assertRefused(RefusalCode.DRAW_SECRET_MISSING, () -> draw("D-1", TABLE));
    }

    @Test
    void theTableIsTheOneThatWasFrozen() {
        dealt("D-1");
        PARTIES.forEach(party -> reveal("D-1", party, party, secret(party)));

        List<List<String>> friendly = Stream.concat(
                        Stream.of(List.of("A", "R9", "U9")), TABLE.stream().skip(1))
                .toList();
        assertRefused(RefusalCode.DRAW_TABLE_MISMATCH, () -> draw("D-1", friendly));
        draw("D-1", TABLE);
        assertRefused(RefusalCode.DRAW_WRONG_STATE, () -> draw("D-1", TABLE));
    }

    @Test
    void dealersAreIndependent() {
        // One organisation in two roles: the agency of this tender is the centre itself.
        Province own = Province.founded();
        own.publishRule(2, Province.params(0).with("drawParties", List.of("agency", "centre")));
        Map<String, Object> tender = own.tender("T-1", Province.DEADLINE);
        tender.put("ruleVersion", 2);
        tender.put("agency", Map.of("uscc", Province.key("centre").uscc()));
        own.submit(TransactionName.TENDER_PUBLISH, "centre", tender);
        own.fabric.submit(TransactionName.DRAW_FREEZE_POOL, pool(own, "D-1", "centre", Map.of()));
        for (String party : List.of("agency", "centre")) {
            own.submit(TransactionName.DRAW_DEAL, "centre", dealing("D-1", party, secret(party)));
        }

        assertRefused(
                RefusalCode.DRAW_DEALERS_NOT_INDEPENDENT,
                () -> own.fabric.submit(TransactionName.DRAW_FREEZE_DEALINGS, Map.of("draw", "D-1")));
    }

    @Test
    void readsOnlyDrawsThatExist() {
        assertRefused(
                RefusalCode.DRAW_UNKNOWN,
                () -> province.fabric.evaluate(TransactionName.DRAW_READ, Map.of("draw", "D-9")));
    }

    private CanonicalJson drawn(String id) {
        dealt(id);
        PARTIES.forEach(party -> reveal(id, party, party, secret(party)));
        return draw(id, TABLE);
    }

    private void dealt(String id) {
        freeze(id, "agency", Map.of());
        PARTIES.forEach(party -> deal(id, party, party, secret(party)));
        freezeDealings(id);
    }

    private CanonicalJson freeze(String id, String player, Map<String, Object> changes) {
        return province.fabric.submit(TransactionName.DRAW_FREEZE_POOL, pool(province, id, player, changes));
    }

    private static Map<String, Object> pool(Province province, String id, String player, Map<String, Object> changes) {
        Hash root = Hash.of(Encoding.utf8("root"));
        Map<String, Object> body = new TreeMap<>(Map.of(
                "draw",
                id,
                "tender",
                "T-1",
                "lot",
                "1",
                "ruleHash",
                Province.SOME,
                "root",
                root,
                "n",
                POOL,
                "poolCommit",
                poolCommit(id),
                "tableDigest",
                CanonicalJson.of(TABLE).digest(),
                "removedRoot",
                Hash.of(),
                "removed",
                0));
        body.putAll(changes);
        return Map.of("act", province.act(TransactionName.DRAW_FREEZE_POOL, player, body), "params", PARAMS.text());
    }

    private static Hash poolCommit(String id) {
        return DrawHash.poolCommit(id, Province.SOME, Hash.of(Encoding.utf8("root")), POOL, PARAMS.text());
    }

    private static Map<String, Object> dealing(String id, String party, Hash secret) {
        return Map.of("draw", id, "party", party, "commitment", DrawHash.commitment(id, poolCommit(id), party, secret));
    }

    private void deal(String id, String party, String player, Hash secret) {
        province.submit(TransactionName.DRAW_DEAL, player, dealing(id, party, secret));
    }

    private void freezeDealings(String id) {
        province.fabric.submit(TransactionName.DRAW_FREEZE_DEALINGS, Map.of("draw", id));
    }

    private void reveal(String id, String party, String player, Hash secret) {
        province.submit(TransactionName.DRAW_REVEAL, player, Map.of("draw", id, "party", party, "secret", secret));
    }

    private CanonicalJson draw(String id, List<List<String>> table) {
        return province.fabric.submit(TransactionName.DRAW_DRAW, Map.of("draw", id, "table", table));
    }

    private CanonicalJson replace(String player, int index) {
        return replace(player, index, "declined");
    }

    private CanonicalJson replace(String player, int index, String reason) {
        return province.submit(
                TransactionName.DRAW_REPLACE,
                player,
                Map.of("draw", "D-1", "index", index, "reason", reason, "evidence", Province.SOME));
    }

    private CanonicalJson voidDraw(String id, String player) {
        return province.submit(TransactionName.DRAW_VOID, player, Map.of("draw", id, "cause", "名册有误"));
    }

    private static Hash secret(String of) {
        return Hash.of(Encoding.utf8("secret of " + of));
    }

    private static List<Integer> numbers(Members members, String name) {
        return members.list(name).stream()
                .map(number -> ((Long) number).intValue())
                .toList();
    }

    private static List<Integer> without(List<Integer> all, int one) {
        return all.stream().filter(index -> index != one).toList();
    }
}
