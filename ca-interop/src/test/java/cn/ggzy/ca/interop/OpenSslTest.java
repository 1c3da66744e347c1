package cn.ggzy.ca.interop;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.ca.sealed.Recipient;
import cn.ggzy.ca.signature.CmsSignatures;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.trust.TrustService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our octets before another maker's eyes: runs where an openssl 3 is on PATH, and says so where it is not. */
class OpenSslTest {
    private static final byte[] DATA = "开标记录 opening record".getBytes(StandardCharsets.UTF_8);
    private static final List<String> DISTID = List.of("-sigopt", "distid:1234567812345678");

    @TempDir
    Path directory;

    private PracticeProvince province;

    @BeforeEach
    void needsOpenSsl() throws IOException, InterruptedException {
        boolean there;
        try {
            there = run("openssl", "version").contains("OpenSSL 3");
        } catch (IOException e) {
            there = false;
        }
        if (!there) {
            System.out.println("SKIPPED: no openssl 3 on PATH, cross-checks with OpenSSL not run");
        }
        Assumptions.assumeTrue(there, "no openssl 3 on PATH");
        province = PracticeProvince.openOrCreate(
                directory.resolve("province"),
                Clock.fixed(Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS), ZoneOffset.UTC));
        Files.write(directory.resolve("data"), DATA);
    }

    @Test
    void verifiesOurSm2Signature() throws Exception {
        PracticeKey key = province.player("bidder-2");
        Files.write(directory.resolve("sig"), key.sign(DATA));
        publicKey(key);

        assertThat(run(dgst("-sm3", "-verify", "pub.pem", "-signature", "sig"))).contains("Verified OK");
        Files.write(directory.resolve("data"), new byte[] {1});
        assertThat(run(dgst("-sm3", "-verify", "pub.pem", "-signature", "sig"))).doesNotContain("Verified OK");
    }

    @Test
    void makesAnSm2SignatureThatWeVerify() throws Exception {
        PracticeKey key = province.player("bidder-3");
        pem("PRIVATE KEY", key.privateKey(), "key.pem");
        run(dgst("-sm3", "-sign", "key.pem", "-out", "sig"));

        byte[] signature = Files.readAllBytes(directory.resolve("sig"));
        assertThat(RawSignatures.verify("SM2-SM3", key.certificate(), DATA, signature))
                .isTrue();
        assertThat(RawSignatures.verify("SM2-SM3", key.certificate(), new byte[0], signature))
                .isFalse();
    }

    @Test
    void verifiesOurRsaCms() throws Exception {
        PracticeKey key = province.player("bidder-1");
        byte[] cms = CmsSignatures.sign(
                DATA, key.certificate(), key.chain(), Keys.privateKey(key.privateKey()), Instant.now());
        Files.write(directory.resolve("cms"), cms);
        pem("CERTIFICATE", authority("practice-rsa"), "ca.pem");
        String[] command = {
            "openssl",
            "cms",
            "-verify",
            "-binary",
            "-inform",
            "DER",
            "-in",
            "cms",
            "-content",
            "data",
            "-CAfile",
            "ca.pem",
            "-purpose",
            "any",
            "-out",
            "out"
        };

        assertThat(run(command)).contains("successful");
        Files.write(directory.resolve("data"), new byte[] {1});
        assertThat(run(command)).doesNotContain("successful");
    }

    @Test
    void makesAnRsaCmsThatWeVerify() throws Exception {
        PracticeKey key = province.player("bidder-4");
        pem("CERTIFICATE", key.certificate(), "cert.pem");
        pem("PRIVATE KEY", key.privateKey(), "key.pem");
        run(
                "openssl",
                "cms",
                "-sign",
                "-binary",
                "-md",
                "sha256",
                "-in",
                "data",
                "-signer",
                "cert.pem",
                "-inkey",
                "key.pem",
                "-outform",
                "DER",
                "-out",
                "cms");

        byte[] cms = Files.readAllBytes(directory.resolve("cms"));
        assertThat(CmsSignatures.verify(cms, DATA).certificate()).isEqualTo(key.certificate());
    }

    @Test
    void verifiesOurChainsAndLists() throws Exception {
        for (String name : List.of("bidder-1", "bidder-2", "bidder-3")) {
            PracticeKey key = province.player(name);
            X509Certificate leaf = Certificates.parse(key.certificate());
            TrustService service = province.trustList().services().stream()
                    .filter(one -> one.certificate().getSubjectX500Principal().equals(leaf.getIssuerX500Principal()))
                    .findFirst()
                    .orElseThrow();
            pem("CERTIFICATE", Certificates.encoded(service.certificate()), "ca.pem");
            pem("CERTIFICATE", key.certificate(), "cert.pem");
            List<String> command =
                    new ArrayList<>(List.of("openssl", "verify", "-partial_chain", "-trusted", "ca.pem"));
            if (key.algorithm() == SignatureAlgorithm.SM2_SM3) {
                // The user id reaches the certificate that is verified only, hence one link at a time.
                command.addAll(List.of("-vfyopt", "distid:1234567812345678"));
            }
            command.add("cert.pem");
            assertThat(run(command.toArray(String[]::new))).as(name).contains("cert.pem: OK");
        }
        Files.write(directory.resolve("crl"), province.crls().get(0));
        pem("CERTIFICATE", authority("practice-rsa"), "ca.pem");
        assertThat(run("openssl", "crl", "-inform", "DER", "-in", "crl", "-CAfile", "ca.pem", "-noout"))
                .contains("verify OK");
    }

    @Test
    void unwrapsOurSm2WrapAndWrapsForUs() throws Exception {
        PracticeKey key = province.player("bidder-5");
        ContentKey content = ContentKey.random(new SecureRandom());
        pem("PRIVATE KEY", key.privateKey(), "key.pem");
        publicKey(key);
        Files.write(
                directory.resolve("wrapped"),
                Recipient.wrap(content, key.certificate(), new SecureRandom()).key());
        run("openssl", "pkeyutl", "-decrypt", "-inkey", "key.pem", "-in", "wrapped", "-out", "clear");
        assertThat(Files.readAllBytes(directory.resolve("clear"))).isEqualTo(content.octets());

        run("openssl", "pkeyutl", "-encrypt", "-pubin", "-inkey", "pub.pem", "-in", "clear", "-out", "again");
        byte[] theirs = Files.readAllBytes(directory.resolve("again"));
        Recipient recipient = new Recipient("00".repeat(32), cn.ggzy.ca.sealed.Wrap.SM2, theirs);
        assertThat(recipient.unwrap(Keys.privateKey(key.privateKey())).hex()).isEqualTo(content.hex());
    }

    @Test
    void unwrapsOurRsaWrap() throws Exception {
        PracticeKey key = province.player("bidder-1");
        ContentKey content = ContentKey.random(new SecureRandom());
        pem("PRIVATE KEY", key.privateKey(), "key.pem");
        Files.write(
                directory.resolve("wrapped"),
                Recipient.wrap(content, key.certificate(), new SecureRandom()).key());
        run(
                "openssl",
                "pkeyutl",
                "-decrypt",
                "-inkey",
                "key.pem",
                "-in",
                "wrapped",
                "-out",
                "clear",
                "-pkeyopt",
                "rsa_padding_mode:oaep",
                "-pkeyopt",
                "rsa_oaep_md:sha256",
                "-pkeyopt",
                "rsa_mgf1_md:sha256");

        assertThat(Files.readAllBytes(directory.resolve("clear"))).isEqualTo(content.octets());
    }

    private byte[] authority(String id) {
        return Certificates.encoded(
                province.trustList().service(id).orElseThrow().certificate());
    }

    private void publicKey(PracticeKey key) throws IOException {
        pem("PUBLIC KEY", Certificates.parse(key.certificate()).getPublicKey().getEncoded(), "pub.pem");
    }

    private void pem(String kind, byte[] der, String file) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                directory.resolve(file), "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private static String[] dgst(String... options) {
        List<String> command = new ArrayList<>(List.of("openssl", "dgst"));
        command.addAll(List.of(options));
        command.addAll(DISTID);
        command.add("data");
        return command.toArray(String[]::new);
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
