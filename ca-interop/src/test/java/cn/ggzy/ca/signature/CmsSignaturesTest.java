package cn.ggzy.ca.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CmsSignaturesTest {
    private static final Instant AT = Instant.parse("2026-03-01T01:00:00Z");
    private static final byte[] DATA = "评标报告".getBytes(StandardCharsets.UTF_8);
    private static final String SM2_SM3 = "1.2.156.10197.1.501";

    private static PracticeProvince province;

    @BeforeAll
    static void makeTheProvince(@TempDir Path directory) {
        province = PracticeProvince.openOrCreate(directory, Clock.fixed(AT, ZoneOffset.UTC));
    }

    static Stream<PracticeKey> bothFamilies() {
        return Stream.of(province.player("bidder-1"), province.player("bidder-2"));
    }

    @ParameterizedTest
    @MethodSource("bothFamilies")
    void whatIsSignedVerifiesAndNamesCertificateAndTime(PracticeKey key) {
        CmsContent content = CmsSignatures.verify(sign(key), DATA);

        assertThat(content.certificate()).isEqualTo(key.certificate());
        assertThat(content.signingTime()).contains(AT);
        assertThat(content.algorithm()).isEqualTo(key.algorithm());
    }

    @ParameterizedTest
    @MethodSource("bothFamilies")
    void otherContentOrAnotherSignersNameIsRefused(PracticeKey key) {
        byte[] cms = sign(key);
        byte[] other = DATA.clone();
        other[0] ^= 1;

        assertRefused(cms, other, "cms.bad-signature");
        assertRefused(cms, new byte[0], "cms.bad-signature");
        assertThatThrownBy(() -> CmsSignatures.sign(
                        DATA,
                        key.certificate(),
                        List.of(),
                        Keys.privateKey(bothFamilies()
                                .filter(one -> one.algorithm() != key.algorithm())
                                .findFirst()
                                .orElseThrow()
                                .privateKey()),
                        AT))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("bothFamilies")
    void noFlippedBitIsAcceptedWithAnotherMeaning(PracticeKey key) {
        byte[] cms = sign(key);
        for (int at = 0; at < cms.length; at++) {
            byte[] changed = cms.clone();
            changed[at] ^= 1;
            try {
                CmsContent content = CmsSignatures.verify(changed, DATA);
                // Unsigned parts (versions, unused parameters) may change; what is said about the signer may not.
                assertThat(content.certificate()).isEqualTo(key.certificate());
                assertThat(content.signingTime()).contains(AT);
            } catch (Refusal expected) {
                assertThat(expected.code())
                        .isIn("cms.malformed", "cms.bad-signature", "certificate.malformed", "key.not-allowed");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.156.10197.1.301.1", "1.2.156.10197.1.301", "1.2.840.10045.2.1", SM2_SM3})
    void everySpellingOfSm2IsUnderstood(String oid) throws IOException {
        byte[] cms = respelled(province.player("bidder-2"), oid, "1.2.156.10197.1.401");

        assertThat(CmsSignatures.verify(cms, DATA).signatureOid()).isEqualTo(oid);
        assertRefused(cms, new byte[] {1}, "cms.bad-signature");
    }

    @Test
    void theKeylessSpellingOfSm3IsUnderstood() throws IOException {
        byte[] cms = respelled(province.player("bidder-2"), "1.2.156.10197.1.301.1", "1.2.156.10197.1.401.1");

        assertThat(CmsSignatures.verify(cms, DATA).algorithm()).isEqualTo(SignatureAlgorithm.SM2_SM3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.113549.1.1.11", "1.2.840.10045.4.3.2", "1.2.156.10197.1.504"})
    void aSpellingOfAnotherFamilyIsRefused(String oid) throws IOException {
        assertRefused(respelled(province.player("bidder-2"), oid, "1.2.156.10197.1.401"), DATA, "cms.bad-signature");
    }

    @Test
    void aWeakDigestIsRefused() throws IOException {
        byte[] sha1 = respelled(province.player("bidder-1"), "1.2.840.113549.1.1.1", "1.3.14.3.2.26");

        assertRefused(sha1, DATA, "cms.bad-signature");
    }

    @Test
    void octetsThatAreNoSignatureAreMalformed() {
        for (String hex : List.of("", "30", "3000", "ff", "300b06092a864886f70d010702")) {
            assertRefused(HexFormat.of().parseHex(hex), DATA, "cms.malformed");
        }
    }

    private static byte[] sign(PracticeKey key) {
        return CmsSignatures.sign(DATA, key.certificate(), key.chain(), Keys.privateKey(key.privateKey()), AT);
    }

    private static void assertRefused(byte[] cms, byte[] data, String code) {
        assertThatThrownBy(() -> CmsSignatures.verify(cms, data))
                .isInstanceOf(Refusal.class)
                .extracting(e -> ((Refusal) e).code())
                .isEqualTo(code);
    }

    /** As other kits sign: without attributes, and so with identifiers that nothing protects. */
    private static byte[] respelled(PracticeKey key, String signature, String digest) throws IOException {
        SignedData signed = SignedData.getInstance(
                ContentInfo.getInstance(ASN1Primitive.fromByteArray(sign(key))).getContent());
        SignerInfo signer = SignerInfo.getInstance(signed.getSignerInfos().getObjectAt(0));
        SignerInfo other = new SignerInfo(
                signer.getSID(),
                new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest)),
                (ASN1Set) null,
                new AlgorithmIdentifier(new ASN1ObjectIdentifier(signature)),
                new DEROctetString(key.sign(DATA)),
                (ASN1Set) null);
        return new ContentInfo(
                        CMSObjectIdentifiers.signedData,
                        new SignedData(
                                new DERSet(new DERSequence(new ASN1ObjectIdentifier(digest))),
                                signed.getEncapContentInfo(),
                                signed.getCertificates(),
                                null,
                                new DERSet(other)))
                .getEncoded();
    }

    @Test
    void theIdentifiersOfOurOwnSignaturesAreProtected() throws IOException {
        byte[] cms = sign(province.player("bidder-1"));
        String hex = HexFormat.of().formatHex(cms);
        // The last identifier of PKCS#1 is the signer's: rsaEncryption and sha256WithRSAEncryption change places (RFC
        // 6211).
        int at = hex.lastIndexOf("2a864886f70d0101") + 16;
        String other = hex.startsWith("01", at) ? "0b" : "01";
        String changed = hex.substring(0, at) + other + hex.substring(at + 2);

        assertRefused(HexFormat.of().parseHex(changed), DATA, "cms.bad-signature");
    }
}
