package cn.ggzy.chain.draw;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.Vectors;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.merkle.Proofs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The worked example of PRTP-DRAW-1, first computed by two other programs. */
class DrawVectorTest {
    private static final int E03 = 1;

    private final Members vector = Vectors.read("draw.json");
    private final DrawParams params = DrawParams.parse(vector.text("params"));

    @Test
    void fixesThePool() {
        List<Hash> leaves = new ArrayList<>();
        for (Members expert : vector.objects("experts")) {
            leaves.add(DrawHash.leaf(
                    vector.text("draw"),
                    leaves.size(),
                    expert.text("id"),
                    expert.text("specialty"),
                    expert.text("region"),
                    expert.hex("salt", 16)));
        }

        assertThat(leaves).isEqualTo(vector.hashes("leaves"));
        assertThat(MerkleTree.of(leaves).root()).isEqualTo(vector.hash("root"));
        assertThat(DrawHash.poolCommit(
                        vector.text("draw"), vector.hash("ruleHash"), vector.hash("root"), 10, params.text()))
                .isEqualTo(vector.hash("poolCommit"));
    }

    @Test
    void fixesTheDealingsAndTheSeed() {
        Hash pool = vector.hash("poolCommit");
        for (Members party : vector.objects("parties")) {
            assertThat(DrawHash.commitment(vector.text("draw"), pool, party.text("party"), party.hash("secret")))
                    .isEqualTo(party.hash("commitment"));
        }
        assertThat(DrawHash.dealings(each("commitment"))).isEqualTo(vector.hash("dealings"));
        assertThat(seed(vector.text("beacon"))).isEqualTo(vector.hash("seed"));
    }

    @Test
    void ordersThePool() {
        assertThat(Permutation.of(vector.hash("seed"), 10)).isEqualTo(indices(vector, "order"));
        for (Members other : vector.objects("otherBeacons")) {
            assertThat(seed(other.text("beacon"))).isEqualTo(other.hash("seed"));
            assertThat(Permutation.of(other.hash("seed"), 10)).isEqualTo(indices(other, "order"));
        }
    }

    @Test
    void seatsTheCommittee() {
        Selection.Outcome outcome = selection().first().orElseThrow();

        assertThat(outcome.committee().indices()).isEqualTo(indices(vector, "committee"));
        assertThat(words(outcome)).isEqualTo(words(vector));
    }

    @Test
    void replacesWithoutDisplacingAnyone() {
        Committee committee = selection().first().orElseThrow().committee();
        Set<Integer> declined = new HashSet<>();
        for (Members replacement : vector.objects("replacements")) {
            int gone = (int) replacement.number("index");
            declined.add(gone);
            Selection.Outcome outcome =
                    selection().replacement(committee, gone, declined).orElseThrow();
            assertThat(outcome.committee().indices()).isEqualTo(indices(replacement, "committee"));
            assertThat(words(outcome)).isEqualTo(words(replacement));
            committee = outcome.committee();
        }
    }

    @Test
    void aFreshRunWouldThrowOutAConfirmedMember() {
        int gone = (int) vector.objects("replacements").get(0).number("index");
        List<Integer> without =
                indices(vector, "order").stream().filter(index -> index != gone).toList();

        List<Integer> naive = new Selection(params, table(), without)
                .first()
                .orElseThrow()
                .committee()
                .indices();

        assertThat(naive).isEqualTo(indices(vector, "naiveRerunAfterFirst"));
        assertThat(naive).doesNotContain(E03);
    }

    @Test
    void opensOneExpertAgainstTheRoot() {
        Members opened = vector.objects("opened").get(0);
        int index = (int) opened.number("index");
        Members expert = vector.objects("experts").get(index);
        Hash leaf = DrawHash.leaf(
                vector.text("draw"),
                index,
                opened.text("expertId"),
                expert.text("specialty"),
                expert.text("region"),
                opened.hex("salt", 16));

        assertThat(leaf.hex()).isEqualTo("ecb9f0a7703e3646589fb1da1d4431a9184475a0858de6b2c47ecad7983cb4e0");
        assertThat(Proofs.included(leaf, index, 10, opened.hashes("path"), vector.hash("root")))
                .isTrue();
    }

    private Hash seed(String beacon) {
        return DrawHash.seed(
                vector.text("draw"),
                vector.hash("poolCommit"),
                vector.hash("dealings"),
                each("secret"),
                Hex.decode(beacon));
    }

    private SortedMap<String, Hash> each(String what) {
        SortedMap<String, Hash> values = new TreeMap<>();
        vector.objects("parties").forEach(party -> values.put(party.text("party"), party.hash(what)));
        return values;
    }

    private Selection selection() {
        return new Selection(params, table(), indices(vector, "order"));
    }

    private List<Candidate> table() {
        return vector.objects("experts").stream()
                .map(e -> new Candidate(e.text("specialty"), e.text("region"), e.text("employer")))
                .toList();
    }

    private static List<String> words(Selection.Outcome outcome) {
        return outcome.decisions().stream()
                .map(decision -> decision.index() + " " + decision.verdict().text())
                .toList();
    }

    private static List<String> words(Members members) {
        return members.objects("decisions").stream()
                .map(decision -> decision.number("index") + " " + decision.text("verdict"))
                .toList();
    }

    private static List<Integer> indices(Members members, String name) {
        return members.list(name).stream()
                .map(number -> ((Long) number).intValue())
                .toList();
    }
}
