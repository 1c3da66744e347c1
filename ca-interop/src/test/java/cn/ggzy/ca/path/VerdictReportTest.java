package cn.ggzy.ca.path;

import static cn.ggzy.ca.path.TestAuthority.AT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.report.VerdictJson;
import cn.ggzy.ca.report.VerdictWords;
import cn.ggzy.ca.report.VerdictWords.Language;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustService;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verdict explains itself: as a tree, as JSON, in words. */
class VerdictReportTest {
    private static final TestAuthority ROOT = TestAuthority.root(KeyFamily.SM2);
    private static final TestAuthority BELOW = ROOT.below(wish -> wish);
    private static final X509Certificate LEAF = BELOW.issue();

    @Test
    void everyCheckHasARuleInBothLanguagesAndItsParts() {
        Verdict verdict = judge(ROOT.service(), BELOW.crl(), ROOT.crl());

        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.checks().stream().flatMap(Check::tree)).allSatisfy(check -> {
            assertThat(check.rule().zh()).isNotBlank();
            assertThat(check.rule().en()).isNotBlank();
        });
        assertThat(verdict.check(CheckId.STRICT).orElseThrow().children()).hasSize(15);
        assertThat(verdict.check(CheckId.SIGNATURE).orElseThrow().children()).hasSize(2);
        assertThat(verdict.check(CheckId.VALIDITY).orElseThrow().children()).hasSize(3);
        assertThat(verdict.check(CheckId.REVOCATION).orElseThrow().children())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.references())
                        .extracting(Evidence::kind)
                        .containsExactly(Evidence.Kind.CERTIFICATE, Evidence.Kind.REVOCATION_LIST));
        assertThat(verdict.path()).hasSize(3);
        assertThat(verdict.path().get(0).certificate()).isEqualTo(Evidence.of(LEAF));
        assertThat(verdict.wouldSettle()).isEmpty();
    }

    @Test
    void aValidVerdictSaysUntilWhenItHolds() {
        assertThat(judge(ROOT.service(), BELOW.crl(), ROOT.crl()).recheckAt())
                .contains(Instant.parse("2026-06-02T00:00:00Z"));
        TrustService soonSuspended = ROOT.service(
                ServiceStatus.GRANTED,
                TestAuthority.FROM,
                new StatusPeriod(ServiceStatus.SUSPENDED, AT.plusSeconds(60), Optional.empty()));
        assertThat(judge(soonSuspended, BELOW.crl(), ROOT.crl()).recheckAt()).contains(AT.plusSeconds(60));
    }

    @Test
    void anOpenVerdictSaysWhatWouldSettleItAndThenItIsSettled() {
        Verdict open = judge(ROOT.service());

        assertThat(open.status()).isEqualTo(Verdict.Status.UNDETERMINED);
        assertThat(open.wouldSettle())
                .extracting(Remedy::kind)
                .containsExactly(Remedy.Kind.REVOCATION_LIST, Remedy.Kind.REVOCATION_LIST);
        assertThat(open.wouldSettle()).extracting(Remedy::about).containsExactly("CN=Below SM2", "CN=Listed SM2");
        assertThat(judge(ROOT.service(), BELOW.crl(), ROOT.crl()).valid()).isTrue();
        Verdict listless = Judge.judge(
                new Facts(Optional.empty(), der(LEAF), List.of(), List.of()), Policy.standard(), AT, Purpose.SIGN);
        assertThat(listless.wouldSettle()).extracting(Remedy::kind).containsExactly(Remedy.Kind.TRUST_LIST);
    }

    @Test
    void theJsonHasTheDocumentedMembersAndIsTheSameForTheSameFacts() {
        byte[] crl = BELOW.crl();
        Verdict verdict = judge(ROOT.service(), crl);
        JsonNode json = JsonMapper.shared().readTree(VerdictJson.of(verdict));

        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "format",
                        "status",
                        "reason",
                        "service",
                        "identity",
                        "path",
                        "checks",
                        "recheckAt",
                        "wouldSettle");
        assertThat(json.get("checks").get(0).propertyNames())
                .contains("id", "rule", "outcome", "reason", "evidence", "references", "children");
        assertThat(json.get("status").stringValue()).isEqualTo("UNDETERMINED");
        assertThat(json.get("checks").size()).isEqualTo(CheckId.values().length);
        assertThat(VerdictJson.of(judge(ROOT.service(), crl))).isEqualTo(VerdictJson.of(verdict));
    }

    @Test
    void theWordsBeginWithTheAnswer() {
        Verdict valid = judge(ROOT.service(), BELOW.crl(), ROOT.crl());
        Verdict open = judge(ROOT.service());

        assertThat(VerdictWords.of(valid, Language.ZH)).startsWith("有效\n").contains("通过 该时刻每张证书均在有效期内");
        assertThat(VerdictWords.of(open, Language.ZH))
                .startsWith("无法判定：缺少当时有效的吊销列表或在线应答")
                .contains("需要：");
        assertThat(VerdictWords.of(open, Language.EN))
                .startsWith("UNDETERMINED: no revocation list or OCSP answer in force at that instant")
                .contains(
                        "needed: a revocation list or OCSP answer of the issuer in force at that instant (CN=Below SM2)");
    }

    private static Verdict judge(TrustService service, byte[]... crls) {
        return Judge.judge(
                Facts.of(TestAuthority.list(service), der(LEAF), List.of(der(BELOW.certificate)), List.of(crls)),
                Policy.standard(),
                AT,
                Purpose.SIGN);
    }

    private static byte[] der(X509Certificate certificate) {
        return Certificates.encoded(certificate);
    }
}
