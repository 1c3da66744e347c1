package cn.ggzy.ca.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing and opening with a token in software (SoftHSM2, package softhsm2); without it these are skipped and say so. */
class SoftHsmOnTheCommandLineTest {
    private static final String PIN = "135790";
    private static final Path LIBRARY = Stream.of(
                    "/usr/lib/softhsm/libsofthsm2.so",
                    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                    "/usr/lib64/pkcs11/libsofthsm2.so",
                    "/usr/local/lib/softhsm/libsofthsm2.so")
            .map(Path::of)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElse(Path.of("/none"));

    private static String slot = "";
    private static Chain root;
    private static byte[] recipient;

    @TempDir
    private Path folder = Path.of("");

    private Told ca = new Told(Path.of(""));

    @BeforeAll
    static void makeAToken() throws Exception {
        assumeTrue(Files.isRegularFile(LIBRARY), "SoftHSM2 is missing: install the package softhsm2.");
        // Set for the test's JVM by the pom: the library reads it when it is loaded.
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = Files.createDirectories(
                configuration.resolveSibling("tokens-" + ProcessHandle.current().pid()));
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
        slot = slotOf(
                run("softhsm2-util", "--init-token", "--free", "--label", "tool", "--so-pin", "24680", "--pin", PIN));
        root = Chain.root(KeyFamily.RSA, UnaryOperator.identity());
        recipient = put("rsa", KeyFamily.RSA);
        put("p256", KeyFamily.P256);
    }

    @BeforeEach
    void prepare() throws IOException {
        ca = new Told(folder);
        Files.writeString(folder.resolve("content.txt"), "投标文件");
        Files.writeString(folder.resolve("pin.txt"), PIN + "\n");
        Files.writeString(folder.resolve("wrong.txt"), "000000\n");
        Files.writeString(folder.resolve("root.pem"), root.pem());
    }

    @ParameterizedTest
    @CsvSource({"rsa, ''", "rsa, --attached", "p256, ''", "p256, --attached"})
    void whatATokenSignedVerifiesUnderItsAuthority(String label, String how) {
        List<String> more = how.isEmpty() ? List.of() : List.of(how);
        assertThat(ca.run(joined(token("sign", "pin.txt", label), more), "--out", "sig.p7", "content.txt"))
                .as(ca.text())
                .isZero();

        assertThat(ca.run("verify", "--content", "content.txt", "--trust", "root.pem", "--at", Chain.AT, "sig.p7"))
                .as(ca.text())
                .isZero();
        assertThat(ca.said("/certificates")).isEqualTo("JUDGED");
        assertThat(ca.said("/signers/0/subject")).isEqualTo("CN=" + label);
    }

    @Test
    void aBareSignatureOfATokenVerifies() throws IOException {
        Files.writeString(folder.resolve("own.pem"), Chain.pem("CERTIFICATE", recipient));
        assertThat(ca.run(token("sign", "pin.txt", "rsa"), "--raw", "--out", "sig.bin", "content.txt"))
                .isZero();

        assertThat(ca.run("verify", "--cert", "own.pem", "--content", "content.txt", "sig.bin"))
                .as(ca.text())
                .isZero();
    }

    @Test
    void aTokenOpensABidAndSaysWhatItCannotOpen() throws IOException {
        Files.writeString(folder.resolve("own.pem"), Chain.pem("CERTIFICATE", recipient));
        ca.run(
                "seal",
                "--to",
                "own.pem",
                "--tender",
                "T1",
                "--lot",
                "L1",
                "--ticket",
                "0123456789abcdef0123456789abcdef",
                "--out",
                "bid.sealed",
                "content.txt");

        assertThat(ca.run(token("open", "pin.txt", "rsa"), "--out", "plain.txt", "bid.sealed"))
                .as(ca.text())
                .isZero();
        assertThat(Files.readString(folder.resolve("plain.txt"))).isEqualTo("投标文件");

        ca.run("seal", "--envelope", "--to", "own.pem", "--out", "mail.p7", "content.txt");
        assertThat(ca.run(token("open", "pin.txt", "rsa"), "--out", "other.txt", "mail.p7"))
                .isEqualTo(3);
        assertThat(ca.said("/reason")).isEqualTo("envelope.no-envelopes");
        assertThat(folder.resolve("other.txt")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"wrong.txt, rsa, token.wrong-pin", "pin.txt, nobody, token.no-key"})
    void aRefusalOfTheTokenLeavesNoSignature(String pin, String label, String code) {
        assertThat(ca.run(token("sign", pin, label), "--out", "sig.p7", "content.txt"))
                .isEqualTo(3);

        assertThat(ca.said("/reason")).isEqualTo(code);
        assertThat(ca.text()).doesNotContain("000000").doesNotContain(PIN);
        assertThat(folder.resolve("sig.p7")).doesNotExist();
    }

    private static List<String> token(String command, String pin, String label) {
        return List.of(
                command, "--token", LIBRARY.toString(), "--slot", slot, "--label", label, "--password-file", pin);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static byte[] put(String label, KeyFamily family) throws Exception {
        Path configuration = Files.writeString(
                Path.of(System.getenv("SOFTHSM2_CONF")).resolveSibling("token.cfg"),
                "name=Filled\nlibrary=" + LIBRARY + "\nslot=" + slot + "\nshowInfo=false\n");
        KeyStore keys =
                KeyStore.getInstance("PKCS11", Security.getProvider("SunPKCS11").configure(configuration.toString()));
        keys.load(null, PIN.toCharArray());
        KeyPair pair = Keys.generate(family);
        var leaf = root.leaf(pair, wish -> wish.named("CN=" + label).without(Extension.extendedKeyUsage));
        keys.setKeyEntry(label, pair.getPrivate(), null, new Certificate[] {leaf});
        return leaf.getEncoded();
    }

    private static String slotOf(String told) {
        Matcher number = Pattern.compile("slot (\\d+)\\s*$").matcher(told.strip());
        assertThat(number.find()).as(told).isTrue();
        return number.group(1);
    }

    private static String run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }
}
