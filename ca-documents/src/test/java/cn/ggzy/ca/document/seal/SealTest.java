package cn.ggzy.ca.document.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.document.DocumentRule;
import cn.ggzy.ca.document.Town;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.signer.FileSigner;
import cn.ggzy.ca.timestamp.AlgorithmLife;
import cn.ggzy.ca.timestamp.ImprintDigest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealTest {
    private static final byte[] DOCUMENT = "中标通知书".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private Town town;
    private FileSigner maker;
    private FileSigner clerk;

    @BeforeEach
    void makeATown() {
        town = new Town(directory);
        maker = town.signer("supervisor");
        clerk = town.signer("centre");
    }

    @ParameterizedTest
    @EnumSource(SealSigners.Kind.class)
    void aSealOnADocumentHoldsByEveryCheck(SealSigners.Kind kind) {
        SealSignature sealed = put(seal(signers(kind), Town.NOW.minusSeconds(60), Town.NOW.plus(Duration.ofDays(30))));

        SealOutcome outcome = verify(sealed.octets());
        assertThat(outcome.status()).as("%s", outcome.checks()).isEqualTo(Verdict.Status.VALID);
        assertThat(outcome.seal().orElseThrow().name()).isEqualTo("练习省公共资源交易中心");
        assertThat(outcome.signer().orElseThrow().identity().orElseThrow().organisation())
                .contains("练习省公共资源交易中心");
        assertThat(outcome.maker().orElseThrow().valid()).isTrue();
        assertThat(outcome.checks()).hasSize(10);
        assertThat(SealSignature.parse(sealed.octets()).octets()).isEqualTo(sealed.octets());
    }

    @Test
    void aTimeStampSaysBeforeWhenTheSealWasPutOn() {
        Seal seal = seal(digests(), Town.NOW.minusSeconds(60), Town.NOW.plus(Duration.ofDays(30)));
        SealSignature stamped = SealSignature.make(
                seal,
                clerk,
                ImprintDigest.SM3.of(DOCUMENT),
                "/place",
                Town.NOW,
                Optional.of(town.sm2Stamper()),
                new SecureRandom());
        SealOutcome outcome = verify(stamped.octets());

        assertThat(outcome.status()).as("%s", outcome.checks()).isEqualTo(Verdict.Status.VALID);
        assertThat(outcome.signedBefore()).contains(Town.NOW.plusSeconds(1));
        assertThat(outcome.checks()).anyMatch(check -> check.rule() == DocumentRule.TIME_STAMP);
    }

    @Test
    void eachBreakHasItsOwnName() {
        Seal good = seal(digests(), Town.NOW.minusSeconds(60), Town.NOW.plus(Duration.ofDays(30)));
        SealSignature sealed = put(good);

        assertThat(SealVerifier.verify(sealed.octets(), new byte[] {1}, town.trust(), Town.LATER)
                        .reason())
                .contains(DocumentRule.DIGEST);
        assertThat(verify(put(seal(digests(), Town.NOW.minusSeconds(60), Town.NOW.minusSeconds(1)))
                                .octets())
                        .reason())
                .contains(DocumentRule.SEAL_PERIOD);
        assertThat(SealVerifier.verify(sealed.octets(), DOCUMENT, town.trust(), Town.NOW.minusSeconds(5))
                        .reason())
                .contains(DocumentRule.TIME);
        assertThat(SealVerifier.verify(
                                sealed.octets(),
                                DOCUMENT,
                                new cn.ggzy.ca.document.DocumentTrust(
                                        town.trust().trustList(),
                                        town.trust().facts(),
                                        town.trust().policy(),
                                        AlgorithmLife.unlimited().weak("SM3", Town.NOW)),
                                Town.LATER)
                        .reason())
                .contains(DocumentRule.ALGORITHM);
        assertThat(verify(withLast(sealed.octets(), 0x01)).reason()).contains(DocumentRule.SIGNATURE);
        assertThatThrownBy(() -> SealSignature.make(good, town.signer("bidder-2"), new byte[32], "/place", Town.NOW))
                .hasMessageContaining("seal.not-on-list");
        assertThatThrownBy(() -> Seal.make(good.content(), town.signer("bidder-1")))
                .hasMessageContaining("seal.not-sm2");
    }

    @Test
    void aSealThatAnotherMadeOrChangedIsRefused(@TempDir Path elsewhere) throws Exception {
        Town other = new Town(elsewhere);
        Seal foreign = Seal.make(
                content(digests(), Town.NOW.minusSeconds(60), Town.NOW.plus(Duration.ofDays(30))),
                other.signer("supervisor"));
        assertThat(verify(put(foreign).octets()).reason()).contains(DocumentRule.SEAL_MAKER);

        Seal seal = seal(digests(), Town.NOW.minusSeconds(60), Town.NOW.plus(Duration.ofDays(30)));
        byte[] renamed = replaced(seal.octets(), "练习省公共资源交易中心", "练习省公共资源交易中新");
        SealOutcome outcome = verify(put(Seal.parse(renamed)).octets());
        assertThat(outcome.reason()).contains(DocumentRule.SEAL_MAKER_SIGNATURE);
    }

    @Test
    void aSignerWhoIsNotOnTheListAndARevokedOneAreRefused() {
        FileSigner thief = town.signer("bidder-2");
        Seal widened = Seal.make(
                content(SealSigners.digestsOf(List.of(thief.certificate())), Town.NOW.minusSeconds(60), Town.LATER),
                maker);
        Seal narrow = seal(digests(), Town.NOW.minusSeconds(60), Town.LATER);
        byte[] swapped = swapSeal(put(widened, thief).octets(), narrow);
        assertThat(verify(swapped).checks())
                .filteredOn(check -> check.outcome() == cn.ggzy.ca.path.Outcome.FAILED)
                .extracting(check -> check.rule())
                .contains(DocumentRule.SEAL_SIGNER, DocumentRule.SIGNATURE);

        SealSignature sealed = put(narrow);
        town.province.revoke(clerk.certificate());
        SealOutcome revoked = verify(sealed.octets());
        assertThat(revoked.reason()).contains(DocumentRule.SIGNER);
        assertThat(revoked.signer().orElseThrow().reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void otherVersionsAndHostileOctetsGiveRefusalsOnly() throws Exception {
        byte[] sealed =
                put(seal(digests(), Town.NOW.minusSeconds(60), Town.LATER)).octets();
        ASN1Sequence all = ASN1Sequence.getInstance(sealed);
        ASN1EncodableVector toSign = new ASN1EncodableVector();
        for (ASN1Encodable part : ASN1Sequence.getInstance(all.getObjectAt(0))) {
            toSign.add(toSign.size() == 0 ? new ASN1Integer(5) : part);
        }
        byte[] fifth = new DERSequence(new ASN1Encodable[] {
                    new DERSequence(toSign), all.getObjectAt(1), all.getObjectAt(2), all.getObjectAt(3)
                })
                .getEncoded("DER");
        assertThatThrownBy(() -> SealSignature.parse(fifth)).hasMessageContaining("seal.version");

        Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            byte[] broken = sealed.clone();
            for (int change = 0; change <= random.nextInt(3); change++) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 + random.nextInt(255));
            }
            assertThat(outcomeOf(broken)).isNotEqualTo(Verdict.Status.VALID);
        }
        for (int length = 0; length < sealed.length; length += 5) {
            assertThat(outcomeOf(Arrays.copyOf(sealed, length))).isEqualTo(Verdict.Status.INVALID);
        }
        byte[] deep = new byte[50_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        assertThatThrownBy(() -> Seal.parse(deep)).isInstanceOf(Refusal.class);
    }

    private Verdict.Status outcomeOf(byte[] octets) {
        return verify(octets).status();
    }

    private SealOutcome verify(byte[] sealed) {
        return SealVerifier.verify(sealed, DOCUMENT, town.trust(), Town.LATER);
    }

    private SealSignature put(Seal seal) {
        return put(seal, clerk);
    }

    private static SealSignature put(Seal seal, FileSigner signer) {
        return SealSignature.make(seal, signer, ImprintDigest.SM3.of(DOCUMENT), "/place", Town.NOW);
    }

    private Seal seal(SealSigners signers, Instant from, Instant until) {
        return Seal.make(content(signers, from, until), maker);
    }

    private SealSigners digests() {
        return signers(SealSigners.Kind.DIGESTS);
    }

    private SealSigners signers(SealSigners.Kind kind) {
        List<byte[]> all = List.of(town.signer("tenderer").certificate(), clerk.certificate());
        return switch (kind) {
            case CERTIFICATES -> SealSigners.certificates(all);
            case DIGESTS -> SealSigners.digestsOf(all);
        };
    }

    private static SealContent content(SealSigners signers, Instant from, Instant until) {
        return new SealContent(
                "ONENET",
                "62000000000001",
                SealContent.ORGANISATION,
                "练习省公共资源交易中心",
                signers,
                from,
                from,
                until,
                new SealPicture("PNG", new byte[] {1, 2, 3}, 42, 42));
    }

    private static byte[] withLast(byte[] octets, int change) {
        byte[] changed = octets.clone();
        changed[changed.length - 1] ^= (byte) change;
        return changed;
    }

    private static byte[] replaced(byte[] octets, String before, String after) {
        byte[] from = before.getBytes(StandardCharsets.UTF_8);
        byte[] to = after.getBytes(StandardCharsets.UTF_8);
        byte[] changed = octets.clone();
        for (int i = 0; i <= changed.length - from.length; i++) {
            if (Arrays.equals(Arrays.copyOfRange(changed, i, i + from.length), from)) {
                System.arraycopy(to, 0, changed, i, to.length);
                return changed;
            }
        }
        throw new IllegalStateException("not there");
    }

    private static byte[] swapSeal(byte[] sealed, Seal other) {
        try {
            ASN1Sequence all = ASN1Sequence.getInstance(sealed);
            ASN1EncodableVector toSign = new ASN1EncodableVector();
            for (ASN1Encodable part : ASN1Sequence.getInstance(all.getObjectAt(0))) {
                toSign.add(toSign.size() == 1 ? ASN1Sequence.getInstance(other.octets()) : part);
            }
            return new DERSequence(new ASN1Encodable[] {
                        new DERSequence(toSign), all.getObjectAt(1), all.getObjectAt(2), all.getObjectAt(3)
                    })
                    .getEncoded("DER");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
