package cn.ggzy.platform.service.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RoomTest
class ExpertsTests {
    private final Experts experts;

    @Autowired
    ExpertsTests(Experts experts) {
        this.experts = experts;
    }

    @Test
    void findsTheExpertsOfASpecialtyWhateverTheirStanding() {
        experts.enter(List.of(expert("t1", "T0001", Standing.ACTIVE), expert("t2", "T0001", Standing.SUSPENDED)));

        assertThat(experts.of(List.of("T0001")))
                .extracting(Expert::standing)
                .containsExactly(Standing.ACTIVE, Standing.SUSPENDED);
        assertThat(experts.of(List.of())).isEmpty();
    }

    @Test
    void entersMoreThanOneBatch() {
        experts.enter(IntStream.range(0, 450)
                .mapToObj(no -> expert("many" + no, "T0002", Standing.ACTIVE))
                .toList());

        assertThat(experts.of(List.of("T0002"))).hasSize(450);
    }

    @Test
    void theRoleBelongsToTheCertificateWhileTheExpertIsActive() {
        Expert active = expert("t3", "T0003", Standing.ACTIVE);
        experts.enter(List.of(active));
        String certificate = String.valueOf(active.certificate());

        assertThat(experts.of(certificate)).containsExactly(Role.EXPERT);
        experts.suspend(active.id());
        assertThat(experts.of(certificate)).isEmpty();
    }

    @Test
    void anUnknownExpertIsRefusedByName() {
        assertThatThrownBy(() -> experts.find(new ExpertId("nobody")))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("expert.unknown"));
    }

    @Test
    void theInventedPoolIsAlwaysTheSameAndHasEverySpecialtyInManyRegions() {
        List<Expert> pool = PracticePool.of(500, 1);

        assertThat(PracticePool.of(500, 1)).isEqualTo(pool);
        assertThat(pool).hasSize(500).extracting(Expert::id).doesNotHaveDuplicates();
        assertThat(PracticePool.SPECIALTIES)
                .allSatisfy(specialty -> assertThat(pool.stream()
                                .filter(expert -> expert.specialty().equals(specialty))
                                .map(Expert::region)
                                .distinct())
                        .hasSizeGreaterThan(10));
    }

    private static Expert expert(String id, String specialty, Standing standing) {
        return new Expert(
                new ExpertId(id),
                "某专家",
                "620100",
                specialty,
                "91620100MA7000018H",
                LocalDate.of(1975, 5, 5),
                standing,
                "%64s".formatted(Integer.toHexString(id.hashCode())).replace(' ', '0'));
    }
}
