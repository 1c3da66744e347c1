package cn.ggzy.platform.service.draw;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.service.expert.Expert;
import cn.ggzy.platform.service.expert.ExpertId;
import cn.ggzy.platform.service.expert.Standing;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AvoidanceTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String FREE = "91620100MA7000018H";
    private static final String AGENCY = "91620102MA71ABCD8E";
    private static final String BIDDER = "91110000101623741K";

    private final Avoidance avoidance = new Avoidance(Set.of(AGENCY), Set.of(BIDDER), Set.of("served"), TODAY);

    @Test
    void letsAnUninvolvedExpertIn() {
        assertThat(avoidance.reason(expert("e", FREE, LocalDate.of(1970, 1, 1), Standing.ACTIVE, "c")))
                .isEmpty();
    }

    @Test
    void keepsOutThePeopleOfTheTendererAndTheAgency() {
        assertThat(avoidance.reason(expert("e", AGENCY, LocalDate.of(1970, 1, 1), Standing.ACTIVE, "c")))
                .contains("employer-is-party");
    }

    @Test
    void keepsOutThePeopleOfABidder() {
        assertThat(avoidance.reason(expert("e", BIDDER, LocalDate.of(1970, 1, 1), Standing.ACTIVE, "c")))
                .contains("employer-is-bidder");
    }

    @Test
    void seventyIsTooOldAndTheDayBeforeIsNot() {
        assertThat(avoidance.reason(expert("e", FREE, TODAY.minusYears(70), Standing.ACTIVE, "c")))
                .contains("over-age");
        assertThat(avoidance.reason(expert("e", FREE, TODAY.minusYears(70).plusDays(1), Standing.ACTIVE, "c")))
                .isEmpty();
    }

    @Test
    void namesTheFirstReasonOnly() {
        assertThat(avoidance.reason(expert("served", AGENCY, TODAY.minusYears(80), Standing.SUSPENDED, null)))
                .contains("suspended");
        assertThat(avoidance.reason(expert("served", FREE, LocalDate.of(1970, 1, 1), Standing.ACTIVE, "c")))
                .contains("left-this-committee");
        assertThat(avoidance.reason(expert("e", FREE, LocalDate.of(1970, 1, 1), Standing.ACTIVE, null)))
                .contains("no-certificate");
    }

    private static Expert expert(
            String id, String employer, LocalDate born, Standing standing, @Nullable String certificate) {
        return new Expert(new ExpertId(id), "某人", "620100", "A0801", employer, born, standing, certificate);
    }
}
