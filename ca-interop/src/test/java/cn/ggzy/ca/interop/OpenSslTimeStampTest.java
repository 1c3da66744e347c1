package cn.ggzy.ca.interop;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.practice.PracticeTimeStamps;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.LocalTimeStamper;
import cn.ggzy.ca.timestamp.TimeStampAnswers;
import cn.ggzy.ca.timestamp.TimeStampExpectation;
import cn.ggzy.ca.timestamp.TimeStampRequest;
import cn.ggzy.ca.timestamp.TimeStampToken;
import cn.ggzy.ca.timestamp.TimeStampVerifier;
import cn.ggzy.ca.trust.TrustService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our time stamps before another maker's eyes; skipped, and said so, where there is no openssl 3. */
class OpenSslTimeStampTest {
    private static final byte[] DATA = "开标记录 opening record".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private PracticeTimeStamps stamps;
    private Instant now;

    @BeforeEach
    void needsOpenSsl() throws IOException, InterruptedException {
        boolean there;
        try {
            there = run("openssl", "version").contains("OpenSSL 3");
        } catch (IOException e) {
            there = false;
        }
        if (!there) {
            System.out.println("SKIPPED: no openssl 3 on PATH, time stamps not checked with OpenSSL");
        }
        Assumptions.assumeTrue(there, "no openssl 3 on PATH");
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        stamps = PracticeProvince.openOrCreate(directory.resolve("province"), Clock.fixed(now, ZoneOffset.UTC))
                .timeStamps();
        Files.write(directory.resolve("data"), DATA);
    }

    @Test
    void verifiesOurAnswerToItsOwnRequest() throws Exception {
        run("openssl", "ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "query");
        TimeStampRequest request = TimeStampRequest.parse(Files.readAllBytes(directory.resolve("query")));
        LocalTimeStamper rsa = (LocalTimeStamper) stamps.stampers().get(1);
        byte[] answer = rsa.answer(Files.readAllBytes(directory.resolve("query")));
        Files.write(directory.resolve("answer"), answer);
        pem(stamps.services().get(1));

        assertThat(run("openssl", "ts", "-verify", "-queryfile", "query", "-in", "answer", "-CAfile", "ca.pem"))
                .contains("Verification: OK");
        Files.write(directory.resolve("data"), new byte[] {1});
        assertThat(run("openssl", "ts", "-verify", "-data", "data", "-in", "answer", "-CAfile", "ca.pem"))
                .doesNotContain("Verification: OK");
        TimeStampToken token = TimeStampAnswers.token(answer, request);
        assertThat(TimeStampVerifier.verify(
                                token,
                                TimeStampExpectation.over(Imprint.of(ImprintDigest.SHA_256, DATA)),
                                stamps.trust(),
                                now)
                        .valid())
                .isTrue();
    }

    @Test
    void readsOurSm2AnswerAsWeWroteIt() throws Exception {
        run("openssl", "ts", "-query", "-data", "data", "-sm3", "-cert", "-out", "query");
        LocalTimeStamper sm2 = (LocalTimeStamper) stamps.stampers().get(0);
        Files.write(directory.resolve("answer"), sm2.answer(Files.readAllBytes(directory.resolve("query"))));

        assertThat(run("openssl", "ts", "-reply", "-in", "answer", "-text"))
                .contains("Status: Granted")
                .contains("Hash Algorithm: sm3");
    }

    private void pem(TrustService service) throws Exception {
        String text = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(service.certificate().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        Files.writeString(directory.resolve("ca.pem"), text);
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
