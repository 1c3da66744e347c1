package cn.ggzy.ca.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.practice.PracticeProvince;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustListStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T01:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

    private static TrustList first;
    private static TrustList second;

    @BeforeAll
    static void takeThePracticeList(@TempDir Path directory) {
        first = PracticeProvince.openOrCreate(directory, Clock.fixed(NOW, ZoneOffset.UTC))
                .trustList();
        second = first.next(
                "practice-sm2", new StatusPeriod(ServiceStatus.SUSPENDED, LATER, Optional.of("决定 1")), LATER);
    }

    @Test
    void theVersionOfTheDayIsInForce() {
        TrustListStore store = TrustListStore.empty().accept(first).accept(second);

        assertThat(store.inForce(NOW.minusMillis(1))).isEmpty();
        assertThat(store.inForce(NOW)).contains(first);
        assertThat(store.inForce(LATER.minusMillis(1))).contains(first);
        assertThat(store.inForce(LATER)).contains(second);
        assertThat(store.newest()).contains(second);
        assertThat(store.versions()).hasSize(2);
    }

    @Test
    void nobodyBringsAnOlderVersionBack() {
        TrustListStore store = TrustListStore.empty().accept(first).accept(second);

        assertThatThrownBy(() -> store.accept(first)).hasMessageStartingWith("trust.sequence");
        assertThatThrownBy(() -> store.accept(second)).hasMessageStartingWith("trust.sequence");
        assertThatThrownBy(() -> TrustListStore.empty().accept(second)).hasMessageStartingWith("trust.sequence");
    }

    @Test
    void aVersionThatNamesAnotherPastIsRefused() {
        TrustListStore store = TrustListStore.empty().accept(first);
        TrustList stranger = with(second, Optional.of("ab".repeat(32)), second.issued());
        TrustList early = with(second, second.previous(), NOW.minusSeconds(1));

        assertThatThrownBy(() -> store.accept(stranger)).hasMessageStartingWith("trust.previous");
        assertThatThrownBy(() -> store.accept(early)).hasMessageStartingWith("trust.issued");
        assertThat(store.newest()).as("a refusal changes nothing").contains(first);
    }

    @Test
    void ofThePracticeListOnlyTheMissingTestsAreRemarked() {
        assertThat(TrustListLinter.lint(first, NOW))
                .extracting(TrustListLinter.Remark::finding)
                .containsOnly(TrustListLinter.Finding.RULE_WITHOUT_TEST);
    }

    @Test
    void whatIsOddIsRemarked() {
        TrustService sm2 = first.service("practice-sm2").orElseThrow();
        StatusPeriod again = new StatusPeriod(ServiceStatus.GRANTED, LATER, Optional.empty());
        TrustService odd = new TrustService(
                sm2.id(),
                sm2.name(),
                sm2.certificate(),
                sm2.chain(),
                java.util.Set.of(),
                List.of(sm2.history().get(0), again),
                sm2.profile());
        Governor centre = first.governor("centre").orElseThrow();
        TrustList list = new TrustList(
                1,
                Optional.empty(),
                NOW,
                Optional.of(LATER),
                List.of(centre, new Governor("supervisor", centre.certificate())),
                List.of(odd),
                first.profiles());

        assertThat(TrustListLinter.lint(list, LATER))
                .extracting(remark -> remark.finding().name() + " " + remark.about())
                .contains(
                        "NEXT_UPDATE_PAST sequence 1",
                        "NO_PURPOSE practice-sm2",
                        "STATUS_REPEATED practice-sm2 " + LATER,
                        "KEY_USED_TWICE supervisor and centre")
                .anyMatch(remark -> remark.startsWith("PROFILE_UNUSED"));
        assertThat(TrustListLinter.lint(first, Instant.parse("2126-01-01T00:00:00Z")))
                .extracting(TrustListLinter.Remark::finding)
                .contains(TrustListLinter.Finding.CERTIFICATE_EXPIRED);
        for (TrustListLinter.Finding finding : TrustListLinter.Finding.values()) {
            assertThat(finding.zh()).isNotBlank();
            assertThat(finding.en()).isNotBlank();
        }
    }

    private static TrustList with(TrustList list, Optional<String> previous, Instant issued) {
        return new TrustList(
                list.sequence(),
                previous,
                issued,
                list.nextUpdate(),
                list.governors(),
                list.services(),
                list.profiles());
    }
}
