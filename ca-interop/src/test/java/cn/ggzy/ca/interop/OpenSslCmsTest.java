package cn.ggzy.ca.interop;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.envelope.ContentCipher;
import cn.ggzy.ca.envelope.EnvelopePolicy;
import cn.ggzy.ca.envelope.EnvelopeRequest;
import cn.ggzy.ca.envelope.Envelopes;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.signature.CmsDocument;
import cn.ggzy.ca.signature.CmsDraft;
import cn.ggzy.ca.signature.CmsForm;
import cn.ggzy.ca.signature.CmsParty;
import cn.ggzy.ca.signature.CmsRequest;
import cn.ggzy.ca.signer.FileSigner;
import cn.ggzy.ca.tlv.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed and enveloped CMS before openssl 3, both ways: RSA and EC signers, RSA recipients. OpenSSL 3.0 has no SM2 in CMS. */
class OpenSslCmsTest {
    private static final byte[] DATA = "中标通知书 award notice".getBytes(StandardCharsets.UTF_8);
    private static final Instant AT = Instant.parse("2026-03-01T01:00:00Z");

    @TempDir
    Path directory;

    private PracticeKey rsa;

    @BeforeEach
    void needsOpenSsl() throws IOException, InterruptedException {
        boolean there;
        try {
            there = run("openssl", "version").contains("OpenSSL 3");
        } catch (IOException e) {
            there = false;
        }
        if (!there) {
            System.out.println("SKIPPED: no openssl 3 on PATH, cross-checks of CMS not run");
        }
        Assumptions.assumeTrue(there, "no openssl 3 on PATH");
        rsa = PracticeProvince.openOrCreate(directory.resolve("province"), Clock.fixed(AT, ZoneOffset.UTC))
                .player("bidder-1");
        Files.write(directory.resolve("data"), DATA);
        pem("PRIVATE KEY", rsa.privateKey(), "key.pem");
        pem("CERTIFICATE", rsa.certificate(), "cert.pem");
    }

    @Test
    void verifiesOurAttachedSignature() throws Exception {
        CmsDraft draft = CmsDraft.of(
                CmsRequest.attached(CmsForm.STANDARD, AT, List.of(new CmsParty(rsa.certificate(), List.of()))),
                Octets.of(DATA));
        try (OutputStream out = Files.newOutputStream(directory.resolve("cms"))) {
            draft.write(List.of(rsa.sign(draft.toBeSigned().get(0))), out);
        }

        assertThat(openssl("cms -verify -noverify -binary -inform DER -in cms -out clear"))
                .contains("successful");
        assertThat(Files.readAllBytes(directory.resolve("clear"))).isEqualTo(DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-noattr", "-stream", "-keyid"})
    void anAttachedRsaSignatureOfTheirsIsVerified(String option) throws Exception {
        openssl("cms -sign -binary -nodetach -md sha256 -in data -signer cert.pem -inkey key.pem -outform DER -out cms "
                + option);

        assertThat(CmsDocument.open(Octets.of(directory.resolve("cms")))
                        .verify()
                        .holds())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-noattr"})
    void anEcSignatureOfTheirsIsVerified(String option) throws Exception {
        openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ec.pem -out eccert.pem -days 2 -subj /CN=ec");
        openssl(
                "cms -sign -binary -nodetach -md sha256 -in data -signer eccert.pem -inkey ec.pem -outform DER -out cms "
                        + option);

        CmsDocument document = CmsDocument.open(Octets.of(directory.resolve("cms")));
        assertThat(document.verify().requireHolds().outcomes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES_256_GCM", "AES_256_CBC"})
    void opensOurEnvelopes(String cipher) throws Exception {
        EnvelopeRequest request = new EnvelopeRequest(
                CmsForm.STANDARD, ContentCipher.valueOf(cipher), List.of(rsa.certificate()), false, DATA.length);
        try (OutputStream out = Files.newOutputStream(directory.resolve("env"));
                var in = Files.newInputStream(directory.resolve("data"))) {
            Envelopes.seal(request, in, out, new SecureRandom());
        }
        openssl("cms -decrypt -binary -inform DER -in env -inkey key.pem -recip cert.pem -out clear");

        assertThat(Files.readAllBytes(directory.resolve("clear"))).isEqualTo(DATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-aes-256-gcm -recip cert.pem -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256 -keyopt rsa_mgf1_md:sha256",
                "-aes-256-cbc -stream -recip cert.pem",
                "-aes-256-cbc -keyid -recip cert.pem"
            })
    void envelopesOfTheirsAreOpened(String options) throws Exception {
        openssl("cms -encrypt -binary -in data -outform DER -out env " + options);
        ByteArrayOutputStream clear = new ByteArrayOutputStream();
        boolean old = options.contains("cbc");

        Envelopes.open(
                Octets.of(directory.resolve("env")),
                FileSigner.of(rsa.certificate(), List.of(), rsa.privateKey()),
                old ? EnvelopePolicy.strict().withUnauthenticatedContent().withRsaPkcs1() : EnvelopePolicy.strict(),
                clear);

        assertThat(clear.toByteArray()).isEqualTo(DATA);
    }

    private String openssl(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        Stream.of(arguments.split(" ")).filter(one -> !one.isEmpty()).forEach(command::add);
        return run(command.toArray(String[]::new));
    }

    private void pem(String kind, byte[] der, String file) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                directory.resolve(file), "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
