package cn.ggzy.chain.contract;

import static cn.ggzy.chain.contract.Refusals.assertRefused;

import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.practice.Holder;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose act counts: shown on publications, which take nothing but an act. */
class ActsTest {
    private final Province province = Province.founded();

    @Test
    void anActIsForOneTransaction() {
        refused(RefusalCode.ACT_WRONG_ACT, act(TransactionName.TENDER_POSTPONE.act(), "agency", province.fabric.now()));
    }

    @Test
    void anActIsFresh() {
        Instant now = province.fabric.now();
        refused(RefusalCode.ACT_STALE, act("tender.publish", "agency", now.minusMillis(600_001)));
        refused(RefusalCode.ACT_STALE, act("tender.publish", "agency", now.plusMillis(600_001)));
        publish(act("tender.publish", "agency", now.minusMillis(600_000)));
    }

    @Test
    void anActIsWhole() {
        Map<String, Object> act = act("tender.publish", "agency", province.fabric.now());

        refused(RefusalCode.ACT_MALFORMED, Province.changed(act, "more", 1));
        refused(RefusalCode.ACT_MALFORMED, Province.changed(act, "crls", List.of("?")));
        CanonicalJson payload = CanonicalJson.of(act.get("payload"));
        refused(RefusalCode.ACT_MALFORMED, Province.changed(act, "payload", payload.with("nonce", "short")));
        CanonicalJson signature = CanonicalJson.of(act.get("signature"));
        refused(RefusalCode.ACT_MALFORMED, Province.changed(act, "signature", signature.with("algorithm", "MD5-RSA")));
        refused(RefusalCode.ACT_MALFORMED, Province.changed(act, "signature", signature.with("certificate", "MAA=")));
    }

    @Test
    void nobodyChangesWhatWasSigned() {
        Map<String, Object> act = act("tender.publish", "agency", province.fabric.now());
        CanonicalJson payload = CanonicalJson.of(act.get("payload"));
        Map<String, Object> body = province.tender("T-2", Province.DEADLINE);

        refused(RefusalCode.ACT_BAD_SIGNATURE, Province.changed(act, "payload", payload.with("body", body)));
    }

    @Test
    void aSignatureOfAnotherFamilyDoesNotCount() {
        Map<String, Object> act = act("tender.publish", "agency", province.fabric.now());
        CanonicalJson signature = CanonicalJson.of(act.get("signature"));

        refused(
                RefusalCode.ACT_BAD_SIGNATURE,
                Province.changed(act, "signature", signature.with("algorithm", "ECDSA-SHA256")));
    }

    @Test
    void aCertificateOfAnAuthorityThatNobodyListsDoesNotCount(@TempDir Path folder) {
        PracticeProvince elsewhere = PracticeProvince.openOrCreate(folder, Clock.fixed(Province.START, ZoneOffset.UTC));
        Map<String, Object> act = Province.signed(
                elsewhere.player("agency"), "tender.publish", body(), province.fabric.now(), elsewhere.crls());

        refused(RefusalCode.ACT_UNTRUSTED_CA, act);
    }

    @Test
    void aCertificateCountsInItsTime() {
        Instant later = Province.START.plus(Duration.ofDays(40 * 365));
        province.fabric.setTime(later);
        refused(RefusalCode.ACT_EXPIRED, act("tender.publish", "agency", later));

        Instant earlier = Province.START.minus(Duration.ofDays(10 * 365));
        province.fabric.setTime(earlier);
        refused(RefusalCode.ACT_NOT_YET_VALID, act("tender.publish", "agency", earlier));
    }

    @Test
    void withoutAListOfTheRevokedNothingIsKnown() {
        Instant now = province.fabric.now();
        refused(RefusalCode.ACT_REVOCATION_UNKNOWN, Province.act("tender.publish", "agency", body(), now, List.of()));

        Instant nextMonth = now.plus(Duration.ofDays(31));
        province.fabric.setTime(nextMonth);
        refused(RefusalCode.ACT_REVOCATION_UNKNOWN, act("tender.publish", "agency", nextMonth));
    }

    @Test
    void aRevokedCertificateDoesNotCount() {
        PracticeProvince practice = Province.practiceProvince();
        Holder holder = new Holder(
                "agency", "R1", "失者", "失钥公司", Optional.of(Uscc.complete("91620000MA0000000".substring(0, 17))));
        var key = practice.issue("revoked", "practice-sm2", holder);
        practice.revoke(key.certificate());

        refused(
                RefusalCode.ACT_REVOKED,
                Province.signed(key, "tender.publish", body(), province.fabric.now(), practice.crls()));
    }

    @Test
    void aPersonWithoutAnOrganisationActsForNone() {
        refused(RefusalCode.ACT_NO_ORGANISATION, act("tender.publish", "expert-X1", province.fabric.now()));
    }

    @Test
    void anActCountsOnce() {
        publish(act("tender.publish", "agency", province.fabric.now()));
        Map<String, Object> postponement = Province.act(
                "tender.postpone",
                "agency",
                Map.of("tender", "T-1", "deadline", Province.DEADLINE.plusSeconds(60), "noticeDigest", Province.SOME),
                province.fabric.now(),
                Province.crls());
        province.fabric.submit(TransactionName.TENDER_POSTPONE, Map.of("act", postponement));

        assertRefused(
                RefusalCode.ACT_REPLAYED,
                () -> province.fabric.submit(TransactionName.TENDER_POSTPONE, Map.of("act", postponement)));
    }

    private Map<String, Object> body() {
        return new TreeMap<>(province.tender("T-1", Province.DEADLINE));
    }

    private Map<String, Object> act(String name, String player, Instant at) {
        return Province.act(name, player, body(), at, Province.crls());
    }

    private CanonicalJson publish(Map<String, Object> act) {
        return province.fabric.submit(TransactionName.TENDER_PUBLISH, Map.of("act", act));
    }

    private void refused(RefusalCode code, Map<String, Object> act) {
        assertRefused(code, () -> publish(act));
    }
}
