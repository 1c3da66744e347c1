package cn.ggzy.platform.service.draw;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.draw.QuotaLine;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.platform.service.expert.Expert;
import cn.ggzy.platform.service.expert.ExpertId;
import cn.ggzy.platform.service.expert.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolTests {
    private static final DrawId DRAW = new DrawId("D-1");
    private static final Avoidance NONE = new Avoidance(Set.of(), Set.of(), Set.of(), LocalDate.of(2026, 11, 23));

    @Test
    void sortsByNumberAndKeepsToSpecialtyAndRegion() {
        Pool pool = Pool.of(
                DRAW,
                List.of(
                        expert("E3", "A0801", "620100"),
                        expert("E1", "A0801", "620200"),
                        expert("E2", "B0103", "620100"),
                        expert("E4", "C0201", "620100")),
                List.of(new QuotaLine("A0801", "*", 1), new QuotaLine("B0103", "620200", 1)),
                NONE);

        assertThat(pool.members()).extracting(member -> member.expert().value()).containsExactly("E1", "E3");
        assertThat(pool.members()).extracting(PoolMember::index).containsExactly(0, 1);
    }

    @Test
    void commitsTheRemovedTooAndSaltsEverybodyAnew() {
        List<Expert> library = List.of(expert("E1", "A0801", "620100"), suspended("E2"));
        List<QuotaLine> quotas = List.of(new QuotaLine("A0801", "*", 1));

        Pool one = Pool.of(DRAW, library, quotas, NONE);
        Pool other = Pool.of(DRAW, library, quotas, NONE);

        assertThat(one.removed()).extracting(Removed::reason).containsExactly("suspended");
        assertThat(one.removedRoot()).isNotEqualTo(other.removedRoot()).isNotEqualTo(MerkleTree.emptyRoot());
        assertThat(one.tree().root()).isNotEqualTo(other.tree().root());
    }

    @Test
    void theTableNamesNobodyButGroupsPeopleOfOneEmployer() {
        Pool pool = Pool.of(
                DRAW,
                List.of(expert("E1", "A0801", "620100"), expert("E2", "A0801", "620200")),
                List.of(new QuotaLine("A0801", "*", 1)),
                NONE);

        assertThat(pool.table().get(0).get(2))
                .isEqualTo(pool.table().get(1).get(2))
                .hasSize(16)
                .isNotEqualTo("91620100MA7000018H");
    }

    private static Expert expert(String id, String specialty, String region) {
        return new Expert(
                new ExpertId(id),
                "某人",
                region,
                specialty,
                "91620100MA7000018H",
                LocalDate.of(1970, 1, 1),
                Standing.ACTIVE,
                "c");
    }

    private static Expert suspended(String id) {
        return new Expert(
                new ExpertId(id),
                "某人",
                "620100",
                "A0801",
                "91620100MA7000018H",
                LocalDate.of(1970, 1, 1),
                Standing.SUSPENDED,
                "c");
    }
}
