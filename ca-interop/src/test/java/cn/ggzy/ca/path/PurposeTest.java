package cn.ggzy.ca.path;

import static cn.ggzy.ca.path.TestAuthority.AT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.TestAuthority.Wish;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.TrustList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which key serves which purpose. */
class PurposeTest {
    private static final TestAuthority LISTED = TestAuthority.root(KeyFamily.SM2);

    @ParameterizedTest
    @EnumSource(KeyFamily.class)
    void aTimeStampingCertificateStampsAndNeedsNoOrganisation(KeyFamily family) {
        TestAuthority authority = TestAuthority.root(family);
        Verdict verdict = judge(authority, stamping(true, KeyPurposeId.id_kp_timeStamping), Purpose.TIME_STAMP);

        assertThat(verdict.valid()).as("%s", verdict.checks()).isTrue();
        assertThat(verdict.checks()).extracting(Check::id).containsExactly(CheckId.values());
    }

    @Test
    void aTimeStampingCertificateSignsNothingElse() {
        for (Purpose purpose : List.of(Purpose.SIGN, Purpose.LOGIN, Purpose.ENCRYPT, Purpose.SEAL)) {
            assertThat(judge(LISTED, stamping(true, KeyPurposeId.id_kp_timeStamping), purpose)
                            .reason())
                    .isEqualTo(Reason.WRONG_KEY_OF_PAIR);
        }
    }

    static Stream<Arguments> noStampers() {
        return Stream.of(
                Arguments.of("a person's", change(wish -> wish)),
                Arguments.of("not critical", stamping(false, KeyPurposeId.id_kp_timeStamping)),
                Arguments.of("any use", stamping(true, KeyPurposeId.anyExtendedKeyUsage)),
                Arguments.of(
                        "another use too",
                        stamping(true, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_emailProtection)),
                Arguments.of(
                        "an encryption key",
                        change(wish -> stamping(true, KeyPurposeId.id_kp_timeStamping)
                                .apply(wish)
                                .usage(KeyUsage.keyEncipherment))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noStampers")
    void otherCertificatesStampNoTime(String what, UnaryOperator<Wish> change) {
        assertThat(judge(LISTED, change, Purpose.TIME_STAMP).reason()).isEqualTo(Reason.WRONG_KEY_OF_PAIR);
    }

    @Test
    void aSealIsSignedWithASigningKeyOfSomebody() {
        assertThat(judge(LISTED, wish -> wish, Purpose.SEAL).valid()).isTrue();
        assertThat(judge(LISTED, wish -> wish.usage(KeyUsage.nonRepudiation), Purpose.SEAL)
                        .valid())
                .isTrue();
        assertThat(judge(LISTED, wish -> wish.usage(KeyUsage.keyEncipherment), Purpose.SEAL)
                        .reason())
                .isEqualTo(Reason.WRONG_KEY_OF_PAIR);
        assertThat(judge(LISTED, wish -> wish.subject("CN=Somebody"), Purpose.SEAL)
                        .reason())
                .isEqualTo(Reason.IDENTITY_NOT_FOUND);
    }

    @Test
    void aListNamesThePurposesByTheirNamesAndOldOnesStayAsTheyWere() {
        String old = LISTED.list()
                .toJson()
                .replace(
                        "[\"ENCRYPT\",\"LOGIN\",\"SEAL\",\"SIGN\",\"TIME_STAMP\"]", "[\"ENCRYPT\",\"LOGIN\",\"SIGN\"]");

        assertThat(old).isNotEqualTo(LISTED.list().toJson());
        assertThat(TrustList.parse(old).toJson()).isEqualTo(old);
        for (Purpose unlisted : List.of(Purpose.SEAL, Purpose.TIME_STAMP)) {
            assertThat(Judge.judge(
                                    Facts.of(
                                            old,
                                            Certificates.encoded(LISTED.issue()),
                                            List.of(),
                                            List.of(LISTED.crl())),
                                    Policy.standard().with(CheckId.KEY_USAGE, Level.IGNORE),
                                    AT,
                                    unlisted)
                            .reason())
                    .isEqualTo(Reason.SERVICE_PURPOSE);
        }
    }

    private static UnaryOperator<Wish> stamping(boolean critical, KeyPurposeId... uses) {
        return wish -> wish.subject("CN=Time of " + LISTED.certificate.getSerialNumber())
                .with(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(uses));
    }

    private static UnaryOperator<Wish> change(UnaryOperator<Wish> change) {
        return change;
    }

    private static Verdict judge(TestAuthority authority, UnaryOperator<Wish> change, Purpose purpose) {
        return Judge.judge(
                Facts.of(
                        authority.list(),
                        Certificates.encoded(authority.issue(change)),
                        List.of(),
                        List.of(authority.crl())),
                Policy.standard(),
                AT,
                purpose);
    }
}
