package cn.ggzy.ca.practice;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
    void aPersonOfAnotherProvinceWithTheSameNamesIsNotTrusted(@TempDir Path elsewhere) {
        PracticeProvince other = PracticeProvince.openOrCreate(elsewhere, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(judge(other.player("bidder-1"), NOW, Purpose.SIGN).reason()).isEqualTo(Reason.SIGNATURE_WRONG);
    }

    private Verdict judge(PracticeKey key, Instant at, Purpose purpose) {
        Facts facts =
                Facts.of(province.trustList().toJson(), key.certificate(), key.chain(), List.copyOf(province.crls()));
        return Judge.judge(facts, Policy.standard(), at, purpose);
    }
}
