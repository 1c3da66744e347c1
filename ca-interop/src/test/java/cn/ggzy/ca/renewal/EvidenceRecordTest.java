package cn.ggzy.ca.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.StampWorld;
import cn.ggzy.ca.timestamp.TimeStamper;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.ers.ERSByteData;
import org.bouncycastle.tsp.ers.ERSEvidenceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceRecordTest {
    private final StampWorld world = new StampWorld();
    private final TimeStamper sm2 = stamper(KeyFamily.SM2);
    private final TimeStamper rsa = stamper(KeyFamily.RSA);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 16, 33})
    void oneStampServesManyAndEachRecordIsAboutItsOwnObjectOnly(int number) {
        List<byte[]> documents = documents(number);
        List<EvidenceRecord> records =
                maker(sm2).create(documents.stream().map(ArchiveObject::of).toList(), ImprintDigest.SM3);

        for (int i = 0; i < number; i++) {
            EvidenceRecord record = EvidenceRecord.parse(records.get(i).encoded());
            assertThat(verify(record, documents.get(i)).reason())
                    .as("document %s", i)
                    .isEqualTo(EvidenceReason.OK);
            assertThat(verify(record, new byte[] {9}).reason()).isEqualTo(EvidenceReason.OTHER_OBJECT);
        }
        assertThat(records.stream().map(one -> one.lastToken().serial()).distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void anotherReaderOfTheRfcAcceptsOurRecordsAndTheirRenewals(int number) throws Exception {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(Bc.provider())
                .build();
        List<byte[]> documents = documents(number);
        List<EvidenceRecord> records =
                maker(sm2).create(documents.stream().map(ArchiveObject::of).toList(), ImprintDigest.SM3);
        records = maker(rsa).renewStamps(records);
        records = maker(rsa)
                .renewTrees(
                        IntStream.range(0, number)
                                .mapToObj(new Bound(documents, records)::kept)
                                .toList(),
                        ImprintDigest.SHA_256);

        for (int i = 0; i < number; i++) {
            ERSEvidenceRecord other = new ERSEvidenceRecord(records.get(i).encoded(), digests);
            byte[] document = documents.get(i);
            assertThatCode(() -> other.validatePresent(
                            new ERSByteData(document),
                            Date.from(world.clock.instant().plusSeconds(60))))
                    .doesNotThrowAnyException();
            assertThat(other.isContaining(
                            new ERSByteData(new byte[] {1, 2}),
                            Date.from(world.clock.instant().plusSeconds(60))))
                    .isFalse();
            assertThat(verify(records.get(i), document).reason()).isEqualTo(EvidenceReason.OK);
        }
    }

    /** Documents beside their records. */
    private record Bound(List<byte[]> documents, List<EvidenceRecord> records) {
        EvidenceMaker.Kept kept(int i) {
            return new EvidenceMaker.Kept(ArchiveObject.of(documents.get(i)), records.get(i));
        }
    }

    @Test
    void aMissingLinkAForeignStampAndAWrongOrderEachHaveTheirName() {
        byte[] document = documents(1).get(0);
        ArchiveObject object = ArchiveObject.of(document);
        EvidenceRecord first = maker(sm2).create(object, ImprintDigest.SM3);
        EvidenceRecord otherFirst = maker(sm2).create(ArchiveObject.of(new byte[] {1}), ImprintDigest.SM3);
        EvidenceRecord renewed = maker(rsa).renewStamp(first);
        EvidenceRecord twice = maker(rsa).renewStamp(renewed);
        EvidenceRecord tree = maker(rsa).renewTree(object, twice, ImprintDigest.SHA_384);

        assertThat(verify(tree, document).reason()).isEqualTo(EvidenceReason.OK);
        assertThat(verify(first.withStamp(twice.last()), document).reason())
                .as("the stamp in the middle is gone")
                .isEqualTo(EvidenceReason.MISSING_LINK);
        assertThat(verify(renewed.withChain(tree.last()), document).reason())
                .as("a tree over a longer past")
                .isEqualTo(EvidenceReason.MISSING_LINK);
        assertThat(verify(first.withStamp(maker(rsa).renewStamp(otherFirst).last()), document)
                        .reason())
                .as("a renewal of another record")
                .isEqualTo(EvidenceReason.MISSING_LINK);
        assertThat(verify(first.withStamp(tree.last()), document).reason()).isEqualTo(EvidenceReason.MIXED_DIGESTS);

        world.clock.set(world.clock.instant().minusSeconds(60));
        EvidenceRecord backwards = maker(rsa).renewStamp(first);
        world.clock.set(world.clock.instant().plusSeconds(60));
        assertThat(verify(backwards, document).reason()).isEqualTo(EvidenceReason.WRONG_ORDER);
    }

    @Test
    void aTreeThatDoesNotLeadToTheStampIsBroken() {
        List<byte[]> documents = documents(4);
        List<EvidenceRecord> records =
                maker(sm2).create(documents.stream().map(ArchiveObject::of).toList(), ImprintDigest.SM3);
        ArchiveStamp good = records.get(0).last();
        List<List<byte[]>> shorter = good.reduced().subList(0, 1);

        assertThat(verify(
                                EvidenceRecord.first(new ArchiveStamp(good.digest(), shorter, good.token())),
                                documents.get(0))
                        .reason())
                .isEqualTo(EvidenceReason.BROKEN_TREE);
    }

    @Test
    void brokenOctetsAreRefusedAndNothingElseComesOut() {
        byte[] document = documents(1).get(0);
        byte[] record = maker(sm2)
                .renewStamp(maker(sm2).create(ArchiveObject.of(document), ImprintDigest.SM3))
                .encoded();
        Random random = new Random(4);
        for (int i = 0; i < 3_000; i++) {
            byte[] broken = record.clone();
            for (int change = 0; change <= random.nextInt(3); change++) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 + random.nextInt(255));
            }
            try {
                EvidenceRecord.parse(broken);
            } catch (Refusal e) {
                assertThat(e.code()).isIn("evidence-record.malformed", "timestamp.malformed");
            }
        }
        byte[] deep = new byte[100_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        assertThatThrownBy(() -> EvidenceRecord.parse(deep)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> EvidenceRecord.parse("text".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class);
    }

    private EvidenceOutcome verify(EvidenceRecord record, byte[] document) {
        return EvidenceVerifier.verify(
                record,
                ArchiveObject.of(document),
                world.trust(),
                world.clock.instant().plusSeconds(2));
    }

    private TimeStamper stamper(KeyFamily family) {
        return world.stamper("tsa-" + family, family, "2026-01-01T00:00:00Z", "2036-01-01T00:00:00Z");
    }

    private static EvidenceMaker maker(TimeStamper stamper) {
        return new EvidenceMaker(stamper, new SecureRandom());
    }

    private static List<byte[]> documents(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> ("档案 " + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
