package cn.ggzy.ca.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.ca.sealed.Recipient;
import cn.ggzy.ca.signature.RawSignatures;
import java.math.BigInteger;
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
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A token in software (SoftHSM2, package softhsm2) behind the ports; without it these are skipped and say so. */
class SoftHsmTest {
    private static final char[] PIN = "135790".toCharArray();
    private static final byte[] DATA = "投标文件".getBytes(StandardCharsets.UTF_8);
    private static final Path LIBRARY = Stream.of(
                    "/usr/lib/softhsm/libsofthsm2.so",
                    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                    "/usr/lib64/pkcs11/libsofthsm2.so",
                    "/usr/local/lib/softhsm/libsofthsm2.so")
            .map(Path::of)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElse(Path.of("/none"));

    private static long slot;

    @BeforeAll
    static void makeAToken() throws Exception {
        assumeTrue(Files.isRegularFile(LIBRARY), "SoftHSM2 is missing: install the package softhsm2.");
        // Set for the test's JVM by the pom: the library reads it when it is loaded.
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = Files.createDirectories(
                configuration.resolveSibling("tokens-" + ProcessHandle.current().pid()));
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
        slot = slotOf(run(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "bidder",
                "--so-pin",
                "24680",
                "--pin",
                new String(PIN)));
        put("rsa", KeyFamily.RSA);
        put("p256", KeyFamily.P256);
    }

    @Test
    void signsWithRsaAndP256() {
        try (Token token = Token.open(place(), PIN)) {
            assertThat(token.labels()).containsExactlyInAnyOrder("rsa", "p256");
            for (String label : token.labels()) {
                Pkcs11Signer signer = token.signer(Optional.of(label));

                byte[] signature = signer.sign(DATA);

                assertThat(RawSignatures.verify(signer.algorithm().id(), signer.certificate(), DATA, signature))
                        .as(label)
                        .isTrue();
            }
        }
    }

    @Test
    void unwrapsAContentKey() {
        try (Token token = Token.open(place(), PIN)) {
            Pkcs11Decrypter decrypter = token.decrypter(Optional.of("rsa"));
            ContentKey key = ContentKey.random(new SecureRandom());
            Recipient recipient = Recipient.wrap(key, decrypter.certificate(), new SecureRandom());

            assertThat(decrypter.unwrap(recipient).hex()).isEqualTo(key.hex());
            byte[] changed = recipient.key().clone();
            changed[10] ^= 1;
            refuses(
                    "sealed.wrong-key",
                    () -> decrypter.unwrap(new Recipient(recipient.certificate(), recipient.wrap(), changed)));
        }
    }

    @Test
    void refusesAWrongPin() {
        refuses("token.wrong-pin", () -> Token.open(place(), "000000".toCharArray()));
    }

    @Test
    void refusesASlotThatIsNotThere() {
        refuses("token.unavailable", () -> Token.open(new TokenPlace(LIBRARY, 987_654), PIN));
        refuses("token.unavailable", () -> new TokenPlace(Path.of("/no/such/library.so"), 0));
    }

    @Test
    void refusesAKeyThatIsNotThere() {
        try (Token token = Token.open(place(), PIN)) {
            refuses("token.no-key", () -> token.signer(Optional.of("other")));
            refuses("token.no-key", () -> token.signer(Optional.empty()));
            refuses("token.unsupported", () -> token.decrypter(Optional.of("p256")));
        }
    }

    private static TokenPlace place() {
        return new TokenPlace(LIBRARY, slot);
    }

    private static void refuses(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static void put(String label, KeyFamily family) throws Exception {
        Provider sun = Security.getProvider("SunPKCS11");
        Provider provider = sun.configure(place().configuration());
        KeyStore keys = KeyStore.getInstance("PKCS11", provider);
        keys.load(null, PIN);
        KeyPair pair = Keys.generate(family);
        keys.setKeyEntry(label, pair.getPrivate(), null, new Certificate[] {certificate(label, family, pair)});
    }

    private static X509Certificate certificate(String label, KeyFamily family, KeyPair pair) throws Exception {
        X500Name name = new X500Name("CN=" + label);
        return Certificates.parse(new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.TEN,
                        Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                        Date.from(Instant.parse("2027-01-01T00:00:00Z")),
                        name,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder(family == KeyFamily.RSA ? "SHA256WITHRSA" : "SHA256WITHECDSA")
                        .setProvider(Bc.provider())
                        .build(pair.getPrivate()))
                .getEncoded());
    }

    private static long slotOf(String told) {
        Matcher number = Pattern.compile("slot (\\d+)\\s*$").matcher(told.strip());
        assertThat(number.find()).as(told).isTrue();
        return Long.parseLong(number.group(1));
    }

    private static String run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }
}
