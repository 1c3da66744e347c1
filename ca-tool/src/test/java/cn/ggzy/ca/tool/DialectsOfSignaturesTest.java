package cn.ggzy.ca.tool;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.dialect.UserIds;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.signature.CmsArchive;
import cn.ggzy.ca.signature.CmsDocument;
import cn.ggzy.ca.signature.Sm2Pair;
import cn.ggzy.ca.signature.Sm2Signatures;
import cn.ggzy.ca.signature.Sm2Signatures.Form;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.tlv.Octets;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What verify says of an SM2 signature that does not hold, and of revocation data that a signature brings along. */
class DialectsOfSignaturesTest {
    private static final byte[] CONTENT = "投标报价 1250000.00 元".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder = Path.of("");

    private Told ca = new Told(Path.of(""));

    private static PracticeProvince province;

    @BeforeAll
    static void makeTheProvince(@TempDir Path directory) {
        province = PracticeProvince.openOrCreate(
                directory, Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
    }

    @BeforeEach
    void prepare() throws IOException {
        ca = new Told(folder);
        write("content.txt", CONTENT);
        write("list.json", province.trustList().toJson().getBytes(StandardCharsets.UTF_8));
        for (String player : List.of("bidder-1", "bidder-2")) {
            write(player + ".key.json", province.player(player).toJson().getBytes(StandardCharsets.UTF_8));
        }
        write("own.pem", Chain.pem("CERTIFICATE", sm2().certificate()).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void namesTheDialectOfABareSignature() throws IOException {
        write("sig.bin", signed(new byte[0], CONTENT));
        assertThat(bare()).isEqualTo(1);
        assertThat(ca.said("/verdict")).isEqualTo("INVALID");
        assertThat(ca.said("/reason")).isEqualTo("DIALECT");
        assertThat(ca.said("/signers/0/reason")).isEqualTo("DIALECT");
        assertThat(ca.all("/signers/0/dialect/dialects")).containsExactly("EMPTY_ID");
        assertThat(ca.said("/signers/0/dialect/words/zh")).contains("签名者标识为空");
        assertThat(ca.said("/signers/0/dialect/words/en")).contains("the user id is empty");
        assertThat(ca.json().at("/signers/0/dialect/complete").booleanValue()).isTrue();

        write(
                "sig.bin",
                signed(
                        Sm2Signatures.defaultId(),
                        new String(CONTENT, StandardCharsets.UTF_8).getBytes(Charset.forName("GBK"))));
        assertThat(bare()).isEqualTo(1);
        assertThat(ca.all("/signers/0/dialect/dialects")).containsExactly("GBK_TEXT");

        Sm2Pair pair = Sm2Pair.ofDer(signed(Sm2Signatures.defaultId(), CONTENT));
        write("sig.bin", new Sm2Pair(pair.s(), pair.r()).raw());
        assertThat(bare()).isEqualTo(1);
        assertThat(ca.all("/signers/0/dialect/dialects")).containsExactly("SWAPPED");
    }

    @Test
    void namesTheUserIdThatWasTakenFromTheCertificate() throws IOException {
        byte[] name = UserIds.of(sm2().certificate()).get(0);
        write("sig.bin", signed(name, CONTENT));

        assertThat(bare()).isEqualTo(1);
        assertThat(ca.all("/signers/0/dialect/dialects")).containsExactly("OTHER_ID");
        assertThat(ca.said("/signers/0/dialect/userId"))
                .isEqualTo(HexFormat.of().formatHex(name));
    }

    @Test
    void namesTheOtherCertificateOfThePair() throws IOException {
        Chain root = Chain.root(KeyFamily.SM2, UnaryOperator.identity());
        KeyPair signing = Keys.generate(KeyFamily.SM2);
        KeyPair encrypting = Keys.generate(KeyFamily.SM2);
        write(
                "own.pem",
                (Chain.pem(root.leaf(signing, wish -> wish)) + Chain.pem(root.leaf(encrypting, wish -> wish)))
                        .getBytes(StandardCharsets.US_ASCII));
        write("sig.bin", Sm2Signatures.sign(encrypting.getPrivate(), Sm2Signatures.defaultId(), Form.DER, CONTENT));

        assertThat(bare()).isEqualTo(1);
        assertThat(ca.all("/signers/0/dialect/dialects")).containsExactly("ENCRYPTION_CERTIFICATE");
    }

    @Test
    void whatFitsNoDialectIsWrongAndSaysThatAllWereTried() throws IOException {
        write("sig.bin", signed(Sm2Signatures.defaultId(), "another".getBytes(StandardCharsets.US_ASCII)));

        assertThat(bare()).isEqualTo(1);
        assertThat(ca.said("/reason")).isEqualTo("CONTENT_SIGNATURE_WRONG");
        assertThat(ca.all("/signers/0/dialect/dialects")).isEmpty();
        assertThat(ca.json().at("/signers/0/dialect/complete").booleanValue()).isTrue();
    }

    @Test
    void saysThatALargeContentWasNotDiagnosed() throws IOException {
        write("sig.bin", signed(Sm2Signatures.defaultId(), CONTENT));
        write("content.txt", new byte[16 * 1024 * 1024 + 1]);

        assertThat(bare()).isEqualTo(1);
        assertThat(ca.said("/reason")).isEqualTo("CONTENT_SIGNATURE_WRONG");
        assertThat(ca.json().at("/signers/0/dialect/complete").booleanValue()).isFalse();
        assertThat(ca.said("/signers/0/dialect/words/en")).contains("dialect.too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--attached", "--form=gm"})
    void namesTheDialectOfACms(String how) throws IOException {
        assertThat(ca.run("sign", how, "--key", "bidder-2.key.json", "--out", "sig.p7", "content.txt"))
                .isZero();
        byte[] attributes = CmsDocument.open(Octets.of(folder.resolve("sig.p7")))
                .signers()
                .get(0)
                .signedAttributes()
                .orElseThrow();
        write("sig.p7", withSignature(read("sig.p7"), signed(new byte[0], attributes)));

        assertThat(ca.run("verify", "--content", "content.txt", "sig.p7")).isEqualTo(1);
        assertThat(ca.said("/reason")).isEqualTo("DIALECT");
        assertThat(ca.all("/signers/0/dialect/dialects")).containsExactly("EMPTY_ID");
        assertThat(ca.said("/signers/0/because")).isNotEmpty();
    }

    @Test
    void aDialectDoesNotExplainAnotherContent() throws IOException {
        ca.run("sign", "--key", "bidder-2.key.json", "--out", "sig.p7", "content.txt");
        byte[] attributes = CmsDocument.open(Octets.of(folder.resolve("sig.p7")))
                .signers()
                .get(0)
                .signedAttributes()
                .orElseThrow();
        write("sig.p7", withSignature(read("sig.p7"), signed(new byte[0], attributes)));
        write("content.txt", new byte[1]);

        assertThat(ca.run("verify", "--content", "content.txt", "sig.p7")).isEqualTo(1);
        assertThat(ca.said("/reason")).isEqualTo("CONTENT_SIGNATURE_WRONG");
        assertThat(ca.said("/signers/0/because")).contains("another digest");
        assertThat(ca.all("/signers/0/dialect/dialects")).containsExactly("EMPTY_ID");
    }

    @Test
    void aDigestThatIsNoneIsInvalidAndNotUnreadable() throws IOException {
        ca.run("sign", "--key", "bidder-2.key.json", "--out", "sig.p7", "content.txt");
        AttributeTable table = new AttributeTable(signer(read("sig.p7")).getAuthenticatedAttributes())
                .remove(CMSAttributes.messageDigest)
                .add(CMSAttributes.messageDigest, new ASN1Integer(1));
        write("sig.p7", withAttributes(read("sig.p7"), new byte[0], table));

        assertThat(ca.run("verify", "--content", "content.txt", "sig.p7"))
                .as(ca.text())
                .isEqualTo(1);
        assertThat(ca.said("/reason")).isEqualTo("CONTENT_SIGNATURE_WRONG");
    }

    @Test
    void aDialectOfTheDigestAmongTheAttributesIsNamed() throws IOException {
        ca.run("sign", "--key", "bidder-2.key.json", "--out", "sig.p7", "content.txt");
        byte[] twice = ImprintDigest.SM3.of(ImprintDigest.SM3.of(CONTENT));
        AttributeTable table = new AttributeTable(signer(read("sig.p7")).getAuthenticatedAttributes())
                .remove(CMSAttributes.messageDigest)
                .add(CMSAttributes.messageDigest, new DEROctetString(twice));
        write("sig.p7", withAttributes(read("sig.p7"), Sm2Signatures.defaultId(), table));

        assertThat(ca.run("verify", "--content", "content.txt", "sig.p7")).isEqualTo(1);
        assertThat(ca.said("/reason")).as(ca.text()).isEqualTo("DIALECT");
        assertThat(ca.all("/signers/0/dialect/dialects")).containsExactly("HASHED_TWICE");
    }

    @Test
    void anAttachedContentThatWasSignedWithoutAttributesIsDiagnosedToo() throws IOException {
        assertThat(ca.run("sign", "--attached", "--key", "bidder-2.key.json", "--out", "sig.p7", "content.txt"))
                .isZero();
        write("sig.p7", bareSigner(read("sig.p7"), signed(new byte[0], CONTENT)));

        assertThat(ca.run("verify", "sig.p7")).as(ca.text()).isEqualTo(1);
        assertThat(ca.all("/signers/0/dialect/dialects")).containsExactly("EMPTY_ID");
    }

    @Test
    void anRsaSignatureHasNoDialect() throws IOException {
        ca.run("sign", "--key", "bidder-1.key.json", "--out", "sig.p7", "content.txt");
        write("content.txt", new byte[1]);

        assertThat(ca.run("verify", "--content", "content.txt", "sig.p7")).isEqualTo(1);
        assertThat(ca.said("/reason")).isEqualTo("CONTENT_SIGNATURE_WRONG");
        assertThat(ca.json().at("/signers/0/dialect").isMissingNode()).isTrue();
    }

    @Test
    void judgesByTheRevocationListsThatTheSignatureBrings() throws IOException {
        ca.run("sign", "--key", "bidder-1.key.json", "--out", "sig.p7", "content.txt");
        List<String> ask =
                List.of("verify", "--content", "content.txt", "--trust", "list.json", "--at", "2026-06-01T00:00:00Z");
        assertThat(ca.run(ask, "sig.p7")).isEqualTo(2);
        assertThat(ca.said("/reason")).isEqualTo("REVOCATION_UNKNOWN");
        assertThat(ca.all("/revocation")).isEmpty();

        write("sig.p7", CmsArchive.withJudgement(read("sig.p7"), List.of(), province.crls(), List.of()));

        assertThat(ca.run(ask, "sig.p7")).as(ca.text()).isZero();
        assertThat(ca.said("/revocation/0/from")).isEqualTo("inside the signature");
        assertThat(ca.said("/revocation/0/kind")).isEqualTo("CRL");
        assertThat(ca.json().at("/revocation").size()).isEqualTo(province.crls().size());
    }

    @Test
    void judgesByOcspAnswersHandedInAndEmbedded() throws IOException {
        Chain root = Chain.root();
        KeyPair own = Keys.generate(KeyFamily.P256);
        var leaf = root.leaf(own, wish -> wish.without(org.bouncycastle.asn1.x509.Extension.extendedKeyUsage));
        write("own.pem", Chain.pem(leaf).getBytes(StandardCharsets.US_ASCII));
        write("own.key", Chain.pem("PRIVATE KEY", own.getPrivate().getEncoded()).getBytes(StandardCharsets.US_ASCII));
        write("root.pem", root.pem().getBytes(StandardCharsets.US_ASCII));
        write("good.ocsp", root.ocsp(leaf, false));
        write("revoked.ocsp", root.ocsp(leaf, true));
        assertThat(ca.run("sign", "--key", "own.key", "--cert", "own.pem", "--out", "sig.p7", "content.txt"))
                .as(ca.text())
                .isZero();
        List<String> ask = List.of("verify", "--content", "content.txt", "--trust", "root.pem", "--at", Chain.AT);

        assertThat(ca.run(ask, "--ocsp", "good.ocsp", "sig.p7")).as(ca.text()).isZero();
        assertThat(ca.said("/signers/0/judged/revocation")).isEqualTo("JUDGED");
        assertThat(ca.run(ask, "--ocsp", "revoked.ocsp", "sig.p7")).isEqualTo(1);
        assertThat(ca.said("/reason")).isEqualTo("REVOKED");
        assertThat(ca.said("/revocation/0/kind")).isEqualTo("OCSP");

        write("sig.p7", CmsArchive.withJudgement(read("sig.p7"), List.of(), List.of(), List.of(root.ocsp(leaf, true))));
        assertThat(ca.run(ask, "sig.p7")).as(ca.text()).isEqualTo(1);
        assertThat(ca.said("/reason")).isEqualTo("REVOKED");
        assertThat(ca.said("/revocation/0/from")).isEqualTo("inside the signature");
    }

    private int bare() {
        return ca.run("verify", "--cert", "own.pem", "--content", "content.txt", "sig.bin");
    }

    private PracticeKey sm2() {
        PracticeKey key = province.player("bidder-2");
        assertThat(KeyFamily.of(Certificates.parse(key.certificate()).getPublicKey()))
                .isEqualTo(KeyFamily.SM2);
        return key;
    }

    private byte[] signed(byte[] userId, byte[] message) {
        PrivateKey key = Keys.privateKey(sm2().privateKey());
        return Sm2Signatures.sign(key, userId, Form.DER, message);
    }

    /** The same signer with another value. */
    private static byte[] withSignature(byte[] cms, byte[] value) throws IOException {
        SignerInfo old = signer(cms);
        return with(
                cms,
                new SignerInfo(
                        old.getSID(),
                        old.getDigestAlgorithm(),
                        old.getAuthenticatedAttributes(),
                        old.getDigestEncryptionAlgorithm(),
                        new DEROctetString(value),
                        null));
    }

    /** The same signer over other attributes. */
    private byte[] withAttributes(byte[] cms, byte[] userId, AttributeTable table) throws IOException {
        SignerInfo old = signer(cms);
        ASN1Set attributes = new DERSet(table.toASN1EncodableVector());
        return with(
                cms,
                new SignerInfo(
                        old.getSID(),
                        old.getDigestAlgorithm(),
                        attributes,
                        old.getDigestEncryptionAlgorithm(),
                        new DEROctetString(signed(userId, attributes.getEncoded(ASN1Encoding.DER))),
                        null));
    }

    private static byte[] bareSigner(byte[] cms, byte[] value) throws IOException {
        SignerInfo old = signer(cms);
        return with(
                cms,
                new SignerInfo(
                        old.getSID(),
                        old.getDigestAlgorithm(),
                        (ASN1Set) null,
                        old.getDigestEncryptionAlgorithm(),
                        new DEROctetString(value),
                        null));
    }

    private static SignerInfo signer(byte[] cms) {
        return SignerInfo.getInstance(
                SignedData.getInstance(ContentInfo.getInstance(cms).getContent())
                        .getSignerInfos()
                        .getObjectAt(0));
    }

    private static byte[] with(byte[] cms, SignerInfo signer) throws IOException {
        ContentInfo info = ContentInfo.getInstance(cms);
        SignedData old = SignedData.getInstance(info.getContent());
        return new ContentInfo(
                        info.getContentType(),
                        new SignedData(
                                old.getDigestAlgorithms(),
                                old.getEncapContentInfo(),
                                old.getCertificates(),
                                old.getCRLs(),
                                new DERSet(signer)))
                .getEncoded(ASN1Encoding.DER);
    }

    private byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    private void write(String name, byte[] octets) throws IOException {
        Files.write(folder.resolve(name), octets);
    }
}
