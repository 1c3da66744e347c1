package cn.ggzy.chain.contract;

import static cn.ggzy.chain.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.names.Namespace;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TenderContractTest {
    @Test
    void keepsTheRuleATenderWasMadeUnder() {
        Province province = Province.withTender();

        CanonicalJson tender = province.fabric.evaluate(TransactionName.TENDER_READ, Map.of("tender", "T-1"));

        assertThat(tender.members().text("state")).isEqualTo("OPEN");
        assertThat(tender.members().json("params")).isEqualTo(Province.params(0));
        assertThat(tender.members().instant("deadline")).isEqualTo(Province.DEADLINE);
    }

    @Test
    void publishesATenderOnce() {
        Province province = Province.withTender();

        assertRefused(RefusalCode.TENDER_EXISTS, () -> publish(province, "agency", Map.of()));
    }

    @Test
    void takesNoTenderFromSomebodyElse() {
        Province province = Province.founded();

        assertRefused(RefusalCode.TENDER_NOT_PARTY, () -> publish(province, "bidder-1", Map.of()));
    }

    @Test
    void givesBiddersTheDaysOfTheLaw() {
        Province province = Province.founded();
        province.publishRule(2, Province.params(20));

        // Published on 1 March (Beijing); that day does not count.
        assertRefused(
                RefusalCode.TENDER_PERIOD_TOO_SHORT,
                () -> publish(
                        province,
                        "agency",
                        Map.of("ruleVersion", 2, "deadline", Instant.parse("2026-03-20T15:59:59Z"))));
        CanonicalJson tender = publish(
                province, "agency", Map.of("ruleVersion", 2, "deadline", Instant.parse("2026-03-20T16:00:00Z")));
        assertThat(tender.members().text("state")).isEqualTo("OPEN");
    }

    @Test
    void publishesNothingThatIsOverAlready() {
        Province province = Province.founded();

        assertRefused(
                RefusalCode.TENDER_DEADLINE_PASSED,
                () -> publish(province, "agency", Map.of("deadline", Province.START)));
    }

    @Test
    void knowsItsRules() {
        Province province = Province.founded();

        assertRefused(RefusalCode.RULE_UNKNOWN, () -> publish(province, "agency", Map.of("ruleVersion", 9)));
    }

    @Test
    void followsNoRuleThatHasEnded() {
        Province province = Province.founded();
        Map<String, Object> body = Map.of("ruleSet", "practice", "version", 1, "until", Province.START);
        Map<String, Object> argument = new TreeMap<>(body);
        argument.put("acts", province.both(TransactionName.RULE_RETIRE, body));
        province.fabric.submit(TransactionName.RULE_RETIRE, argument);

        assertRefused(RefusalCode.RULE_RETIRED, () -> publish(province, "agency", Map.of()));
    }

    @Test
    void followsNoRuleBeforeItsDay() {
        Province province = Province.founded();
        province.fabric.setTime(Province.START.minusSeconds(2));

        assertRefused(RefusalCode.RULE_NOT_IN_FORCE, () -> publish(province, "agency", Map.of()));
    }

    @Test
    void movesADeadlineLaterOnly() {
        Province province = Province.withTender();

        assertRefused(
                RefusalCode.TENDER_DEADLINE_EARLIER,
                () -> postpone(province, "agency", Province.DEADLINE.minusMillis(1)));
        assertRefused(RefusalCode.TENDER_DEADLINE_EARLIER, () -> postpone(province, "agency", Province.DEADLINE));
        assertRefused(
                RefusalCode.TENDER_NOT_PARTY, () -> postpone(province, "bidder-1", Province.DEADLINE.plusSeconds(9)));
        CanonicalJson tender = postpone(province, "tenderer", Province.DEADLINE.plusSeconds(3600));

        assertThat(tender.members().instant("deadline")).isEqualTo(Province.DEADLINE.plusSeconds(3600));
        assertThat(tender.members().list("postponements")).hasSize(1);
    }

    @Test
    void movesNoDeadlineThatHasPassed() {
        Province province = Province.withTender();
        province.fabric.setTime(Province.DEADLINE);

        assertRefused(
                RefusalCode.TENDER_DEADLINE_PASSED,
                () -> postpone(province, "agency", Province.DEADLINE.plusSeconds(60)));
    }

    @Test
    void closesWhenTheGraceIsOver() {
        Province province = Province.withTender();

        province.fabric.setTime(Province.DEADLINE.plusSeconds(60).minusMillis(1));
        assertRefused(RefusalCode.TENDER_TOO_EARLY, () -> close(province));
        province.fabric.setTime(Province.DEADLINE.plusSeconds(60));
        assertThat(close(province).members().text("state")).isEqualTo("CLOSED");
    }

    @Test
    void oneSlowEndorserKeepsItOpen() {
        Province province = Province.withTender();
        province.fabric.setTime(Province.DEADLINE.plusSeconds(60));
        province.fabric.skewClocks(Duration.ofSeconds(-1));

        assertRefused(RefusalCode.TENDER_TOO_EARLY, () -> close(province));
    }

    @Test
    void aClosedTenderStaysClosed() {
        Province province = Province.withTender();
        province.close();

        assertRefused(RefusalCode.TENDER_CLOSED, () -> close(province));
        assertRefused(
                RefusalCode.TENDER_CLOSED, () -> postpone(province, "agency", Province.DEADLINE.plusSeconds(3600)));
        assertRefused(
                RefusalCode.TENDER_EXISTS,
                () -> publish(province, "agency", Map.of("deadline", Province.DEADLINE.plusSeconds(7200))));
    }

    @Test
    void believesNoSenderWhoseClockIsWrong() {
        Province province = Province.withTender();

        province.fabric.skewClocks(Duration.ofMillis(5001));
        assertRefused(
                RefusalCode.CLOCK_OUT_OF_TOLERANCE,
                () -> postpone(province, "agency", Province.DEADLINE.plusSeconds(60)));
        province.fabric.skewClocks(Duration.ofMillis(-5001));
        assertRefused(
                RefusalCode.CLOCK_OUT_OF_TOLERANCE,
                () -> postpone(province, "agency", Province.DEADLINE.plusSeconds(60)));
        province.fabric.skewClocks(Duration.ofMillis(5000));
        postpone(province, "agency", Province.DEADLINE.plusSeconds(60));
    }

    @Test
    void theClockNeverReachesTheLedger() {
        Province ahead = Province.withTender();
        Map<String, Object> act = Map.of(
                "act",
                ahead.act(TransactionName.TENDER_POSTPONE, "agency", postponement(Province.DEADLINE.plusSeconds(5))));

        var exact = ahead.fabric.endorse(TransactionName.TENDER_POSTPONE, act, Map.of());
        ahead.fabric.skewClocks(Duration.ofSeconds(3));
        var skewed = ahead.fabric.endorse(TransactionName.TENDER_POSTPONE, act, Map.of());

        assertThat(skewed.answer()).isEqualTo(exact.answer());
        assertThat(skewed.reads()).isEqualTo(exact.reads());
        assertThat(skewed.writes().keySet()).isEqualTo(exact.writes().keySet());
        skewed.writes()
                .forEach((key, value) ->
                        assertThat(value).isEqualTo(exact.writes().get(key)));
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        Province province = Province.founded();

        assertRefused(
                RefusalCode.TENDER_UNKNOWN,
                () -> province.fabric.evaluate(TransactionName.TENDER_READ, Map.of("tender", "T-9")));
        assertRefused(
                RefusalCode.REQUEST_MALFORMED,
                () -> province.fabric.evaluate(TransactionName.TENDER_READ, Map.of("tender", "T-9", "more", 1)));
        assertRefused(
                RefusalCode.REQUEST_MALFORMED,
                () -> province.fabric.evaluate(TransactionName.TENDER_READ, Map.of("tender", "T 9")));
        assertRefused(RefusalCode.REQUEST_MALFORMED, () -> raw(province, "read"));
        assertRefused(RefusalCode.REQUEST_MALFORMED, () -> raw(province, "read", "{}", "{}"));
        assertRefused(
                RefusalCode.REQUEST_MALFORMED, () -> raw(province, "read", "{\"tender\":\"a\",\"tender\":\"b\"}"));
        assertRefused(RefusalCode.REQUEST_UNKNOWN_TRANSACTION, () -> raw(province, "reopen", "{\"tender\":\"T-1\"}"));
    }

    private static void raw(Province province, String function, String... arguments) {
        province.fabric.endorse(
                Namespace.TENDER,
                function,
                List.of(arguments).stream().map(Encoding::utf8).toList(),
                Map.of());
    }

    private static CanonicalJson publish(Province province, String player, Map<String, Object> changes) {
        Map<String, Object> body = province.tender("T-1", Province.DEADLINE);
        body.putAll(changes);
        return province.submit(TransactionName.TENDER_PUBLISH, player, body);
    }

    private static Map<String, Object> postponement(Instant deadline) {
        return Map.of("tender", "T-1", "deadline", deadline, "noticeDigest", Province.SOME);
    }

    private static CanonicalJson postpone(Province province, String player, Instant deadline) {
        return province.submit(TransactionName.TENDER_POSTPONE, player, postponement(deadline));
    }

    private static CanonicalJson close(Province province) {
        return province.fabric.submit(TransactionName.TENDER_CLOSE, Map.of("tender", "T-1"));
    }
}
