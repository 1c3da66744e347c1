package cn.ggzy.chain.contract;

import static cn.ggzy.chain.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.practice.Holder;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.judge.CaJudge;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules and trust lists: both governors, version after version, nothing overwritten. */
class GovernanceTest {
    private final Province province = Province.founded();

    @Test
    void thereIsNoTrustBeforeTheFirstList() {
        FakeFabric empty = new FakeFabric(new CaJudge(), Province.START);

        assertRefused(RefusalCode.TRUST_NONE, () -> empty.evaluate(TransactionName.TRUST_READ, Map.of()));
        assertRefused(
                RefusalCode.TRUST_NONE,
                () -> province.fabric.evaluate(TransactionName.TRUST_READ, Map.of("sequence", 7)));
    }

    @Test
    void namesTheGovernorsOfTheListInForce() {
        CanonicalJson trust = province.fabric.evaluate(TransactionName.TRUST_READ, Map.of());

        assertThat(trust.members().hash("digest"))
                .isEqualTo(Province.firstList().digest());
        assertThat(trust.members().objects("governors").stream().map(governor -> governor.text("uscc")))
                .containsExactlyInAnyOrder(
                        Province.key("centre").uscc(),
                        Province.key("supervisor").uscc());
    }

    @Test
    void aListFollowsTheOneBefore() {
        assertRefused(RefusalCode.TRUST_SEQUENCE, () -> province.publishTrust(Province.firstList()));
        assertRefused(RefusalCode.TRUST_SEQUENCE, () -> province.publishTrust(second().with("sequence", 3)));
        assertRefused(
                RefusalCode.TRUST_SEQUENCE, () -> province.publishTrust(second().with("previous", Province.SOME)));

        assertThat(province.publishTrust(second()).members().number("sequence")).isEqualTo(2);
        assertThat(province.fabric
                        .evaluate(TransactionName.TRUST_READ, Map.of("sequence", 1))
                        .members()
                        .hash("digest"))
                .isEqualTo(Province.firstList().digest());
    }

    @Test
    void noGovernorDecidesAlone() {
        CanonicalJson list = second();
        Map<String, Object> body = Map.of("sequence", 2, "digest", list.digest());
        for (List<String> signers :
                List.of(List.of("centre"), List.of("centre", "agency"), List.of("centre", "centre"))) {
            List<Map<String, Object>> acts = signers.stream()
                    .map(signer -> province.act(TransactionName.TRUST_PUBLISH, signer, body))
                    .toList();
            assertRefused(
                    RefusalCode.TRUST_NOT_GOVERNOR,
                    () -> province.fabric.submit(TransactionName.TRUST_PUBLISH, Map.of("list", list, "acts", acts)));
        }
    }

    @Test
    void governorsSignTheSameWords() {
        CanonicalJson list = second();
        List<Map<String, Object>> acts = province.both(
                TransactionName.TRUST_PUBLISH,
                Map.of("sequence", 2, "digest", Province.firstList().digest()));

        assertRefused(
                RefusalCode.ACT_WRONG_ACT,
                () -> province.fabric.submit(TransactionName.TRUST_PUBLISH, Map.of("list", list, "acts", acts)));
    }

    @Test
    void aSuspendedAuthorityNoLongerCounts() {
        // Bidders 1 and 4 hold certificates of this authority; what they signed before stays.
        Instant from = Province.START.plusSeconds(60);
        CanonicalJson trust = suspend("practice-rsa", from);
        province.submit(TransactionName.TENDER_PUBLISH, "agency", province.tender("T-1", Province.DEADLINE));

        assertThat(trust.members().number("sequence")).isEqualTo(2);
        province.bid("bidder-1", 1).submit();
        province.fabric.setTime(from);
        assertRefused(
                RefusalCode.ACT_UNTRUSTED_CA, () -> province.bid("bidder-4", 2).submit());
        province.bid("bidder-3", 3).submit();
    }

    @Test
    void aSuspensionIsNotBackDated() {
        assertRefused(RefusalCode.TRUST_BACK_DATED, () -> suspend("practice-rsa", Province.START.minusMillis(5_001)));

        suspend("practice-rsa", Province.START.minusMillis(5_000));
    }

    @Test
    void aListThatContradictsItselfIsNotKept() {
        suspend("practice-rsa", Province.START.plusSeconds(60));

        assertRefused(RefusalCode.TRUST_MALFORMED, () -> suspend("practice-rsa", Province.START.plusSeconds(60)));
        assertRefused(RefusalCode.TRUST_MALFORMED, () -> suspend("practice-rsa", Province.START));
        CanonicalJson twice = next(trust())
                .with(
                        "governors",
                        Stream.of(governors(), governors())
                                .flatMap(List::stream)
                                .toList());
        assertRefused(RefusalCode.TRUST_MALFORMED, () -> province.publishTrust(twice));
        province.publishTrust(next(trust()));
    }

    @Test
    void governorsCannotLockThemselvesOut() {
        assertRefused(RefusalCode.TRUST_LOCKS_OUT, () -> suspend("practice-sm2", Province.START));
        assertRefused(RefusalCode.TRUST_LOCKS_OUT, () -> suspend("practice-sm2", Province.START.plusSeconds(9_999)));
        CanonicalJson nobody = next(trust()).with("services", List.of());
        assertRefused(RefusalCode.TRUST_LOCKS_OUT, () -> province.publishTrust(nobody));
    }

    @Test
    void aRenewedCertificateOfAGovernorCounts() {
        PracticeKey renewed = Province.practiceProvince()
                .issue(
                        "centre-renewed",
                        "practice-rsa",
                        holder(Province.key("centre").uscc()));
        CanonicalJson list = next(trust());
        Map<String, Object> body = Map.of("sequence", 2, "digest", list.digest());

        province.fabric.submit(
                TransactionName.TRUST_PUBLISH,
                Map.of(
                        "list",
                        list,
                        "acts",
                        List.of(
                                Province.signed(renewed, "trust.publish", body, province.fabric.now(), Province.crls()),
                                province.act(TransactionName.TRUST_PUBLISH, "supervisor", body))));

        assertThat(trust().members().number("sequence")).isEqualTo(2);
    }

    @Test
    void aListThatWasDueForRenewalCanBeRenewed() {
        Instant due = Province.START.plusSeconds(60);
        province.publishTrust(second().with("nextUpdate", due));
        province.fabric.setTime(due);
        assertRefused(
                RefusalCode.ACT_UNTRUSTED_CA,
                () -> province.submit(
                        TransactionName.TENDER_PUBLISH, "agency", province.tender("T-1", Province.DEADLINE)));
        assertRefused(
                RefusalCode.TRUST_BACK_DATED,
                () -> province.publishTrust(next(trust()).with("nextUpdate", due)));

        suspend("practice-rsa", Province.DEADLINE);
        province.publishTrust(next(trust()).without("nextUpdate"));

        province.submit(TransactionName.TENDER_PUBLISH, "agency", province.tender("T-1", Province.DEADLINE));
    }

    @Test
    void suspendsOnlyWhatIsListed() {
        assertRefused(RefusalCode.TRUST_UNKNOWN_CA, () -> suspend("nobody", Province.START));
    }

    @Test
    void aRuleVersionIsNeverOverwritten() {
        assertRefused(RefusalCode.RULE_VERSION_EXISTS, () -> province.publishRule(1, Province.params(5)));
        assertThat(rule(1).members().json("params")).isEqualTo(Province.params(0));
        assertRefused(RefusalCode.RULE_UNKNOWN, () -> rule(2));
    }

    @Test
    void aRuleNeedsBothGovernorsAndItsParameters() {
        CanonicalJson params = Province.params(0);
        Map<String, Object> body = new TreeMap<>(
                Map.of("ruleSet", "practice", "version", 2, "from", Province.START, "paramsDigest", params.digest()));
        Map<String, Object> argument = new TreeMap<>(body);
        argument.remove("paramsDigest");
        argument.put("params", params);
        argument.put("acts", List.of(province.act(TransactionName.RULE_PUBLISH, "centre", body)));
        assertRefused(
                RefusalCode.TRUST_NOT_GOVERNOR, () -> province.fabric.submit(TransactionName.RULE_PUBLISH, argument));

        assertRefused(RefusalCode.REQUEST_MALFORMED, () -> province.publishRule(2, params.without("graceMillis")));
        assertRefused(RefusalCode.REQUEST_MALFORMED, () -> province.publishRule(2, params.with("minBidDays", -1)));
        assertRefused(
                RefusalCode.REQUEST_MALFORMED,
                () -> province.publishRule(2, params.with("drawParties", List.of("centre"))));
    }

    @Test
    void aRetiredRuleStaysRetired() {
        retire(Province.START.plusSeconds(1));

        assertRefused(RefusalCode.RULE_RETIRED, () -> retire(Province.START.plusSeconds(99)));
    }

    @Test
    void aRuleNeitherBeginsNorEndsInThePast() {
        province.fabric.setTime(Province.START.plusSeconds(10));

        assertRefused(RefusalCode.RULE_BACK_DATED, () -> province.publishRule(2, Province.params(0)));
        assertRefused(RefusalCode.RULE_BACK_DATED, () -> retire(Province.START.plusMillis(9_999)));
        retire(Province.START.plusSeconds(10));
    }

    @Test
    void theGraceOutlastsTheDifferenceOfTwoClocks() {
        CanonicalJson serious = Province.params(0).with("practice", false);

        assertRefused(
                RefusalCode.RULE_GRACE_TOO_SHORT, () -> province.publishRule(2, serious.with("graceMillis", 9_999)));
        province.publishRule(2, serious.with("graceMillis", 10_000));
        province.publishRule(3, Province.params(0).with("graceMillis", 0));
    }

    private CanonicalJson rule(int version) {
        return province.fabric.evaluate(TransactionName.RULE_READ, Map.of("ruleSet", "practice", "version", version));
    }

    private void retire(Instant until) {
        Map<String, Object> body = Map.of("ruleSet", "practice", "version", 1, "until", until);
        Map<String, Object> argument = new TreeMap<>(body);
        argument.put("acts", province.both(TransactionName.RULE_RETIRE, body));
        province.fabric.submit(TransactionName.RULE_RETIRE, argument);
    }

    private CanonicalJson suspend(String ca, Instant from) {
        Map<String, Object> body = Map.of("caId", ca, "from", from, "basis", "依据");
        Map<String, Object> argument = new TreeMap<>(body);
        argument.put("acts", province.both(TransactionName.TRUST_SUSPEND_CA, body));
        return province.fabric.submit(TransactionName.TRUST_SUSPEND_CA, argument);
    }

    private CanonicalJson trust() {
        return province.fabric.evaluate(TransactionName.TRUST_READ, Map.of());
    }

    private List<CanonicalJson> governors() {
        return trust().members().json("list").members().objects("governors").stream()
                .map(Members::json)
                .toList();
    }

    /** What could follow a version. */
    private static CanonicalJson next(CanonicalJson trust) {
        return trust.members()
                .json("list")
                .with("sequence", trust.members().number("sequence") + 1)
                .with("previous", trust.members().hash("digest"));
    }

    private static Holder holder(String uscc) {
        return new Holder("centre", "C9", "新证", "省公共资源交易中心", Optional.of(new Uscc(uscc)));
    }

    private static CanonicalJson second() {
        return Province.firstList()
                .with("sequence", 2)
                .with("previous", Province.firstList().digest())
                .with("issued", Province.START);
    }
}
