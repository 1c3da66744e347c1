package cn.ggzy.ca.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.TestAuthority;
import cn.ggzy.ca.path.TestAuthority.Wish;
import cn.ggzy.ca.revocation.Arrivals;
import cn.ggzy.ca.revocation.Findings;
import cn.ggzy.ca.revocation.Freshness;
import cn.ggzy.ca.revocation.Moment;
import cn.ggzy.ca.revocation.OcspForge;
import cn.ggzy.ca.revocation.OcspQuestion;
import cn.ggzy.ca.revocation.OcspQuestion.NonceRule;
import cn.ggzy.ca.revocation.RevocationFacts;
import cn.ggzy.ca.revocation.Told;
import cn.ggzy.ca.trust.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our OCSP questions to another maker's responder and its answers to us, and the other way round; skipped, and it says so, without an openssl 3. */
class OpenSslOcspTest {
    private static final byte[] NONCE = "a nonce of some length".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @BeforeEach
    void needsOpenSsl() throws InterruptedException {
        boolean there;
        try {
            there = run("openssl", "version").contains("OpenSSL 3");
        } catch (IOException e) {
            there = false;
        }
        if (!there) {
            System.out.println("SKIPPED: no openssl 3 on PATH, OCSP with OpenSSL not run");
        }
        Assumptions.assumeTrue(there, "no openssl 3 on PATH");
    }

    // Its SM2 signs without the user id that the field expects, and ocsp has no option for it.
    @ParameterizedTest
    @EnumSource(
            value = KeyFamily.class,
            names = {"RSA", "P256"})
    void itsResponderUnderstandsUsAndWeUnderstandIt(KeyFamily family) throws Exception {
        TestAuthority authority = TestAuthority.root(family, OpenSslOcspTest::forLong);
        TestAuthority responder = authority.delegate(wish -> forLong(wish)
                .with(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
                .with(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE));
        X509Certificate good = authority.issue(OpenSslOcspTest::forLong);
        X509Certificate revoked = authority.issue(OpenSslOcspTest::forLong);
        X509Certificate unknown = authority.issue(OpenSslOcspTest::forLong);
        Files.writeString(directory.resolve("index.txt"), line("V", "", good) + line("R", "260102030405Z", revoked));
        pem("CERTIFICATE", Certificates.encoded(authority.certificate), "ca.pem");
        for (TestAuthority signer : List.of(authority, responder)) {
            pem("CERTIFICATE", Certificates.encoded(signer.certificate), "signer.pem");
            pem("PRIVATE KEY", signer.keys.getPrivate().getEncoded(), "signer.key");

            assertThat(standing(authority, good).deciding().orElseThrow().revokedSince())
                    .isEmpty();
            assertThat(standing(authority, revoked).deciding().orElseThrow().revokedSince())
                    .contains(java.time.Instant.parse("2026-01-02T03:04:05Z"));
            assertThatThrownBy(() -> standing(authority, unknown))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("does not know");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyFamily.class,
            names = {"RSA", "P256"})
    void itTakesWhatOurTestsForgeForRight(KeyFamily family) throws Exception {
        TestAuthority authority = TestAuthority.root(family, OpenSslOcspTest::forLong);
        X509Certificate leaf = authority.issue(OpenSslOcspTest::forLong);
        Files.write(
                directory.resolve("answer"), new OcspForge(authority).until("").about(leaf));
        pem("CERTIFICATE", Certificates.encoded(authority.certificate), "ca.pem");
        pem("CERTIFICATE", Certificates.encoded(leaf), "leaf.pem");

        assertThat(run(
                        "openssl",
                        "ocsp",
                        "-respin",
                        "answer",
                        "-CAfile",
                        "ca.pem",
                        "-issuer",
                        "ca.pem",
                        "-cert",
                        "leaf.pem",
                        "-no_nonce",
                        "-validity_period",
                        "999999999"))
                .contains("Response verify OK", "leaf.pem: good");
    }

    private Findings standing(TestAuthority authority, X509Certificate certificate) throws Exception {
        OcspQuestion question = OcspQuestion.about(certificate, authority.certificate, NONCE, NonceRule.REQUIRED);
        Files.write(directory.resolve("question"), question.encoded());
        String said = run(
                "openssl",
                "ocsp",
                "-index",
                "index.txt",
                "-CA",
                "ca.pem",
                "-rsigner",
                "signer.pem",
                "-rkey",
                "signer.key",
                "-reqin",
                "question",
                "-respout",
                "answer",
                "-ndays",
                "1");
        assertThat(directory.resolve("answer")).as(said).exists();
        byte[] answer = Files.readAllBytes(directory.resolve("answer"));
        Told told = Arrivals.answer(answer, question);
        return new RevocationFacts(List.of(), List.of(answer), List.of())
                .about(
                        certificate,
                        List.of(authority.certificate),
                        new Moment(told.thisUpdate(), Purpose.SIGN, Freshness.asTheAnswerSays()));
    }

    private static Wish forLong(Wish wish) {
        return wish.valid("2020-01-01T00:00:00Z", "2049-01-01T00:00:00Z");
    }

    private static String line(String status, String since, X509Certificate certificate) {
        String serial = certificate.getSerialNumber().toString(16).toUpperCase(java.util.Locale.ROOT);
        return status + "\t490101000000Z\t" + since + "\t" + (serial.length() % 2 == 0 ? "" : "0") + serial
                + "\tunknown\t/CN=x" + certificate.getSerialNumber() + "\n";
    }

    private void pem(String label, byte[] der, String file) throws IOException {
        Files.writeString(
                directory.resolve(file),
                "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                        + "-----\n");
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
