package cn.ggzy.chain.contract;

import static cn.ggzy.chain.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.chain.contract.Province.Bidding;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BidContractTest {
    private final Province province = Province.withTender();

    @ParameterizedTest
    @ValueSource(strings = {"bidder-1", "bidder-2", "bidder-3"})
    void receivesABidUnderAnyCertificateFamily(String player) {
        CanonicalJson receipt = province.bid(player, 1).submit();

        assertThat(receipt.members().instant("receivedAt")).isEqualTo(Province.START);
        assertThat(receipt.members().instant("deadline")).isEqualTo(Province.DEADLINE);
    }

    @Test
    void receivesABidOneSecondAndOneMillisecondBeforeTheDeadline() {
        province.fabric.setTime(Province.DEADLINE.minusSeconds(1));
        province.bid("bidder-1", 1).submit();
        province.fabric.setTime(Province.DEADLINE.minusNanos(1));

        CanonicalJson receipt = province.bid("bidder-2", 2).submit();

        assertThat(receipt.members().text("receivedAt")).isEqualTo("2026-03-01T01:29:59.999Z");
    }

    @Test
    void refusesABidThatArrivesAtTheDeadline() {
        province.fabric.setTime(Province.DEADLINE);

        assertRefused(RefusalCode.BID_LATE, () -> province.bid("bidder-1", 1).submit());
    }

    @Test
    void believesNoSenderWhoClaimsAnEarlierTime() {
        province.fabric.setTime(Province.DEADLINE.minusSeconds(1));
        province.fabric.skewClocks(Duration.ofSeconds(6));

        assertRefused(
                RefusalCode.CLOCK_OUT_OF_TOLERANCE,
                () -> province.bid("bidder-1", 1).submit());
    }

    @Test
    void givesTheSameReceiptForTheSameBidEvenAfterTheDeadline() {
        Bidding bid = province.bid("bidder-1", 1);
        CanonicalJson receipt = bid.submit();
        province.fabric.setTime(Province.DEADLINE.plusSeconds(30));

        assertThat(bid.submit()).isEqualTo(receipt);
        assertThat(province.fabric
                        .endorse(bid.name, bid.argument, bid.secrets())
                        .writes())
                .isEmpty();
    }

    @Test
    void aTicketIsForOneBid() {
        province.bid("bidder-1", 1).submit();

        assertRefused(
                RefusalCode.BID_TICKET_TAKEN, () -> province.bid("bidder-2", 1).submit());
    }

    @Test
    void knowsItsTendersAndLots() {
        assertRefused(
                RefusalCode.BID_UNKNOWN_LOT, () -> new Bidding(province, "bidder-1", "9", "0".repeat(32)).submit());
        Bidding elsewhere = province.bid("bidder-1", 1);
        elsewhere.argument.put("tender", "T-9");
        assertRefused(RefusalCode.TENDER_UNKNOWN, elsewhere::submit);
    }

    @Test
    void takesNoBidThatIsNotCompletelyStored() {
        Bidding unsigned = province.bid("bidder-1", 1);
        unsigned.argument.put("stored", Province.stored(new Ticket("T-1", "1", "f".repeat(32)), Province.START));
        assertRefused(RefusalCode.BID_NOT_STORED, unsigned::submit);

        Bidding fromTheFuture = province.bid("bidder-1", 1);
        fromTheFuture.argument.put(
                "stored",
                Province.stored(new Ticket("T-1", "1", String.format("%032x", 1)), Province.START.plusSeconds(60)));
        assertRefused(RefusalCode.BID_NOT_STORED, fromTheFuture::submit);
    }

    @Test
    void theOperatorCannotBidForSomebodyWithoutHisKey() {
        Bidding forged = province.bid("bidder-1", 1);
        Bidding own = province.bid("bidder-2", 1);

        // Signed with another key: the commitment names bidder 1.
        forged.act = Optional.of(withBody(forged, "bidder-2"));
        assertRefused(RefusalCode.BID_IDENTITY_MISMATCH, forged::submit);

        // The signature of one bid under the figures of another.
        forged.act = Optional.of(own.act());
        assertRefused(RefusalCode.BID_IDENTITY_MISMATCH, forged::submit);

        // The certificate of the one with the signature of the other.
        Map<String, Object> mixed = new TreeMap<>(withBody(forged, "bidder-2"));
        CanonicalJson signature = CanonicalJson.of(mixed.get("signature"));
        mixed.put(
                "signature",
                signature.with(
                        "certificate", Province.base64(Province.key("bidder-5").certificate())));
        forged.act = Optional.of(mixed);
        assertRefused(RefusalCode.ACT_BAD_SIGNATURE, forged::submit);
    }

    @Test
    void theCarrierCannotChangeABid() {
        Bidding bid = province.bid("bidder-1", 1);
        bid.act();
        bid.argument.put("figures", Map.of("price", Commitments.figure("price", Province.SALT, "1")));

        assertRefused(RefusalCode.BID_IDENTITY_MISMATCH, bid::submit);
    }

    @Test
    void nothingOnTheLedgerTellsWhoBids() {
        Bidding bid = province.bid("bidder-1", 1);
        String before = province.fabric.dump();
        bid.submit();
        bid.withdraw("bidder-1");
        String added = province.fabric.dump().replace(before, "");

        assertThat(added)
                .doesNotContain(Province.key("bidder-1").uscc())
                .doesNotContain(Hash.of(Province.key("bidder-1").certificate()).hex())
                .doesNotContain(Province.base64(Province.key("bidder-1").certificate()));
        assertThat(added.lines().filter(line -> line.startsWith("bid|"))).hasSize(1);
    }

    @Test
    void aBidThatWasEndorsedBeforeACloseDiesAfterIt() {
        province.fabric.setTime(Province.DEADLINE.minusSeconds(1));
        Bidding bid = province.bid("bidder-1", 1);
        var endorsed = province.fabric.endorse(bid.name, bid.argument, bid.secrets());
        province.close();

        assertThat(province.fabric.commit(endorsed)).isFalse();
    }

    @Test
    void twoBidsDoNotDisturbEachOther() {
        Bidding first = province.bid("bidder-1", 1);
        Bidding second = province.bid("bidder-2", 2);
        var one = province.fabric.endorse(first.name, first.argument, first.secrets());
        var two = province.fabric.endorse(second.name, second.argument, second.secrets());

        assertThat(province.fabric.commit(one)).isTrue();
        assertThat(province.fabric.commit(two)).isTrue();
    }

    @Test
    void aClosedTenderTakesNoBidWhateverTheTimeSays() {
        province.close();
        province.fabric.setTime(Province.DEADLINE.minusSeconds(1));

        assertRefused(
                RefusalCode.BID_TENDER_CLOSED, () -> province.bid("bidder-1", 1).submit());
    }

    @Test
    void replacesABidForItsBidderOnly() {
        Bidding old = province.bid("bidder-1", 1);
        old.submit();

        assertRefused(
                RefusalCode.BID_NOT_YOURS,
                () -> province.bid("bidder-2", 2).replacing().replace(old));
        CanonicalJson receipt = province.bid("bidder-1", 3).replacing().replace(old);

        assertThat(receipt.members().number("version")).isEqualTo(2);
        assertThat(state(old)).isEqualTo("REPLACED");
        assertRefused(
                RefusalCode.BID_NOT_LIVE,
                () -> province.bid("bidder-1", 4).replacing().replace(old));
        assertRefused(RefusalCode.BID_NOT_LIVE, () -> old.withdraw("bidder-1"));
        province.fabric.setTime(Province.DEADLINE);
        assertRefused(
                RefusalCode.BID_LATE,
                () -> province.bid("bidder-1", 5).replacing().replace(old));
    }

    @Test
    void withdrawsABidForItsBidderOnly() {
        Bidding bid = province.bid("bidder-1", 1);
        bid.submit();

        assertRefused(RefusalCode.BID_NOT_YOURS, () -> bid.withdraw("bidder-2"));
        bid.withdraw("bidder-1");

        assertThat(state(bid)).isEqualTo("WITHDRAWN");
        province.close();
        assertRefused(RefusalCode.BID_NOT_LIVE, () -> bid.open(bid.opening()));
    }

    @Test
    void withdrawsNothingAfterTheDeadline() {
        Bidding bid = province.bid("bidder-1", 1);
        bid.submit();
        province.fabric.setTime(Province.DEADLINE);

        assertRefused(RefusalCode.BID_LATE, () -> bid.withdraw("bidder-1"));
    }

    @Test
    void opensNothingBeforeTheTenderIsClosed() {
        Bidding bid = province.bid("bidder-1", 1);
        bid.submit();
        province.fabric.setTime(Province.DEADLINE.plusSeconds(59));

        assertRefused(RefusalCode.BID_NOT_CLOSED, () -> bid.open(bid.opening()));
    }

    @Test
    void opensWhatWasPromised() {
        Bidding bid = submittedAndClosed("bidder-3");

        CanonicalJson judgement = bid.open(bid.opening());

        assertThat(judgement.members().text("outcome")).isEqualTo("OPENED");
        assertThat(judgement.members().text("uscc"))
                .isEqualTo(Province.key("bidder-3").uscc());
        assertThat(judgement.members().object("figures").text("price")).isEqualTo("123456789");
        assertRefused(RefusalCode.BID_ALREADY_OPENED, () -> bid.open(bid.opening()));
    }

    @Test
    void recordsWhyAnOpeningFails() {
        assertJudged(RefusalCode.BID_SEALED_FILE_CHANGED, "sealedRoot", Hash.of());
        assertJudged(RefusalCode.BID_CONTENT_DIFFERS, "plaintextDigest", Hash.of());
        assertJudged(RefusalCode.BID_CONTENT_DIFFERS, "contentSalt", "1".repeat(32));
        assertJudged(
                RefusalCode.BID_FIGURE_DIFFERS,
                "figures",
                Map.of("price", Map.of("salt", "0".repeat(32), "value", "1")));
        assertJudged(RefusalCode.BID_FIGURE_DIFFERS, "figures", Map.of());
        assertJudged(RefusalCode.BID_IDENTITY_MISMATCH, "salt", "1".repeat(32));
        assertJudged(
                RefusalCode.BID_IDENTITY_MISMATCH,
                "act",
                Province.withTender().bid("bidder-2", 9).act());
    }

    @Test
    void aFalseOpeningIsNotTheLastWord() {
        Bidding bid = submittedAndClosed("bidder-1");
        Map<String, Object> lie = bid.opening();
        lie.put("plaintextDigest", Hash.of());
        bid.open(lie);

        assertThat(state(bid)).isEqualTo("REFUSED");
        assertThat(bid.open(bid.opening()).members().text("outcome")).isEqualTo("OPENED");
        assertThat(read(bid).members().list("openings")).hasSize(2);
    }

    @Test
    void noNumberOfFalseOpeningsBuriesABid() {
        Bidding bid = submittedAndClosed("bidder-1");
        Map<String, Object> lie = bid.opening();
        lie.put("plaintextDigest", Hash.of());
        for (int i = 0; i < 20; i++) {
            bid.open(lie);
        }

        assertThat(read(bid).members().list("openings")).hasSize(16);
        assertThat(read(bid).members().number("refusals")).isEqualTo(20);
        assertThat(bid.open(bid.opening()).members().text("outcome")).isEqualTo("OPENED");
        assertThat(read(bid).members().list("openings")).hasSize(17);
        assertThat(state(bid)).isEqualTo("OPENED");
    }

    @Test
    void ofTwoBidsOfOneOrganisationForALotNeitherCounts() {
        Bidding first = province.bid("bidder-1", 1);
        Bidding second = province.bid("bidder-1", 2);
        Bidding third = province.bid("bidder-1", 3);
        first.submit();
        second.submit();
        third.submit();
        province.close();
        first.open(first.opening());

        CanonicalJson judgement = second.open(second.opening());

        assertThat(judgement.members().text("outcome")).isEqualTo("REFUSED");
        assertThat(judgement.members().text("code")).isEqualTo("bid.second-bid");
        assertThat(judgement.members().text("alsoRefused")).isEqualTo(first.argument.get("ticket"));
        assertThat(state(first)).isEqualTo("REFUSED");
        assertThat(read(first).members().objects("openings").get(1).text("other"))
                .isEqualTo(second.argument.get("ticket"));
        for (Bidding again : List.of(first, second, third)) {
            CanonicalJson later = again.open(again.opening());
            assertThat(later.members().text("code")).isEqualTo("bid.second-bid");
            assertThat(later.members().has("alsoRefused")).isFalse();
        }
    }

    @Test
    void aSecondBidThatDoesNotFitHarmsNobody() {
        Bidding first = province.bid("bidder-1", 1);
        Bidding second = province.bid("bidder-1", 2);
        first.submit();
        second.submit();
        province.close();
        first.open(first.opening());
        Map<String, Object> lie = second.opening();
        lie.put("plaintextDigest", Hash.of());

        assertThat(second.open(lie).members().text("code")).isEqualTo("bid.content-differs");
        assertThat(state(first)).isEqualTo("OPENED");
    }

    @Test
    void aBidIsJudgedUnderTheTrustListOfItsReception() {
        Bidding bid = province.bid("bidder-1", 1);
        bid.submit();
        CanonicalJson list = Province.firstList();
        CanonicalJson next = list.with("sequence", 2)
                .with("previous", list.digest())
                .with(
                        "services",
                        list.members().objects("services").stream()
                                .filter(service -> !service.text("id").equals("practice-rsa"))
                                .map(Members::json)
                                .toList());
        province.publishTrust(next);
        province.close();

        assertThat(read(bid).members().number("trustSequence")).isEqualTo(1);
        assertThat(bid.open(bid.opening()).members().text("outcome")).isEqualTo("OPENED");
    }

    @Test
    void listsTheTicketsOfALot() {
        province.bid("bidder-1", 1).submit();
        province.bid("bidder-2", 2).submit();

        CanonicalJson list = province.fabric.evaluate(TransactionName.BID_LIST, Map.of("tender", "T-1", "lot", "1"));

        assertThat(list.members().objects("bids").stream().map(bid -> bid.text("state")))
                .containsExactly("RECEIVED", "RECEIVED");
        assertRefused(RefusalCode.BID_UNKNOWN, () -> read(province.bid("bidder-1", 7)));
    }

    private void assertJudged(RefusalCode code, String member, Object value) {
        Province own = Province.withTender();
        Bidding bid = own.bid("bidder-1", 1);
        bid.submit();
        own.close();
        Map<String, Object> opening = bid.opening();
        opening.put(member, value);
        CanonicalJson judgement = bid.open(opening);
        assertThat(judgement.members().text("outcome")).isEqualTo("REFUSED");
        assertThat(judgement.members().text("code")).isEqualTo(code.text());
    }

    private Bidding submittedAndClosed(String player) {
        Bidding bid = province.bid(player, 1);
        bid.submit();
        province.close();
        return bid;
    }

    private Map<String, Object> withBody(Bidding bid, String signer) {
        Map<String, Object> body = new TreeMap<>(bid.argument);
        body.remove("stored");
        return province.act(TransactionName.BID_SUBMIT, signer, body);
    }

    private String state(Bidding bid) {
        return read(bid).members().text("state");
    }

    private CanonicalJson read(Bidding bid) {
        return province.fabric.evaluate(
                TransactionName.BID_READ, Map.of("tender", "T-1", "lot", "1", "ticket", bid.argument.get("ticket")));
    }
}
