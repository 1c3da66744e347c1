package cn.ggzy.ca.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.practice.PracticeTimeStamps;
import cn.ggzy.ca.signature.CmsSignatures;
import cn.ggzy.ca.signer.DetachedCms;
import cn.ggzy.ca.signer.FileSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimeStampVerifierTest {
    private static final byte[] DATA = "投标文件".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String FROM = "2026-01-01T00:00:00Z";
    private static final String UNTIL = "2027-01-01T00:00:00Z";

    private final StampWorld world = new StampWorld();

    @ParameterizedTest(name = "{0} over {1}")
    @CsvSource({"SM2, SM3", "SM2, SHA_256", "RSA, SHA_256", "RSA, SM3", "P256, SHA_384", "RSA, SHA_512"})
    void aTokenOfAListedAuthorityOverThisDataIsValid(KeyFamily family, ImprintDigest digest) {
        TimeStampRequest request = TimeStampRequest.fresh(Imprint.of(digest, DATA), RANDOM);
        TimeStampToken token = stamper(family).stamp(request);

        TimeStampOutcome outcome = TimeStampVerifier.verify(
                token.octets(),
                TimeStampExpectation.answering(request)
                        .ofPolicies(Set.of(StampWorld.POLICY))
                        .within(Duration.ofSeconds(1)),
                world.trust(),
                world.clock.instant());

        assertThat(outcome.status()).as(outcome.words()).isEqualTo(Verdict.Status.VALID);
        assertThat(outcome.checks()).hasSize(TimeStampRule.values().length);
        assertThat(token.time()).isEqualTo(world.clock.instant());
        assertThat(token.latest()).isEqualTo(world.clock.instant().plusSeconds(1));
    }

    @Test
    void overOtherDataItIsRefusedByName() {
        assertThat(outcome(TimeStampExpectation.over(Imprint.of(ImprintDigest.SM3, new byte[1])))
                        .reason())
                .contains(TimeStampRule.IMPRINT);
    }

    @Test
    void anOldAnswerDoesNotPassForANewOne() {
        TimeStampRequest other = TimeStampRequest.fresh(Imprint.of(ImprintDigest.SM3, DATA), RANDOM);
        assertThat(outcome(TimeStampExpectation.answering(other)).reason()).contains(TimeStampRule.NONCE);
    }

    @Test
    void anotherPolicyAndAPoorerAccuracyAreRefusedByName() {
        TimeStampExpectation expected = TimeStampExpectation.over(Imprint.of(ImprintDigest.SM3, DATA));

        assertThat(outcome(expected.ofPolicies(Set.of("1.2.3.4.2"))).reason()).contains(TimeStampRule.POLICY);
        assertThat(outcome(expected.within(Duration.ofMillis(999))).reason()).contains(TimeStampRule.ACCURACY);
    }

    @Test
    void aTokenFromTheFutureIsRefused() {
        TimeStampToken token = stamp(stamper(KeyFamily.SM2));
        Instant before = world.clock.instant().minusSeconds(2);

        TimeStampOutcome outcome = TimeStampVerifier.verify(token, expected(), world.trust(), before);
        assertThat(outcome.reason()).contains(TimeStampRule.TIME);
    }

    @ParameterizedTest(name = "{0}, critical {1}")
    @CsvSource({"timeStamping, false", "emailProtection, true"})
    void aCertificateThatIsNotCriticallyForTimeStampsAloneStampsNothing(String use, boolean critical) {
        KeyPurposeId id =
                use.equals("timeStamping") ? KeyPurposeId.id_kp_timeStamping : KeyPurposeId.id_kp_emailProtection;
        TimeStamper stamper = world.stamper("tsa-P256", KeyFamily.P256, FROM, UNTIL, id, critical);
        assertThatThrownBy(() -> stamp(stamper)).hasMessageContaining("timestamp.unavailable");

        TimeStampOutcome outcome = TimeStampVerifier.verify(
                Forgery.token(stamper, Imprint.of(ImprintDigest.SM3, DATA), world.clock.instant()),
                expected(),
                world.trust(),
                world.clock.instant());
        assertThat(outcome.reason()).contains(TimeStampRule.USAGE);
        assertThat(outcome.check(TimeStampRule.SIGNATURE).orElseThrow().outcome())
                .isEqualTo(cn.ggzy.ca.path.Outcome.PASSED);
    }

    @Test
    void anUnlistedAuthorityIsInvalidAndAMissingRevocationListLeavesItOpen() {
        TimeStampToken token = stamp(stamper(KeyFamily.SM2));
        StampWorld elsewhere = new StampWorld();
        elsewhere.issuer("other", KeyFamily.SM2);

        TimeStampOutcome unlisted =
                TimeStampVerifier.verify(token, expected(), elsewhere.trust(), world.clock.instant());
        assertThat(unlisted.reason()).contains(TimeStampRule.PATH);
        assertThat(unlisted.signer().orElseThrow().reason()).isEqualTo(Reason.SERVICE_NOT_LISTED);

        TimeStampOutcome open = TimeStampVerifier.verify(
                token, expected(), TimeStampTrust.of(world.list(), List.of()), world.clock.instant());
        assertThat(open.status()).isEqualTo(Verdict.Status.UNDETERMINED);
        assertThat(open.reason()).contains(TimeStampRule.PATH);

        TimeStampTrust none = new TimeStampTrust(
                Optional.empty(), List.of(), List.of(), List.of(), world.trust().policy(), AlgorithmLife.unlimited());
        assertThat(TimeStampVerifier.verify(token, expected(), none, world.clock.instant())
                        .status())
                .as("no list is never no restriction")
                .isEqualTo(Verdict.Status.UNDETERMINED);
    }

    @Test
    void afterItsCertificateEndedATokenAloneProvesNothingMore() {
        TimeStampToken token = stamp(stamper(KeyFamily.RSA));
        world.clock.set("2027-02-01T00:00:00Z");

        TimeStampOutcome outcome = TimeStampVerifier.verify(token, expected(), world.trust(), world.clock.instant());
        assertThat(outcome.reason()).contains(TimeStampRule.PATH);
        assertThat(outcome.signer().orElseThrow().reason()).isEqualTo(Reason.EXPIRED);
        assertThat(outcome.check(TimeStampRule.PERIOD).orElseThrow().outcome())
                .as("it was in its period when it stamped")
                .isEqualTo(cn.ggzy.ca.path.Outcome.PASSED);
    }

    @Test
    void aWeakDigestEndsATokenAtTheVeryInstant() {
        TimeStampToken token = stamp(stamper(KeyFamily.SM2));
        Instant now = world.clock.instant();

        assertThat(TimeStampVerifier.verify(
                                token,
                                expected(),
                                world.trust()
                                        .withAlgorithms(
                                                AlgorithmLife.unlimited().weak("SM3", now)),
                                now)
                        .reason())
                .contains(TimeStampRule.DIGEST);
        assertThat(TimeStampVerifier.verify(
                                token,
                                expected(),
                                world.trust()
                                        .withAlgorithms(
                                                AlgorithmLife.unlimited().weak("SM3", now.plusMillis(1))),
                                now)
                        .valid())
                .isTrue();
        assertThat(TimeStampVerifier.verify(
                                token,
                                expected(),
                                world.trust()
                                        .withAlgorithms(
                                                AlgorithmLife.unlimited().weak("SM2", now)),
                                now)
                        .reason())
                .contains(TimeStampRule.ALGORITHM);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyFamily.class,
            names = {"SM2", "RSA"})
    void anyChangedOctetIsRefusedAndNeverAnException(KeyFamily family) {
        byte[] token = stamp(stamper(family)).octets();
        TimeStampTrust trust = world.trust();
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 0x11;
            TimeStampOutcome outcome = TimeStampVerifier.verify(changed, expected(), trust, world.clock.instant());
            if (outcome.valid()) {
                // Only what no signature covers: names beside the content, or a certificate that is not the signer's.
                assertThat(outcome.token().orElseThrow().time()).isEqualTo(world.clock.instant());
                assertThat(outcome.token()
                                .orElseThrow()
                                .imprint()
                                .same(expected().imprint()))
                        .isTrue();
            }
        }
        for (int length = 0; length < token.length; length += 7) {
            assertThat(TimeStampVerifier.verify(
                                    java.util.Arrays.copyOf(token, length), expected(), trust, world.clock.instant())
                            .reason())
                    .contains(TimeStampRule.FORMAT);
        }
    }

    @Test
    void aRejectionCarriesWhatTheAuthoritySaid() {
        TimeStampRequest request = TimeStampRequest.fresh(Imprint.of(ImprintDigest.SM3, DATA), RANDOM)
                .withPolicy("1.2.3.4.9");

        assertThatThrownBy(() -> stamper(KeyFamily.SM2).stamp(request))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("timestamp.rejected")
                .hasMessageContaining("1.2.3.4.9");
        assertThatThrownBy(() -> stamper(KeyFamily.SM2)
                        .stamp(TimeStampRequest.fresh(new Imprint("1.3.14.3.2.26", new byte[20]), RANDOM)))
                .as("SHA-1")
                .isInstanceOf(Refusal.class);
        TimeStampRequest again = TimeStampRequest.parse(request.encoded());
        assertThat(again.nonce()).isEqualTo(request.nonce());
        assertThat(again.imprint().same(request.imprint())).isTrue();
    }

    @Test
    void twoAuthoritiesMustBeDifferentAndAgreeOnTheTime() {
        TimeStamper sm2 = stamper(KeyFamily.SM2);
        TimeStamper rsa = stamper(KeyFamily.RSA);
        Imprint imprint = Imprint.of(ImprintDigest.SM3, DATA);
        List<TimeStampToken> both = TimeStamps.gather(List.of(sm2, rsa), imprint, 2, RANDOM);

        assertThat(agreement(both, Duration.ZERO).agree()).isTrue();
        assertThat(agreement(List.of(both.get(0), sm2.stamp(TimeStampRequest.fresh(imprint, RANDOM))), Duration.ZERO)
                        .reason())
                .isEqualTo(TimeStamps.AgreementReason.TOO_FEW_AUTHORITIES);

        world.clock.set(world.clock.instant().plusSeconds(10));
        TimeStampToken late = rsa.stamp(TimeStampRequest.fresh(imprint, RANDOM));
        List<TimeStampToken> apart = List.of(both.get(0), late);
        assertThat(agreement(apart, Duration.ofSeconds(7)).reason())
                .isEqualTo(TimeStamps.AgreementReason.TOO_FAR_APART);
        assertThat(agreement(apart, Duration.ofSeconds(8)).agree())
                .as("one second of accuracy on each side")
                .isTrue();
        assertThat(TimeStamps.order(both.get(0), late, Duration.ZERO)).isEqualTo(TimeStamps.Order.CERTAIN);
        assertThat(TimeStamps.order(both.get(0), both.get(1), Duration.ZERO)).isEqualTo(TimeStamps.Order.POSSIBLE);
        assertThat(TimeStamps.order(late, both.get(0), Duration.ZERO)).isEqualTo(TimeStamps.Order.WRONG);
        assertThat(TimeStamps.order(late, both.get(0), Duration.ofSeconds(8))).isEqualTo(TimeStamps.Order.POSSIBLE);
    }

    @Test
    void anAuthorityThatIsSilentIsPassedOverWhileEnoughOthersAnswer() {
        TimeStamper silent = new TimeStamper() {
            @Override
            public String name() {
                return "silent";
            }

            @Override
            public TimeStampToken stamp(TimeStampRequest request) {
                throw new Refusal("timestamp.unavailable", "silent");
            }
        };
        Imprint imprint = Imprint.of(ImprintDigest.SHA_256, DATA);

        assertThat(TimeStamps.gather(List.of(silent, stamper(KeyFamily.RSA)), imprint, 1, RANDOM))
                .hasSize(1);
        assertThatThrownBy(() -> TimeStamps.gather(List.of(silent, stamper(KeyFamily.RSA)), imprint, 2, RANDOM))
                .hasMessageContaining("timestamp.too-few")
                .hasMessageContaining("silent (timestamp.unavailable)");
    }

    @Test
    void aSignatureCarriesItsTimeStampsAndStillVerifies() {
        FileSigner person = world.person("ca", KeyFamily.SM2, FROM, UNTIL);
        byte[] cms = signed(person);
        Imprint value = Imprint.of(ImprintDigest.SM3, SignatureTimeStamps.value(cms));
        byte[] stamped = cms;
        for (TimeStampToken token :
                TimeStamps.gather(List.of(stamper(KeyFamily.SM2), stamper(KeyFamily.RSA)), value, 2, RANDOM)) {
            stamped = SignatureTimeStamps.with(stamped, token);
        }

        assertThat(SignatureTimeStamps.of(cms)).isEmpty();
        assertThat(SignatureTimeStamps.of(stamped)).hasSize(2);
        assertThat(CmsSignatures.verify(stamped, DATA).certificate()).isEqualTo(person.certificate());
        for (byte[] token : SignatureTimeStamps.of(stamped)) {
            assertThat(TimeStampVerifier.verify(
                                    token, TimeStampExpectation.over(value), world.trust(), world.clock.instant())
                            .valid())
                    .isTrue();
        }
    }

    @Test
    void thePracticeProvinceHasTwoAuthoritiesThatItsListWithThemTrusts(@TempDir Path directory) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T01:00:00Z"), ZoneOffset.UTC);
        PracticeTimeStamps stamps =
                PracticeProvince.openOrCreate(directory, clock).timeStamps();
        Imprint imprint = Imprint.of(ImprintDigest.SM3, DATA);
        List<TimeStampOutcome> outcomes = TimeStamps.gather(stamps.stampers(), imprint, 2, RANDOM).stream()
                .map(token -> TimeStampVerifier.verify(
                        token, TimeStampExpectation.over(imprint), stamps.trust(), clock.instant()))
                .toList();

        assertThat(TimeStamps.agreement(outcomes, 2, Duration.ZERO).agree())
                .as("%s", outcomes.stream().map(TimeStampOutcome::words).toList())
                .isTrue();
        assertThat(PracticeProvince.openOrCreate(directory, clock)
                        .timeStamps()
                        .services()
                        .get(0)
                        .certificate())
                .as("kept")
                .isEqualTo(stamps.services().get(0).certificate());
    }

    private byte[] signed(FileSigner person) {
        return DetachedCms.sign(DATA, person, Optional.of(world.clock.instant()));
    }

    private TimeStamps.Agreement agreement(List<TimeStampToken> tokens, Duration tolerance) {
        List<TimeStampOutcome> outcomes = new ArrayList<>();
        for (TimeStampToken token : tokens) {
            outcomes.add(TimeStampVerifier.verify(
                    token, TimeStampExpectation.over(token.imprint()), world.trust(), world.clock.instant()));
        }
        return TimeStamps.agreement(outcomes, 2, tolerance);
    }

    private TimeStamper stamper(KeyFamily family) {
        return world.stamper("tsa-" + family, family, FROM, UNTIL);
    }

    private TimeStampOutcome outcome(TimeStampExpectation expected) {
        TimeStampToken token = stamp(stamper(KeyFamily.SM2));
        return TimeStampVerifier.verify(token, expected, world.trust(), world.clock.instant());
    }

    private static TimeStampToken stamp(TimeStamper stamper) {
        return stamper.stamp(TimeStampRequest.fresh(Imprint.of(ImprintDigest.SM3, DATA), RANDOM));
    }

    private static TimeStampExpectation expected() {
        return TimeStampExpectation.over(Imprint.of(ImprintDigest.SM3, DATA));
    }
}
