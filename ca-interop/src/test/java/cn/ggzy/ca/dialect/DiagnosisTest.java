package cn.ggzy.ca.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.crypto.Sm2Cipher;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.signature.CmsDocument;
import cn.ggzy.ca.signature.KitFixture;
import cn.ggzy.ca.signature.Sm2Pair;
import cn.ggzy.ca.signature.Sm2Signatures;
import cn.ggzy.ca.signature.Sm2Signatures.Form;
import cn.ggzy.ca.tlv.Octets;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisTest {
    private static final Instant AT = Instant.parse("2026-03-01T01:00:00Z");
    private static final byte[] DATA = "投标报价 1250000.00 元".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DEFAULT = Sm2Signatures.defaultId();

    private static PracticeKey signing;
    private static PracticeKey encrypting;

    @BeforeAll
    static void makeTheProvince(@TempDir Path directory) {
        PracticeProvince province = PracticeProvince.openOrCreate(directory, Clock.fixed(AT, ZoneOffset.UTC));
        signing = province.player("bidder-2");
        encrypting = province.player("bidder-3");
    }

    record Case(String name, byte[] signature, List<Dialect> dialects) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> everyDialect() {
        String text = new String(DATA, StandardCharsets.UTF_8);
        byte[] der = standard(DATA);
        byte[] raw = Sm2Pair.ofDer(der).raw();
        Sm2Pair pair = Sm2Pair.ofDer(der);
        byte[] digest = Sm2Numbers.sm3(DATA);
        return Stream.of(
                one("empty id", withId(new byte[0]), Dialect.EMPTY_ID),
                one(
                        "common name as id",
                        withId(UserIds.of(signing.certificate()).get(0)),
                        Dialect.OTHER_ID),
                one("no Z", signedDigest(digest), Dialect.NO_Z),
                one("hashed twice", standard(digest), Dialect.HASHED_TWICE),
                one("no Z, hashed twice", signedDigest(Sm2Numbers.sm3(digest)), Dialect.NO_Z, Dialect.HASHED_TWICE),
                one("hex", standard(ascii(HexFormat.of().formatHex(DATA))), Dialect.HEX_TEXT),
                one(
                        "hex in capitals",
                        standard(ascii(HexFormat.of().withUpperCase().formatHex(DATA))),
                        Dialect.HEX_TEXT),
                one("base64", standard(Base64.getEncoder().encode(DATA)), Dialect.BASE64_TEXT),
                one(
                        "hex of the digest",
                        standard(ascii(HexFormat.of().formatHex(digest))),
                        Dialect.HASHED_TWICE,
                        Dialect.HEX_TEXT),
                one("UTF-16LE", standard(text.getBytes(StandardCharsets.UTF_16LE)), Dialect.UTF16LE_TEXT),
                one("GBK", standard(text.getBytes(Charset.forName("GBK"))), Dialect.GBK_TEXT),
                one("raw", raw, Dialect.RAW_FORM),
                one("swapped", new Sm2Pair(pair.s(), pair.r()).der(), Dialect.SWAPPED),
                one("raw and swapped", new Sm2Pair(pair.s(), pair.r()).raw(), Dialect.RAW_FORM, Dialect.SWAPPED),
                one("little-endian", littleEndian(raw), Dialect.RAW_FORM, Dialect.LITTLE_ENDIAN),
                one("encryption certificate", encrypting.sign(DATA), Dialect.ENCRYPTION_CERTIFICATE),
                one(
                        "empty id by the encryption certificate",
                        Sm2Signatures.sign(key(encrypting), new byte[0], Form.DER, DATA),
                        Dialect.EMPTY_ID,
                        Dialect.ENCRYPTION_CERTIFICATE));
    }

    @ParameterizedTest
    @MethodSource("everyDialect")
    void everyDialectIsNamedAndStaysInvalid(Case one) {
        Diagnosis diagnosis = Diagnosis.of(question(one.signature()));

        assertThat(diagnosis.holds()).isFalse();
        assertThat(diagnosis.finding().orElseThrow().dialects()).containsExactlyInAnyOrderElementsOf(one.dialects());
        assertThat(diagnosis.zh())
                .contains("签名无效")
                .contains(one.dialects().get(0).zh());
        assertThat(diagnosis.en())
                .contains("not valid")
                .contains(one.dialects().get(0).en());
    }

    @Test
    void aStandardSignatureHoldsAndNothingIsFound() {
        assertThat(Diagnosis.of(question(standard(DATA))))
                .satisfies(diagnosis -> assertThat(diagnosis.holds()).isTrue())
                .satisfies(diagnosis -> assertThat(diagnosis.finding()).isEmpty());
    }

    @Test
    void aDerValueWhereRawWasAgreedIsNamed() {
        Diagnosis diagnosis = Diagnosis.of(Sm2Question.of(signing.certificate(), Form.RAW, DATA, standard(DATA)));

        assertThat(diagnosis.finding().orElseThrow().dialects()).containsExactly(Dialect.DER_FORM);
    }

    @Test
    void otherContentAnotherKeyAndNoiseFitNothing() {
        byte[] other = DATA.clone();
        other[0] ^= 1;
        for (byte[] signature :
                List.of(standard(other), new byte[64], new byte[0], new byte[] {0x30, 0}, new byte[5000])) {
            Diagnosis diagnosis = Diagnosis.of(question(signature));
            assertThat(diagnosis.holds()).isFalse();
            assertThat(diagnosis.finding()).isEmpty();
            assertThat(diagnosis.complete()).isTrue();
            assertThat(diagnosis.tried()).isLessThan(600);
        }
    }

    @Test
    void workIsBoundedForLargeContentAndTheAnswerSaysSo() {
        byte[] large = new byte[16 * 1024 * 1024];
        Diagnosis diagnosis = Diagnosis.of(Sm2Question.of(signing.certificate(), Form.DER, large, standard(DATA)));

        assertThat(diagnosis.complete()).isFalse();
        assertThat(diagnosis.zh()).contains("内容过大");
        assertThatThrownBy(
                        () -> Sm2Question.of(signing.certificate(), Form.DER, new byte[large.length + 1], new byte[0]))
                .hasMessageStartingWith("dialect.too-large");
    }

    @Test
    void aPolicyAllowsANamedDialectToANamedAuthorityUntilADate() {
        Instant until = Instant.parse("2026-06-01T00:00:00Z");
        DialectPolicy policy = new DialectPolicy(List.of(new DialectAllowance("ca-1", Dialect.EMPTY_ID, until)));
        Diagnosis empty = Diagnosis.of(question(withId(new byte[0])));
        Diagnosis noZ = Diagnosis.of(question(signedDigest(Sm2Numbers.sm3(DATA))));
        Diagnosis nothing = Diagnosis.of(question(new byte[64]));

        assertThat(policy.accepts(empty, "ca-1", AT)).isTrue();
        assertThat(policy.accepts(empty, "ca-1", until)).isFalse();
        assertThat(policy.accepts(empty, "ca-2", AT)).isFalse();
        assertThat(policy.accepts(noZ, "ca-1", AT)).isFalse();
        assertThat(policy.accepts(nothing, "ca-1", AT)).isFalse();
        assertThat(DialectPolicy.none().accepts(empty, "ca-1", AT)).isFalse();
        assertThat(DialectPolicy.none().accepts(Diagnosis.of(question(standard(DATA))), "ca-1", AT))
                .isTrue();
    }

    @Test
    void everyDepartureOfAFindingNeedsItsOwnAllowance() {
        byte[] raw = Sm2Pair.ofDer(withId(new byte[0])).raw();
        Diagnosis both = Diagnosis.of(question(raw));
        Instant until = AT.plusSeconds(1);
        List<DialectAllowance> allowances = new ArrayList<>();
        allowances.add(new DialectAllowance("ca-1", Dialect.EMPTY_ID, until));

        assertThat(new DialectPolicy(allowances).accepts(both, "ca-1", AT)).isFalse();
        allowances.add(new DialectAllowance("ca-1", Dialect.RAW_FORM, until));
        assertThat(new DialectPolicy(allowances).accepts(both, "ca-1", AT)).isTrue();
    }

    @Test
    void noPolicyLetsAnEncryptionKeySign() {
        assertThatThrownBy(() -> new DialectAllowance("ca-1", Dialect.ENCRYPTION_CERTIFICATE, AT))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("dialect.never-allowed");
    }

    @Test
    void aSignatureOverTheWholeStructureWithoutZIsNamedInACms() throws Exception {
        byte[] cms = KitFixture.write(signing, DATA, true, whole -> signedDigest(Sm2Numbers.sm3(whole)));
        CmsDocument document = CmsDocument.open(Octets.of(cms));

        assertThat(document.verify().holds()).isFalse();
        assertThat(CmsDiagnosis.of(document, document.signers().get(0), DATA, Optional.empty())
                        .finding()
                        .orElseThrow()
                        .dialects())
                .containsExactlyInAnyOrder(Dialect.NO_Z, Dialect.OVER_STRUCTURE);
    }

    @Test
    void aSignatureByTheOtherCertificateOfThePairIsNamedInACms() throws Exception {
        byte[] cms = KitFixture.write(signing, DATA, true, whole -> encrypting.sign(DATA));
        CmsDocument document = CmsDocument.open(Octets.of(cms));
        Diagnosis diagnosis =
                CmsDiagnosis.of(document, document.signers().get(0), DATA, Optional.of(encrypting.certificate()));

        assertThat(diagnosis.finding().orElseThrow().dialects()).containsExactly(Dialect.ENCRYPTION_CERTIFICATE);
    }

    @ParameterizedTest
    @EnumSource(Sm2Cipher.Form.class)
    void theFormOfACiphertextIsNamed(Sm2Cipher.Form form) {
        byte[] cipher = Sm2Cipher.encrypt(
                form, Certificates.parse(signing.certificate()).getPublicKey(), DATA, new SecureRandom());
        CipherDiagnosis.Opener opener = (tried, octets) -> Sm2Cipher.decrypt(tried, key(signing), octets);

        assertThat(CipherDiagnosis.of(cipher, opener).form()).contains(form);
        assertThat(CipherDiagnosis.of(ascii(HexFormat.of().formatHex(cipher)), opener))
                .satisfies(found -> assertThat(found.form()).contains(form))
                .satisfies(found -> assertThat(found.text()).isEqualTo(CipherDiagnosis.Text.HEX))
                .satisfies(found -> assertThat(found.zh()).startsWith("十六进制"));
        assertThat(CipherDiagnosis.of(Base64.getEncoder().encode(cipher), opener)
                        .en())
                .startsWith("Base64 text of");
        cipher[cipher.length - 1] ^= 1;
        assertThat(CipherDiagnosis.of(cipher, opener).form()).isEmpty();
    }

    private static Sm2Question question(byte[] signature) {
        return Sm2Question.of(signing.certificate(), Form.DER, DATA, signature)
                .withIds(UserIds.of(signing.certificate()))
                .withEncryptionCertificate(encrypting.certificate());
    }

    private static byte[] standard(byte[] message) {
        return Sm2Signatures.sign(key(signing), DEFAULT, Form.DER, message);
    }

    private static byte[] withId(byte[] id) {
        return Sm2Signatures.sign(key(signing), id, Form.DER, DATA);
    }

    /** GB/T 32918.2, 6.1, from a digest that some program made. */
    static byte[] signedDigest(byte[] digest) {
        X9ECParameters curve = GMNamedCurves.getByName("sm2p256v1");
        BigInteger n = curve.getN();
        BigInteger d = ((ECPrivateKey) key(signing)).getS();
        BigInteger k = new BigInteger(250, new SecureRandom()).add(BigInteger.ONE);
        BigInteger x = curve.getG().multiply(k).normalize().getAffineXCoord().toBigInteger();
        BigInteger r = new BigInteger(1, digest).add(x).mod(n);
        BigInteger s = BigInteger.ONE
                .add(d)
                .modInverse(n)
                .multiply(k.subtract(r.multiply(d)))
                .mod(n);
        return new Sm2Pair(r, s).der();
    }

    private static byte[] littleEndian(byte[] raw) {
        byte[] turned = new byte[64];
        for (int i = 0; i < 32; i++) {
            turned[i] = raw[31 - i];
            turned[32 + i] = raw[63 - i];
        }
        return turned;
    }

    private static PrivateKey key(PracticeKey of) {
        return Keys.privateKey(of.privateKey());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Case one(String name, byte[] signature, Dialect... dialects) {
        return new Case(name, signature, List.of(dialects));
    }
}
