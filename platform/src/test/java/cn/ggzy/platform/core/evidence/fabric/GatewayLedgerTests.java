package cn.ggzy.platform.core.evidence.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.platform.core.evidence.Submission;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayLedgerTests {
    @TempDir
    private Path folder = Path.of("");

    /** Goes through gRPC and protobuf to a dead port: with the wrong versions on the class path it dies of NoClassDefFoundError. */
    @Test
    void aDeadPortIsUnavailable() throws Exception {
        GatewayLedger ledger = ledger(connection());
        try {
            assertThatThrownBy(() -> ledger.evaluate("trust", "read", Map.of()))
                    .isInstanceOfSatisfying(RuleViolation.class, GatewayLedgerTests::isUnavailable);
            assertThatThrownBy(() -> ledger.submit(Submission.of("tender", "close", Map.of("tender", "t"))))
                    .isInstanceOfSatisfying(RuleViolation.class, GatewayLedgerTests::isUnavailable);
        } finally {
            ledger.close();
        }
    }

    @Test
    void noNetworkYetIsUnavailable() {
        GatewayLedger ledger = ledger(folder.resolve("none.json"));

        assertThatThrownBy(() -> ledger.evaluate("trust", "read", Map.of()))
                .isInstanceOfSatisfying(RuleViolation.class, GatewayLedgerTests::isUnavailable);
    }

    private static void isUnavailable(RuleViolation refusal) {
        assertThat(refusal.code()).isEqualTo("ledger.unavailable");
    }

    private static GatewayLedger ledger(Path connection) {
        return new GatewayLedger(connection, Duration.ofSeconds(1), 10, new SimpleMeterRegistry());
    }

    private Path connection() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        byte[] certificate = new JcaX509v3CertificateBuilder(
                        new X500Name("CN=test"),
                        BigInteger.ONE,
                        Date.from(from),
                        Date.from(from.plus(Duration.ofDays(3650))),
                        new X500Name("CN=test"),
                        pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
        Path cert = Files.writeString(folder.resolve("cert.pem"), pem("CERTIFICATE", certificate));
        Path key = Files.writeString(
                folder.resolve("key.pem"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        String json = CanonicalJson.of(Map.of(
                "format",
                "ggzy-connection/1",
                "kind",
                "embedded",
                "channel",
                "ggzy-simulator",
                "mspId",
                "JyzxSimMSP",
                "gateways",
                List.of(Map.of("mspId", "JyzxSimMSP", "address", "127.0.0.1:1")),
                "client",
                Map.of("mspId", "JyzxSimMSP", "certificate", cert.toString(), "key", key.toString()),
                "organisations",
                List.of(),
                "policies",
                Map.of()));
        return Files.writeString(folder.resolve("connection.json"), json);
    }

    private static String pem(String kind, byte[] octets) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(octets) + "\n-----END " + kind
                + "-----\n";
    }
}
