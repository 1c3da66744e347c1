package cn.ggzy.ca.tool;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.TimeStampRequest;
import cn.ggzy.ca.timestamp.TimeStampToken;
import cn.ggzy.ca.timestamp.TimeStamper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What inspect says of requests, OCSP answers, time stamps and key stores. */
class InspectedFormsTest {
    private static final String SECRET = "correct horse";
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private Told ca = new Told(Path.of(""));

    @BeforeEach
    void prepare() {
        ca = new Told(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, SHA256WITHRSA, 1.2.840.113549.1.1.1, 1.2.840.113549.1.1.11",
        "P256, SHA256WITHECDSA, 1.2.840.10045.2.1, 1.2.840.10045.4.3.2",
        "SM2, SM3WITHSM2, 1.2.840.10045.2.1, 1.2.156.10197.1.501"
    })
    void aRequestSaysWhoAsksForWhichKey(KeyFamily family, String algorithm, String key, String signature)
            throws Exception {
        KeyPair pair = Keys.generate(family);
        byte[] request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=投标人"), pair.getPublic())
                .build(new JcaContentSignerBuilder(algorithm)
                        .setProvider(Bc.provider())
                        .build(pair.getPrivate()))
                .getEncoded();
        write("request.der", request);
        write("request.pem", Chain.pem("CERTIFICATE REQUEST", request).getBytes(StandardCharsets.US_ASCII));

        for (String file : List.of("request.der", "request.pem")) {
            assertThat(inspected(file)).isEqualTo("CERTIFICATE_REQUEST");
            assertThat(ca.said("/objects/0/subject")).isEqualTo("CN=投标人");
            assertThat(ca.said("/objects/0/keyAlgorithm")).isEqualTo(key);
            assertThat(ca.said("/objects/0/signatureAlgorithm")).isEqualTo(signature);
        }
        refusesWhatIsCutShort(request);
    }

    @Test
    void anOcspAnswerSaysWhenAndAboutWhom() throws Exception {
        Chain root = Chain.root();
        X509Certificate leaf = root.leaf();
        byte[] answer = root.ocsp(leaf, false);
        write("answer.der", answer);

        assertThat(inspected("answer.der")).isEqualTo("OCSP_ANSWER");
        assertThat(ca.json().at("/objects/0/status").intValue()).isZero();
        assertThat(ca.said("/objects/0/producedAt")).isEqualTo("2026-05-31T00:00:00Z");
        assertThat(ca.all("/objects/0/serials"))
                .containsExactly(leaf.getSerialNumber().toString(16));
        refusesWhatIsCutShort(answer);
    }

    @Test
    void aRefusalOfAResponderIsAnOcspAnswerToo() throws Exception {
        write(
                "answer.der",
                new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded());

        assertThat(inspected("answer.der")).isEqualTo("OCSP_ANSWER");
        assertThat(ca.json().at("/objects/0/status").intValue()).isEqualTo(OCSPRespBuilder.TRY_LATER);
        assertThat(ca.json().at("/objects/0/serials").isMissingNode()).isTrue();
    }

    @Test
    void aTimeStampSaysWhenAndOverWhichDigest() throws Exception {
        List<TimeStamper> stampers = PracticeProvince.openOrCreate(
                        folder.resolve("province"), Clock.fixed(NOW, ZoneOffset.UTC))
                .timeStamps()
                .stampers();
        assertThat(stampers).hasSize(2);
        for (TimeStamper stamper : stampers) {
            TimeStampToken token = stamper.stamp(TimeStampRequest.fresh(
                    Imprint.of(ImprintDigest.SM3, "投标文件".getBytes(StandardCharsets.UTF_8)), new SecureRandom()));
            write("token.tst", token.octets());

            assertThat(inspected("token.tst")).as(stamper.name()).isEqualTo("TIME_STAMP");
            assertThat(ca.said("/objects/0/time")).isEqualTo(NOW.toString());
            assertThat(ca.said("/objects/0/imprintAlgorithm")).isEqualTo(ImprintDigest.SM3.oid());
            assertThat(ca.said("/objects/0/policy")).isEqualTo(token.policy());
            assertThat(ca.said("/objects/0/serial")).isEqualTo(token.serial().toString(16));
            refusesWhatIsCutShort(token.octets());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BC", "SunJSSE"})
    void aKeyStoreShowsItsPartsAndNoSecret(String name) throws Exception {
        Provider provider = name.equals("BC") ? Bc.provider() : Security.getProvider(name);
        KeyPair pair = Keys.generate(KeyFamily.RSA);
        KeyStore store = KeyStore.getInstance("PKCS12", provider);
        store.load(null, null);
        store.setKeyEntry("own", pair.getPrivate(), SECRET.toCharArray(), new Certificate[] {
            Chain.root().leaf(pair, wish -> wish)
        });
        try (OutputStream out = Files.newOutputStream(folder.resolve("own.p12"))) {
            store.store(out, SECRET.toCharArray());
        }

        assertThat(inspected("own.p12")).isEqualTo("PKCS12");
        assertThat(ca.json().at("/objects/0/mac").booleanValue()).isTrue();
        // One part with the key, one with the certificates: data, or encrypted data.
        assertThat(ca.all("/objects/0/parts"))
                .isNotEmpty()
                .allMatch(oid -> oid.equals("1.2.840.113549.1.7.1") || oid.equals("1.2.840.113549.1.7.6"));
        assertThat(ca.json().at("/objects/0").propertyNames())
                .containsExactlyInAnyOrder("type", "sha256", "mac", "parts");
        assertThat(ca.text())
                .doesNotContain(HexFormat.of().formatHex(pair.getPrivate().getEncoded(), 0, 40));
    }

    private void refusesWhatIsCutShort(byte[] der) throws IOException {
        write("short.der", Arrays.copyOf(der, der.length - 1));

        assertThat(ca.run("inspect", "short.der")).as(ca.text()).isEqualTo(3);
        assertThat(ca.said("/reason")).isEqualTo("UNREADABLE");
    }

    private String inspected(String file) {
        assertThat(ca.run("inspect", file)).as(ca.text()).isZero();
        return ca.said("/objects/0/type");
    }

    private void write(String name, byte[] octets) throws IOException {
        Files.write(folder.resolve(name), octets);
    }
}
