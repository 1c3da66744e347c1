package cn.ggzy.ca.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.tlv.Der;
import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.tlv.Tag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CmsDocumentTest {
    private static final Instant AT = Instant.parse("2026-03-01T01:00:00Z");
    private static final byte[] DATA = "评标报告 evaluation report".getBytes(StandardCharsets.UTF_8);

    private static PracticeProvince province;
    private static PracticeKey rsa;
    private static PracticeKey sm2;

    @BeforeAll
    static void makeTheProvince(@TempDir Path directory) {
        province = PracticeProvince.openOrCreate(directory, Clock.fixed(AT, ZoneOffset.UTC));
        rsa = province.player("bidder-1");
        sm2 = province.player("bidder-2");
    }

    @ParameterizedTest
    @CsvSource({"STANDARD,true", "STANDARD,false", "GM,true", "GM,false"})
    void severalSignersOfBothFamiliesHoldInEveryForm(CmsForm form, boolean attached) throws IOException {
        CmsDocument document = CmsDocument.open(Octets.of(signed(form, attached, DATA, rsa, sm2)));
        CmsVerification verified = attached ? document.verify() : document.verify(stream(DATA));

        assertThat(verified.requireHolds().outcomes()).hasSize(2);
        assertThat(verified.contentSize()).isEqualTo(DATA.length);
        assertThat(document.form()).isEqualTo(form);
        assertThat(document.attached()).isEqualTo(attached);
        assertThat(document.signers()).allSatisfy(signer -> {
            assertThat(signer.signingTime()).contains(AT);
            assertThat(signer.certificate()).isPresent();
        });
    }

    @Test
    void aBadSignatureAmongGoodOnesIsNamedAndTheWholeDoesNotHold() throws IOException {
        byte[] cms = signed(CmsForm.STANDARD, true, DATA, rsa, sm2);
        int at = lastIndexOf(cms, sm2Signature(cms));
        cms[at + 40] ^= 1;

        CmsVerification verified = CmsDocument.open(Octets.of(cms)).verify();

        assertThat(verified.holds()).isFalse();
        assertThat(verified.outcomes().stream().filter(CmsOutcome::holds)).hasSize(1);
        assertThat(verified.outcomes().stream()
                        .filter(one -> !one.holds())
                        .findFirst()
                        .orElseThrow()
                        .why())
                .contains("cms.bad-signature");
    }

    @Test
    void theNationalFormHasVersionOneAndItsOwnIdentifiers() throws IOException {
        String hex = HexFormat.of().formatHex(signed(CmsForm.GM, true, DATA, sm2));

        // ContentInfo: 1.2.156.10197.6.1.4.2.2; then version 1; then the content's 1.2.156.10197.6.1.4.2.1.
        assertThat(hex).contains("060a2a811ccf550601040202").contains("020101310e300c06082a811ccf55018311");
        assertThat(hex).contains("060a2a811ccf550601040201").doesNotContain("2a864886f70d0107");
        assertThat(hex).contains("06092a811ccf5501822d010500");
    }

    @Test
    void whatAKitWritesWithoutAttributesIsVerified() throws IOException {
        CmsDocument attached = CmsDocument.open(Octets.of(KitFixture.attached(sm2, DATA)));
        CmsDocument detached = CmsDocument.open(Octets.of(KitFixture.detached(sm2, DATA)));

        assertThat(attached.verify().holds()).isTrue();
        assertThat(detached.verify(stream(DATA)).holds()).isTrue();
        assertThat(detached.verify(stream(new byte[] {1})).holds()).isFalse();
        assertThat(attached.form()).isEqualTo(CmsForm.GM);
        assertThat(attached.signers().get(0).signatureOid()).isEqualTo("1.2.156.10197.1.301.1");
        assertThat(attached.signers().get(0).signedAttributes()).isEmpty();
        assertThat(attached.signers().get(0).signingTime()).isEmpty();
    }

    @Test
    void contentIsHandedOnOnlyAfterItHeld() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        CmsDocument.open(Octets.of(KitFixture.attached(sm2, DATA))).copyVerified(content);
        assertThat(content.toByteArray()).isEqualTo(DATA);

        byte[] changed = KitFixture.attached(sm2, DATA);
        changed[lastIndexOf(changed, DATA)] ^= 1;
        ByteArrayOutputStream nothing = new ByteArrayOutputStream();
        assertThatThrownBy(() -> CmsDocument.open(Octets.of(changed)).copyVerified(nothing))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("cms.bad-signature");
        assertThat(nothing.size()).isZero();
    }

    @Test
    void attributesShownAsContentAreRefused() throws IOException {
        byte[] cms = signed(CmsForm.STANDARD, false, DATA, sm2);
        CmsSigner signer = CmsDocument.open(Octets.of(cms)).signers().get(0);
        byte[] attributes = signer.signedAttributes().orElseThrow();
        // The signature is right over these octets, but their author signed the report and not them.
        byte[] forged = KitFixture.write(sm2, attributes, true, whole -> signer.signature());

        CmsVerification verified = CmsDocument.open(Octets.of(forged)).verify();

        assertThat(verified.holds()).isFalse();
        assertThat(verified.outcomes().get(0).why()).contains("set of signed attributes");
    }

    @Test
    void whatAJudgeNeedsIsEmbeddedAndComesOutAsItWentIn() throws IOException {
        byte[] crl = province.crls().get(1);
        byte[] ocsp = new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.TRY_LATER), null).getEncoded();
        CmsRequest request = CmsRequest.attached(CmsForm.STANDARD, AT, List.of(party(sm2)))
                .withRevocation(List.of(crl), List.of(ocsp));

        CmsDocument document = CmsDocument.open(Octets.of(write(request, DATA, sm2)));

        assertThat(document.verify().holds()).isTrue();
        assertThat(document.crls()).containsExactly(crl);
        assertThat(document.ocspResponses()).containsExactly(ocsp);
        assertThat(document.certificates()).contains(sm2.certificate());
    }

    @Test
    void revocationDataAndTimeStampsAreAddedLaterWithoutTouchingASignature() throws IOException {
        byte[] crl = province.crls().get(0);
        byte[] ocsp = new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.TRY_LATER), null).getEncoded();
        byte[] token = Der.element(Tag.SEQUENCE, new byte[] {2, 1, 1});
        byte[] before = signed(CmsForm.STANDARD, true, DATA, rsa, sm2);

        byte[] after = CmsArchive.withTimeStamp(
                CmsArchive.withJudgement(before, List.of(rsa.certificate()), List.of(crl), List.of(ocsp)), 1, token);
        CmsDocument document = CmsDocument.open(Octets.of(after));

        assertThat(document.verify().requireHolds().outcomes()).hasSize(2);
        assertThat(document.crls()).containsExactly(crl);
        assertThat(document.ocspResponses()).containsExactly(ocsp);
        assertThat(document.signers().stream().flatMap(one -> one.timeStamps().stream()))
                .containsExactly(token);
    }

    @Test
    void signaturesMadeApartAreMergedIntoOneFile() throws IOException {
        byte[] merged =
                CmsArchive.merge(List.of(signed(CmsForm.GM, false, DATA, sm2), signed(CmsForm.GM, false, DATA, rsa)));

        CmsVerification verified = CmsDocument.open(Octets.of(merged)).verify(stream(DATA));
        assertThat(verified.requireHolds().outcomes()).hasSize(2);
        assertThatThrownBy(() -> CmsArchive.merge(
                        List.of(signed(CmsForm.GM, true, DATA, sm2), signed(CmsForm.GM, true, new byte[] {1}, rsa))))
                .hasMessageStartingWith("cms.other-content");
    }

    @Test
    void aSignerNamedByKeyIdentifierIsFound() throws IOException {
        byte[] keyId = SubjectKeyIdentifier.fromExtensions(Certificate.getInstance(sm2.certificate())
                        .getTBSCertificate()
                        .getExtensions())
                .getKeyIdentifier();
        byte[] byName = KitFixture.detached(sm2, DATA);
        byte[] name = KitFixture.issuerAndSerial(sm2.certificate());
        byte[] byKey = replacedInSigner(byName, name, Der.element(Tag.contextPrimitive(0), keyId));

        assertThat(CmsDocument.open(Octets.of(byKey)).verify(stream(DATA)).holds())
                .isTrue();
    }

    @Test
    void aCertificateThatTheFileLeavesOutMayBeHandedIn() throws IOException {
        byte[] whole = KitFixture.detached(sm2, DATA);
        List<byte[]> outer = cn.ggzy.ca.tlv.TlvReader.children(whole, "test");
        List<byte[]> fields = cn.ggzy.ca.tlv.TlvReader.children(
                cn.ggzy.ca.tlv.TlvReader.children(outer.get(1), "test").get(0), "test");
        byte[] without = Der.element(
                Tag.SEQUENCE,
                outer.get(0),
                Der.element(
                        Tag.context(0),
                        Der.element(Tag.SEQUENCE, fields.get(0), fields.get(1), fields.get(2), fields.get(4))));

        assertThat(CmsDocument.open(Octets.of(without)).verify(stream(DATA)).holds())
                .isFalse();
        assertThat(CmsDocument.open(Octets.of(without), List.of(rsa.certificate(), sm2.certificate()))
                        .verify(stream(DATA))
                        .holds())
                .isTrue();
    }

    @Test
    void indefiniteLengthsAndContentInPiecesAreRead() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] inner = CmsSignatures.sign(
                DATA, rsa.certificate(), List.of(), cn.ggzy.ca.crypto.Keys.privateKey(rsa.privateKey()), AT);
        CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
        try {
            org.bouncycastle.cms.CMSSignedData read =
                    new org.bouncycastle.cms.CMSSignedData(new CMSProcessableByteArray(DATA), inner);
            generator.addSigners(read.getSignerInfos());
            generator.addCertificates(read.getCertificates());
            generator.setBufferSize(7);
            try (OutputStream content = generator.open(file, true)) {
                content.write(DATA);
            }
        } catch (org.bouncycastle.cms.CMSException e) {
            throw new IllegalStateException(e);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();

        CmsDocument.open(Octets.of(file.toByteArray())).copyVerified(content);

        assertThat(HexFormat.of().formatHex(file.toByteArray())).startsWith("3080");
        assertThat(content.toByteArray()).isEqualTo(DATA);
    }

    @ParameterizedTest
    @EnumSource(CmsForm.class)
    void largeContentStreamsInBothDirections(CmsForm form, @TempDir Path directory) throws IOException {
        Path large = directory.resolve("large");
        Path file = directory.resolve("file");
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(large)) {
            for (int i = 0; i < 80; i++) {
                Arrays.fill(block, (byte) i);
                out.write(block);
            }
        }
        CmsRequest request = CmsRequest.attached(form, AT, List.of(party(sm2), party(rsa)));
        CmsDraft draft = CmsDraft.of(request, Octets.of(large));
        try (OutputStream out = Files.newOutputStream(file)) {
            draft.write(
                    List.of(
                            sm2.sign(draft.toBeSigned().get(0)),
                            rsa.sign(draft.toBeSigned().get(1))),
                    out);
        }
        Path again = directory.resolve("again");
        try (OutputStream out = Files.newOutputStream(again)) {
            CmsDocument.open(Octets.of(file)).copyVerified(out);
        }

        assertThat(Files.mismatch(large, again)).isEqualTo(-1);
    }

    @Test
    void aDraftRefusesSignaturesThatAreNotItsParties() throws IOException {
        CmsDraft draft = CmsDraft.of(CmsRequest.detached(CmsForm.GM, AT, List.of(party(sm2))), Octets.of(DATA));
        byte[] another = province.player("bidder-3").sign(draft.toBeSigned().get(0));

        for (List<byte[]> wrong : List.of(List.of(another), List.<byte[]>of(), List.of(new byte[0]))) {
            assertThatThrownBy(() -> draft.write(wrong, OutputStream.nullOutputStream()))
                    .hasMessageStartingWith("signature.wrong-key");
        }
    }

    @Test
    void contentThatChangesBetweenSigningAndWritingIsRefused() throws IOException {
        int[] opened = {0};
        Octets moving = () -> new ByteArrayInputStream(new byte[] {(byte) opened[0]++});
        CmsDraft draft = CmsDraft.of(CmsRequest.attached(CmsForm.GM, AT, List.of(party(sm2))), moving);
        byte[] signature = sm2.sign(draft.toBeSigned().get(0));

        assertThatThrownBy(() -> draft.write(List.of(signature), OutputStream.nullOutputStream()))
                .hasMessageStartingWith("cms.content-changed");
    }

    @Test
    void theWrongWayToVerifyIsRefusedAndNotAnswered() throws IOException {
        CmsDocument attached = CmsDocument.open(Octets.of(KitFixture.attached(sm2, DATA)));
        CmsDocument detached = CmsDocument.open(Octets.of(KitFixture.detached(sm2, DATA)));

        assertThatThrownBy(() -> attached.verify(stream(DATA))).hasMessageStartingWith("cms.attached");
        assertThatThrownBy(detached::verify).hasMessageStartingWith("cms.detached");
    }

    static byte[] signed(CmsForm form, boolean attached, byte[] data, PracticeKey... keys) throws IOException {
        List<CmsParty> parties = Stream.of(keys).map(CmsDocumentTest::party).toList();
        return write(new CmsRequest(form, attached, AT, parties, List.of(), List.of()), data, keys);
    }

    private static byte[] write(CmsRequest request, byte[] data, PracticeKey... keys) throws IOException {
        CmsDraft draft = CmsDraft.of(request, Octets.of(data));
        List<byte[]> signatures = java.util.stream.IntStream.range(0, keys.length)
                .mapToObj(i -> keys[i].sign(draft.toBeSigned().get(i)))
                .toList();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        draft.write(signatures, file);
        return file.toByteArray();
    }

    private static CmsParty party(PracticeKey key) {
        return new CmsParty(key.certificate(), key.chain());
    }

    private static InputStream stream(byte[] data) {
        return new ByteArrayInputStream(data);
    }

    private static byte[] sm2Signature(byte[] cms) throws IOException {
        return CmsDocument.open(Octets.of(cms)).signers().stream()
                .filter(one -> one.signature().length < 80)
                .findFirst()
                .orElseThrow()
                .signature();
    }

    /** Rebuilds the file with the last field group's identifier exchanged. */
    private static byte[] replacedInSigner(byte[] cms, byte[] old, byte[] fresh) {
        List<byte[]> outer = cn.ggzy.ca.tlv.TlvReader.children(cms, "test");
        List<byte[]> fields = new java.util.ArrayList<>(cn.ggzy.ca.tlv.TlvReader.children(
                cn.ggzy.ca.tlv.TlvReader.children(outer.get(1), "test").get(0), "test"));
        List<byte[]> signer = new java.util.ArrayList<>(cn.ggzy.ca.tlv.TlvReader.children(
                cn.ggzy.ca.tlv.TlvReader.children(fields.get(4), "test").get(0), "test"));
        signer.replaceAll(one -> Arrays.equals(one, old) ? fresh : one);
        fields.set(4, Der.element(Tag.SET, Der.element(Tag.SEQUENCE, signer.toArray(byte[][]::new))));
        return Der.element(
                Tag.SEQUENCE,
                outer.get(0),
                Der.element(Tag.context(0), Der.element(Tag.SEQUENCE, fields.toArray(byte[][]::new))));
    }

    private static int lastIndexOf(byte[] all, byte[] part) {
        for (int at = all.length - part.length; at >= 0; at--) {
            if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("not inside");
    }
}
