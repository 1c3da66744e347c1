package cn.ggzy.ca.revocation;

import static cn.ggzy.ca.path.TestAuthority.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.Check;
import cn.ggzy.ca.path.CheckId;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.TestAuthority;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.report.VerdictJson;
import cn.ggzy.ca.report.VerdictWords;
import cn.ggzy.ca.trust.Purpose;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.Test;

/** What an answer is worth before, in and after its time. */
class RevocationTimesTest {
    private static final TestAuthority CA = TestAuthority.root(KeyFamily.SM2);
    private static final X509Certificate LEAF = CA.issue();
    private static final String REVOKED = "2026-06-01T12:00:00Z";
    private static final byte[] BEFORE = list("2026-05-31T00:00:00Z", "2026-06-02T00:00:00Z");
    private static final byte[] AFTER = new CrlForge(CA)
            .since(REVOKED)
            .from("2026-06-02T00:00:00Z")
            .until("2026-06-04T00:00:00Z")
            .revoke(LEAF)
            .bytes();

    @Test
    void whoIsRevokedLaterCountsBeforeAndNoMoreFromThatInstantOn() {
        assertThat(at("2026-06-01T11:59:59Z", BEFORE, AFTER).valid()).isTrue();
        assertThat(at(REVOKED, BEFORE, AFTER).reason())
                .as("the list in force does not know it, the next one does")
                .isEqualTo(Reason.REVOKED);
        assertThat(at("2026-06-03T00:00:00Z", BEFORE, AFTER).reason()).isEqualTo(Reason.REVOKED);
        assertThat(at("2026-06-01T11:59:59Z", AFTER).reason())
                .as("a later list alone clears nobody")
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void anOcspAnswerIsHeldToTheSame() {
        byte[] good = new OcspForge(CA).about(LEAF);
        byte[] revoked = new OcspForge(CA)
                .made("2026-06-02T00:00:00Z")
                .from("2026-06-02T00:00:00Z")
                .until("2026-06-04T00:00:00Z")
                .revoked(REVOKED)
                .about(LEAF);

        assertThat(online("2026-06-01T11:59:59Z", good, revoked).valid()).isTrue();
        assertThat(online(REVOKED, good, revoked).reason()).isEqualTo(Reason.REVOKED);
        assertThat(online("2026-06-05T00:00:00Z", good, revoked).reason())
                .as("revoked for good, however old the answer")
                .isEqualTo(Reason.REVOKED);
        assertThat(online("2026-06-01T11:59:59Z", revoked).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void whatWasRevokedForGoodStaysRevokedWhenTheListIsOver() {
        byte[] old = old().revoke(LEAF).bytes();

        assertThat(at(AT, old).reason()).isEqualTo(Reason.REVOKED);
        assertThat(at(AT, old, BEFORE).reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aHoldEndsWithItsListOrWithALaterOneThatDoesNotKnowIt() {
        byte[] old = old().revoke(LEAF, CRLReason.certificateHold).bytes();
        byte[] held = new CrlForge(CA)
                .from("2026-05-30T00:00:00Z")
                .revoke(LEAF, CRLReason.certificateHold)
                .bytes();
        byte[] sameTime =
                new CrlForge(CA).revoke(LEAF, CRLReason.certificateHold).bytes();

        assertThat(at(AT, old).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(at(AT, old, BEFORE).valid()).isTrue();
        assertThat(at(AT, held).reason()).isEqualTo(Reason.REVOKED);
        assertThat(evidence(at(AT, held))).contains("on hold since");
        assertThat(at(AT, held, BEFORE).valid()).isTrue();
        assertThat(at(AT, sameTime, BEFORE).reason()).as("nobody came later").isEqualTo(Reason.REVOKED);
    }

    @Test
    void aNamedPurposeMayHaveAGraceAndTheVerdictWarns() {
        Policy graceful =
                Policy.standard().with(Freshness.asTheAnswerSays().withGrace(Purpose.LOGIN, Duration.ofHours(24)));
        byte[] over = list("2026-05-30T00:00:00Z", "2026-05-31T12:00:00Z");

        Verdict verdict = judge(facts(over), graceful, AT, Purpose.LOGIN);

        assertThat(verdict.valid()).isTrue();
        assertThat(revocation(verdict).outcome()).isEqualTo(Outcome.WARNED);
        assertThat(revocation(verdict).reason()).isEqualTo(Reason.REVOCATION_STALE);
        assertThat(verdict.recheckAt()).contains(Instant.parse("2026-06-01T12:00:00Z"));
        assertThat(VerdictJson.of(verdict)).contains("\"outcome\":\"WARNED\"", "\"reason\":\"REVOCATION_STALE\"");
        assertThat(VerdictWords.of(verdict, VerdictWords.Language.ZH)).contains("提醒 该时刻证书均未被吊销");
        assertThat(judge(facts(over), graceful, AT, Purpose.SIGN).reason())
                .as("another purpose has none")
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(judge(facts(over), graceful, Instant.parse("2026-06-01T12:00:00Z"), Purpose.LOGIN)
                        .reason())
                .as("and it ends")
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(revocation(judge(facts(over, BEFORE), graceful, AT, Purpose.LOGIN))
                        .outcome())
                .as("an answer in time needs none")
                .isEqualTo(Outcome.PASSED);
        assertThat(judge(facts(), graceful, AT, Purpose.LOGIN).reason())
                .as("no answer at all")
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(judge(
                                facts(old().until("2026-05-31T12:00:00Z")
                                        .revoke(LEAF, CRLReason.certificateHold)
                                        .bytes()),
                                graceful,
                                AT,
                                Purpose.LOGIN)
                        .reason())
                .as("a hold is under the same grace")
                .isEqualTo(Reason.REVOKED);
    }

    @Test
    void graceHoldsForOcspAndForPartsToo() {
        Policy graceful =
                Policy.standard().with(Freshness.asTheAnswerSays().withGrace(Purpose.LOGIN, Duration.ofHours(24)));
        byte[] over = new OcspForge(CA).until("2026-05-31T12:00:00Z").about(LEAF);
        byte[] some = new CrlForge(CA)
                .until("2026-05-31T12:00:00Z")
                .part(CrlForge.reasons(0x7e))
                .bytes();
        byte[] others = new CrlForge(CA).part(CrlForge.reasons(0x8001)).bytes();

        assertThat(revocation(judge(facts().withOcsp(List.of(over)), graceful, AT, Purpose.LOGIN))
                        .outcome())
                .isEqualTo(Outcome.WARNED);
        assertThat(revocation(judge(facts(some, others), graceful, AT, Purpose.LOGIN))
                        .outcome())
                .isEqualTo(Outcome.WARNED);
        assertThat(judge(facts(some, others), Policy.standard(), AT, Purpose.LOGIN)
                        .reason())
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void anAnswerFromAfterTheCertificateEndedIsSilentAboutIt() {
        X509Certificate ended = CA.issue(wish -> wish.valid("2026-01-01T00:00:00Z", "2026-06-01T00:00:10Z"));
        Policy patient = Policy.standard().with(Freshness.asTheAnswerSays().withSkew(Duration.ofDays(1)));
        byte[] within = list("2026-06-01T00:00:10Z", "2026-06-02T00:00:00Z");
        byte[] beyond = list("2026-06-01T00:00:11Z", "2026-06-02T00:00:00Z");

        assertThat(judge(of(ended, within), patient, AT, Purpose.SIGN).valid()).isTrue();
        assertThat(judge(of(ended, beyond), patient, AT, Purpose.SIGN).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void whatWasNotUsedIsNamedWithItsReasonEvenWhenAllIsWell() {
        byte[] broken = {0x30, 1, 2};
        byte[] foreign = TestAuthority.root(KeyFamily.SM2, wish -> wish.subject("CN=Somebody"))
                .crl();
        byte[] over = list("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z");
        byte[] forged = new OcspForge(CA)
                .by(TestAuthority.root(KeyFamily.SM2, wish -> wish.subject("CN=Somebody")))
                .about(LEAF);

        Verdict verdict = judge(
                facts(broken, foreign, over, BEFORE).withOcsp(List.of(forged)), Policy.standard(), AT, Purpose.SIGN);

        assertThat(verdict.valid()).isTrue();
        assertThat(evidence(verdict))
                .contains("list 1 (")
                .contains("): cannot be read, or its signature is wrong")
                .contains("about nobody on the path: list 2 (")
                .contains("): from 2026-05-01T00:00:00Z to 2026-05-02T00:00:00Z")
                .contains("OCSP answer 1 (")
                .contains("): by nobody who may answer for the issuer")
                .doesNotContain("list 4");
    }

    @Test
    void nestingWithoutEndIsRefusedAsAnythingElse() {
        for (byte[] deep : List.of(endless(0x30), endless(0x24), nested(0x31), nested(0x30), nested(0x24))) {
            Verdict verdict = judge(facts(deep).withOcsp(List.of(deep)), Policy.standard(), AT, Purpose.SIGN);

            assertThat(verdict.reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
            assertThat(judge(Facts.of(CA.list(), deep, List.of(deep), List.of()), Policy.standard(), AT, Purpose.SIGN)
                            .reason())
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void aPolicyHasNoNegativeTimes() {
        Duration less = Duration.ofSeconds(-1);
        Freshness rule = Freshness.asTheAnswerSays();

        assertThatThrownBy(() -> rule.withSkew(less)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule.withMaxAge(less)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule.withMaxAge(Purpose.SIGN, less)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule.withGrace(Purpose.SIGN, less)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] endless(int tag) {
        byte[] deep = new byte[60_000];
        for (int i = 0; i + 1 < deep.length; i += 2) {
            deep[i] = (byte) tag;
            deep[i + 1] = (byte) 0x80;
        }
        deep[0] = 0x30;
        return deep;
    }

    /** Each inside the other, with lengths of three octets. */
    private static byte[] nested(int tag) {
        byte[] deep = new byte[60_000];
        for (int i = 0; i + 5 <= deep.length; i += 5) {
            int rest = deep.length - i - 5;
            deep[i] = (byte) tag;
            deep[i + 1] = (byte) 0x83;
            deep[i + 2] = (byte) (rest >> 16);
            deep[i + 3] = (byte) (rest >> 8);
            deep[i + 4] = (byte) rest;
        }
        deep[0] = 0x30;
        return deep;
    }

    private static CrlForge old() {
        return new CrlForge(CA).from("2026-05-20T00:00:00Z").until("2026-05-22T00:00:00Z");
    }

    private static byte[] list(String from, String until) {
        return new CrlForge(CA).from(from).until(until).bytes();
    }

    private static Verdict at(String instant, byte[]... lists) {
        return at(Instant.parse(instant), lists);
    }

    private static Verdict at(Instant instant, byte[]... lists) {
        return judge(facts(lists), Policy.standard(), instant, Purpose.SIGN);
    }

    private static Verdict online(String instant, byte[]... answers) {
        return judge(facts().withOcsp(List.of(answers)), Policy.standard(), Instant.parse(instant), Purpose.SIGN);
    }

    private static Facts facts(byte[]... lists) {
        return of(LEAF, lists);
    }

    private static Facts of(X509Certificate leaf, byte[]... lists) {
        return Facts.of(CA.list(), Certificates.encoded(leaf), List.of(), List.of(lists));
    }

    private static Verdict judge(Facts facts, Policy policy, Instant at, Purpose purpose) {
        return Judge.judge(facts, policy, at, purpose);
    }

    private static Check revocation(Verdict verdict) {
        return verdict.check(CheckId.REVOCATION).orElseThrow();
    }

    private static String evidence(Verdict verdict) {
        return revocation(verdict).evidence();
    }
}
