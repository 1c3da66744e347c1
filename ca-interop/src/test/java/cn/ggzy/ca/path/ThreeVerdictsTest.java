package cn.ggzy.ca.path;

import static cn.ggzy.ca.path.TestAuthority.AT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.report.VerdictWords;
import cn.ggzy.ca.report.VerdictWords.Language;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustService;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An authority that is not listed, one that was suspended yesterday, a certificate that has expired: three verdicts, each in its own words. */
class ThreeVerdictsTest {
    private static final Instant YESTERDAY = AT.minus(Duration.ofDays(1));

    @ParameterizedTest
    @EnumSource(KeyFamily.class)
    void whoseAuthorityIsNotListedIsToldSo(KeyFamily family) {
        TestAuthority stranger = TestAuthority.root(family, wish -> wish.subject("CN=Stranger"));
        Verdict verdict = judge(TestAuthority.root(family).service(), stranger.issue(), AT, stranger.crl());

        assertRefused(
                verdict,
                Reason.SERVICE_NOT_LISTED,
                "无效：颁发机构不在信任列表中",
                "INVALID: no listed authority issued it",
                "issuer CN=Stranger");
    }

    @ParameterizedTest
    @EnumSource(KeyFamily.class)
    void whoseAuthorityWasSuspendedYesterdayIsToldSoAndCountedTheDayBefore(KeyFamily family) {
        TestAuthority authority = TestAuthority.root(family);
        TrustService suspended = authority.service(
                ServiceStatus.GRANTED,
                TestAuthority.FROM,
                new StatusPeriod(ServiceStatus.SUSPENDED, YESTERDAY, Optional.of("决定 7")));
        X509Certificate leaf = authority.issue();
        byte[] list = authority.crl("2026-05-30T00:00:00Z", "2026-06-02T00:00:00Z");

        assertRefused(
                judge(suspended, leaf, AT, list),
                Reason.SERVICE_SUSPENDED,
                "无效：颁发机构已被暂停",
                "INVALID: the authority is suspended",
                "listed-" + family + " at " + AT);
        assertThat(judge(suspended, leaf, YESTERDAY.minusMillis(1), list).valid())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(KeyFamily.class)
    void whoseCertificateExpiredIsToldSoAndCountedInItsLastSecond(KeyFamily family) {
        TestAuthority authority = TestAuthority.root(family);
        X509Certificate leaf =
                authority.issue(wish -> wish.valid(TestAuthority.FROM.toString(), "2026-05-31T23:59:59Z"));

        assertRefused(
                judge(authority.service(), leaf, AT, authority.crl()),
                Reason.EXPIRED,
                "无效：证书已过期",
                "INVALID: expired",
                "ended 2026-05-31T23:59:59Z, asked " + AT);
        assertThat(judge(authority.service(), leaf, AT.minusSeconds(1), authority.crl())
                        .valid())
                .isTrue();
    }

    private static void assertRefused(Verdict verdict, Reason reason, String zh, String en, String evidence) {
        assertThat(verdict.status()).isEqualTo(Verdict.Status.INVALID);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(VerdictWords.of(verdict, Language.ZH)).startsWith(zh + "\n").contains(evidence);
        assertThat(VerdictWords.of(verdict, Language.EN)).startsWith(en + "\n").contains(evidence);
        assertThat(verdict.checks().stream().filter(check -> check.outcome() == Outcome.FAILED))
                .as("nothing else is wrong")
                .extracting(Check::reason)
                .containsExactly(reason);
    }

    private static Verdict judge(TrustService service, X509Certificate leaf, Instant at, byte[] list) {
        Facts facts = Facts.of(TestAuthority.list(service), Certificates.encoded(leaf), List.of(), List.of(list));
        return Judge.judge(facts, Policy.standard(), at, Purpose.SIGN);
    }
}
