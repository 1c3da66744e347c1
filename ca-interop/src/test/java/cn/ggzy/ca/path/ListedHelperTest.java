package cn.ggzy.ca.path;

import static cn.ggzy.ca.path.TestAuthority.AT;
import static cn.ggzy.ca.path.TestAuthority.FROM;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A listed authority under another listed one: its own entry decides, whatever is handed in beside the certificate. */
class ListedHelperTest {
    private static final TestAuthority PARENT = TestAuthority.root(KeyFamily.SM2);
    private static final TestAuthority SUB = PARENT.below(wish -> wish);
    private static final byte[] LEAF = Certificates.encoded(SUB.issue());

    @ParameterizedTest
    @EnumSource(
            value = ServiceStatus.class,
            names = {"SUSPENDED", "WITHDRAWN"})
    void theStatusOfTheIssuingAuthorityIsNotPassedByItsParent(ServiceStatus status) {
        TrustService sub = entry(
                Set.of(Purpose.values()),
                period(ServiceStatus.GRANTED, FROM.toString()),
                period(status, "2026-05-31T00:00:00Z"));
        Reason reason = status == ServiceStatus.SUSPENDED ? Reason.SERVICE_SUSPENDED : Reason.SERVICE_WITHDRAWN;

        assertThat(judge(sub, List.of()).reason()).isEqualTo(reason);
        assertThat(judge(sub, List.of(helper())).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePurposesOfTheIssuingAuthorityAreNotWidenedByItsParent(boolean withHelper) {
        TrustService sub = entry(Set.of(Purpose.LOGIN), period(ServiceStatus.GRANTED, FROM.toString()));

        Verdict verdict = judge(sub, withHelper ? List.of(helper()) : List.of());

        assertThat(verdict.reason()).isEqualTo(Reason.SERVICE_PURPOSE);
        assertThat(verdict.service()).contains("sub");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGrantedIssuingAuthorityIsTheAnchor(boolean withHelper) {
        TrustService sub = entry(Set.of(Purpose.values()), period(ServiceStatus.GRANTED, FROM.toString()));

        Verdict verdict = judge(sub, withHelper ? List.of(helper()) : List.of());

        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.service()).contains("sub");
    }

    @Test
    void anotherCertificateForTheListedKeyIsNoWayRoundEither() {
        TrustService sub = entry(
                Set.of(Purpose.values()),
                period(ServiceStatus.GRANTED, FROM.toString()),
                period(ServiceStatus.SUSPENDED, "2026-05-31T00:00:00Z"));
        TestAuthority renewed = PARENT.below(wish -> wish.key(SUB.certificate.getPublicKey()));

        assertThat(judge(sub, List.of(Certificates.encoded(renewed.certificate)))
                        .reason())
                .isEqualTo(Reason.SERVICE_SUSPENDED);
    }

    private static byte[] helper() {
        return Certificates.encoded(SUB.certificate);
    }

    private static StatusPeriod period(ServiceStatus status, String from) {
        return new StatusPeriod(status, java.time.Instant.parse(from), Optional.empty());
    }

    private static TrustService entry(Set<Purpose> purposes, StatusPeriod... history) {
        return new TrustService("sub", "Sub", SUB.certificate, List.of(), purposes, List.of(history), "p/1");
    }

    private static Verdict judge(TrustService sub, List<byte[]> chain) {
        return Judge.judge(
                Facts.of(TestAuthority.list(PARENT.service(), sub), LEAF, chain, List.of(PARENT.crl(), SUB.crl())),
                Policy.standard(),
                AT,
                Purpose.SIGN);
    }
}
