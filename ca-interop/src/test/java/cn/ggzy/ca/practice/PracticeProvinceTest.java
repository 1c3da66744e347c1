package cn.ggzy.ca.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.trust.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeProvinceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T01:00:00.250Z");

    @TempDir
    Path directory;

    private PracticeProvince province;

    @BeforeEach
    void makeTheProvince() {
        province = PracticeProvince.openOrCreate(directory, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void everyoneOfTheCastIsValidForEveryPurposeOfTheirAuthorityAndNamesPersonAndOrganisation() {
        province.cast().values().forEach(key -> {
            for (Purpose purpose : Set.of(Purpose.SIGN, Purpose.LOGIN, Purpose.ENCRYPT, Purpose.SEAL)) {
                Verdict verdict = judge(key, NOW, purpose);
                assertThat(verdict.reason()).as("%s", verdict.checks()).isEqualTo(Reason.OK);
                assertThat(verdict.valid()).isTrue();
                assertThat(verdict.identity().orElseThrow().uscc().orElseThrow().value())
                        .isEqualTo(key.uscc());
                assertThat(verdict.identity().orElseThrow().uscc().orElseThrow().checkDigitsHold())
                        .isTrue();
                assertThat(verdict.identity().orElseThrow().organisation()).contains(key.organisation());
                assertThat(verdict.identity().orElseThrow().person()).contains(key.name());
            }
        });
        assertThat(province.cast().values().stream().map(PracticeKey::uscc)).doesNotHaveDuplicates();
    }

    @Test
    void everyKeySignsWhatItsCertificateVerifies() {
        byte[] data = "投标".getBytes(StandardCharsets.UTF_8);
        province.cast().values().forEach(key -> {
            String algorithm = key.algorithm().id();
            byte[] signature = key.sign(data);
            assertThat(RawSignatures.verify(algorithm, key.certificate(), data, signature))
                    .isTrue();
            data[0] ^= 1;
            assertThat(RawSignatures.verify(algorithm, key.certificate(), data, signature))
                    .isFalse();
            data[0] ^= 1;
        });
    }

    @Test
    void openingAgainFindsTheSameKeysAndList() {
        PracticeProvince again =
                PracticeProvince.openOrCreate(directory, Clock.fixed(NOW.plus(Duration.ofDays(3)), ZoneOffset.UTC));

        assertThat(again.trustList().digest()).isEqualTo(province.trustList().digest());
        assertThat(again.player("bidder-3").toJson())
                .isEqualTo(province.player("bidder-3").toJson());
    }

    @Test
    void nobodyElseMayReadAnyOfTheFiles() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.filter(one -> !one.equals(directory)).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as("%s", path)
                        .endsWith("------");
            }
        }
    }

    @Test
    void anExpertIsAPersonWithoutAnOrganisationToActFor() {
        PracticeKey expert = province.issueExpert("E0042", "林海", "练习大学");

        Verdict verdict = judge(expert, NOW, Purpose.SIGN);
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.identity().orElseThrow().uscc()).isEmpty();
        assertThat(verdict.identity().orElseThrow().personId()).contains("E0042");
        assertThat(province.issueExpert("E0042", "林海", "练习大学").toJson()).isEqualTo(expert.toJson());
        assertThat(province.find("expert-E0042")).isPresent();
    }

    @Test
    void aRevokedCertificateIsRevokedFromThenOnAndInEveryLaterOpening() {
        PracticeKey key = province.player("bidder-6");
        province.revoke(key.certificate());

        assertThat(judge(key, NOW, Purpose.SIGN).reason()).isEqualTo(Reason.REVOKED);
        province = PracticeProvince.openOrCreate(directory, Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        assertThat(judge(key, NOW.plusSeconds(60), Purpose.SIGN).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judge(province.player("bidder-3"), NOW.plusSeconds(60), Purpose.SIGN)
                        .valid())
                .isTrue();
    }

    @Test
    void aHeldCertificateDoesNotCountUntilItIsReleasedAndARevokedOneNeverAgain() {
        PracticeKey key = province.player("bidder-6");
        province.suspend(key.certificate());
        assertThat(judge(key, NOW, Purpose.SIGN).reason()).isEqualTo(Reason.REVOKED);
        assertThat(province.standing(key.certificate())).isEqualTo(PracticeProvince.Standing.SUSPENDED);

        province.resume(key.certificate());
        assertThat(judge(key, NOW, Purpose.SIGN).valid()).isTrue();

        province.suspend(key.certificate());
        province.revoke(key.certificate());
        province.resume(key.certificate());
        assertThat(judge(key, NOW, Purpose.SIGN).reason()).isEqualTo(Reason.REVOKED);
        assertThat(province.standing(key.certificate())).isEqualTo(PracticeProvince.Standing.REVOKED);
    }

    @Test
    void certifiesAKeyThatItsHolderMade() {
        KeyPair own = Keys.generate(KeyFamily.SM2);
        Holder holder = new Holder("bidder", "PX0099", "林海", "练习单位", Optional.of(uscc()));

        byte[] certificate =
                province.certify("practice-sm2", own.getPublic().getEncoded(), holder, Duration.ofDays(30));

        assertThat(judge(certificate, List.of(), NOW, Purpose.SIGN)
                        .identity()
                        .orElseThrow()
                        .person())
                .contains("林海");
        assertThat(judge(certificate, List.of(), NOW, Purpose.SIGN).valid()).isTrue();
        assertThat(judge(certificate, List.of(), NOW.plus(Duration.ofDays(30)), Purpose.SIGN)
                        .reason())
                .isEqualTo(Reason.EXPIRED);
        assertThatThrownBy(() ->
                        province.certify("practice-rsa", own.getPublic().getEncoded(), holder, Duration.ofDays(30)))
                .hasMessageContaining("practice.key-family");
    }

    @Test
    void aListIsMadeAnewWhenItIsOlderThanAsked() {
        byte[] first = province.crl("practice-rsa", Duration.ofMinutes(1));
        assertThat(province.crl("practice-rsa", Duration.ofMinutes(1))).isEqualTo(first);

        province = PracticeProvince.openOrCreate(directory, Clock.fixed(NOW.plusSeconds(61), ZoneOffset.UTC));
        assertThat(province.crl("practice-rsa", Duration.ofMinutes(1))).isNotEqualTo(first);
    }

    private Uscc uscc() {
        return new Uscc(province.player("bidder-1").uscc());
    }

    @Test
    void aPersonOfAnotherProvinceWithTheSameNamesIsNotTrusted(@TempDir Path elsewhere) {
        PracticeProvince other = PracticeProvince.openOrCreate(elsewhere, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(judge(other.player("bidder-1"), NOW, Purpose.SIGN).reason()).isEqualTo(Reason.SIGNATURE_WRONG);
    }

    private Verdict judge(PracticeKey key, Instant at, Purpose purpose) {
        return judge(key.certificate(), key.chain(), at, purpose);
    }

    private Verdict judge(byte[] certificate, List<byte[]> chain, Instant at, Purpose purpose) {
        Facts facts = Facts.of(province.trustList().toJson(), certificate, chain, List.copyOf(province.crls()));
        return Judge.judge(facts, Policy.standard(), at, purpose);
    }
}
