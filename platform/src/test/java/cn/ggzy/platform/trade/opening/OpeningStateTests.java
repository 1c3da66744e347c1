package cn.ggzy.platform.trade.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.bid.BidId;
import cn.ggzy.platform.trade.tender.TenderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OpeningStateTests {
    private static final Instant UNTIL = Instant.parse("2026-03-01T02:00:00Z");
    private final Opening releasing =
            Opening.waiting(new TenderId("T1")).closed().releasing(UNTIL);
    private final Entry sealed = Entry.sealed(BidId.of("T1", "1", "0".repeat(32)));

    @Test
    void takesKeysInTheWindowOnly() {
        releasing.requireWindow(UNTIL.minusMillis(1));
        refused("opening.window-over", () -> releasing.requireWindow(UNTIL));
        refused("opening.not-started", () -> Opening.waiting(new TenderId("T1")).requireWindow(UNTIL));
    }

    @Test
    void whoDoesNotReleaseInTheWindowHasWithdrawnByHisOwnFault() {
        Entry absent = sealed.absent(UNTIL, UNTIL);

        assertThat(absent.state()).isEqualTo(EntryState.ABSENT);
        assertThat(absent.fault()).isEqualTo(Fault.BIDDER);
        refused("opening.window-open", () -> sealed.absent(UNTIL.minusMillis(1), UNTIL));
    }

    @Test
    void whoReleasedInTimeIsNotAbsentHoweverLongTheDecryptionTakes() {
        refused("opening.released-already", () -> sealed.released().absent(UNTIL.plusSeconds(9), UNTIL));
    }

    @Test
    void aFileChangedInTheStoreIsNotTheBiddersFault() {
        assertThat(sealed.released().refused("bid.sealed-file-changed", "tx").fault())
                .isEqualTo(Fault.OTHERS);
        assertThat(sealed.released().refused("bid.content-differs", "tx").fault())
                .isEqualTo(Fault.BIDDER);
    }

    @Test
    void whatNobodyHasShownToBeTheBiddersFaultIsNotHis() {
        for (String code : List.of(
                "ledger.not-endorsed",
                "ledger.conflict",
                "clock.out-of-tolerance",
                "bid.not-closed",
                "opening.store-unreadable",
                "some.new-code")) {
            assertThat(Fault.ofCode(code)).as(code).isEqualTo(Fault.OTHERS);
        }
        for (String code :
                List.of("bid.content-differs", "bid.figure-differs", "bid.identity-mismatch", "bid.second-bid")) {
            assertThat(Fault.ofCode(code)).as(code).isEqualTo(Fault.BIDDER);
        }
    }

    @Test
    void troubleOfTheNetworkIsNoJudgement() {
        assertThat(List.of("ledger.not-endorsed", "ledger.conflict", "clock.out-of-tolerance", "bid.not-closed"))
                .allMatch(Judging::isNoJudgement);
        assertThat(List.of("bid.not-live", "act.malformed", "bid.unknown")).noneMatch(Judging::isNoJudgement);
    }

    @Test
    void anOpenedBidIsFinalAndARefusedOneIsReleasedAgainOnlyWhereOthersAreAtFault() {
        refused("opening.judged-already", opened()::released);
        refused("opening.released-already", sealed.released()::released);
        refused("opening.judged-already", sealed.released().refused("bid.content-differs", "tx")::released);
        assertThat(sealed.released()
                        .refused("bid.sealed-file-changed", "tx")
                        .released()
                        .state())
                .isEqualTo(EntryState.RELEASED);
    }

    @Test
    void anOpenedBidIsRefusedTogetherWithASecondOneOfItsOrganisation() {
        Entry refused = opened().alsoRefused("bid.second-bid", "tx-2");

        assertThat(refused.state()).isEqualTo(EntryState.REFUSED);
        assertThat(refused.fault()).isEqualTo(Fault.BIDDER);
        assertThat(refused.figures()).isEmpty();
        assertThat(refused.document()).isNull();
        refused("opening.judged-already", () -> sealed.alsoRefused("bid.second-bid", "tx-2"));
    }

    @Test
    void theHallCountsTheKeysThatAreIn() {
        assertThat(HallView.LotView.of(List.of(sealed, sealed.released(), opened(), sealed.absent(UNTIL, UNTIL))))
                .containsExactly(new HallView.LotView("1", 4, 2));
    }

    @Test
    void progressNeverGoesBack() {
        assertThat(sealed.released().decrypted(40).decrypted(20).progress()).isEqualTo(40);
    }

    @Test
    void endsAtOnceWhenEveryBidIsOpen() {
        assertThat(releasing
                        .opened(List.of(opened()), UNTIL.minusSeconds(60), "{}")
                        .state())
                .isEqualTo(OpeningState.OPENED);
    }

    @Test
    void waitsForTheWholeWindowWhereABidIsNotOpen() {
        List<Entry> entries = List.of(opened(), sealed.released().refused("bid.content-differs", "tx"));

        refused("opening.not-all-judged", () -> releasing.opened(entries, UNTIL.minusMillis(1), "{}"));
        assertThat(releasing.opened(entries, UNTIL, "{}").state()).isEqualTo(OpeningState.OPENED);
    }

    @Test
    void waitsForADecryptionThatRunsOverTheWindow() {
        assertThat(releasing.mayEnd(List.of(sealed.released()), UNTIL.plusSeconds(60)))
                .isFalse();
    }

    private Entry opened() {
        return sealed.released()
                .opened(new Entry.Identity("91620100MA00000017", "某公司"), Map.of("price", "1"), "tx", "doc");
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
