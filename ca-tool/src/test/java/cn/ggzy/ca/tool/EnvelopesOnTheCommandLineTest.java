package cn.ggzy.ca.tool;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.practice.PracticeProvince;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CMS envelopes and sealed bids, told apart by what is in them, written whole or not at all. */
class EnvelopesOnTheCommandLineTest {
    private static final String CONTENT = "密封的内容";
    private static final int LARGE = 3 * 1024 * 1024 + 7;
    private static final List<String> BOTH = List.of("seal", "--to", "bidder-1.pem", "--to", "bidder-2.pem");
    private static final List<String> SLOT =
            List.of("--tender", "T1", "--lot", "L1", "--ticket", "0123456789abcdef0123456789abcdef");

    private static PracticeProvince province;

    @TempDir
    private Path folder = Path.of("");

    private Told ca = new Told(Path.of(""));

    @BeforeAll
    static void makeTheProvince(@TempDir Path directory) {
        province = PracticeProvince.openOrCreate(
                directory, Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
    }

    @BeforeEach
    void prepare() throws IOException {
        ca = new Told(folder);
        for (String player : List.of("bidder-1", "bidder-2", "bidder-3")) {
            write(player + ".key.json", province.player(player).toJson().getBytes(StandardCharsets.UTF_8));
            write(
                    player + ".pem",
                    Chain.pem("CERTIFICATE", province.player(player).certificate())
                            .getBytes(StandardCharsets.US_ASCII));
        }
        write("content.txt", CONTENT.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "'', STANDARD, SM4_GCM, true",
        "--cipher=aes_256_gcm, STANDARD, AES_256_GCM, true",
        "--cipher=SM4_CBC, STANDARD, SM4_CBC, false",
        "--gm, GM, SM4_CBC, false"
    })
    void everyRecipientOpensAnEnvelopeAndNobodyElse(String how, String family, String cipher, boolean authenticated)
            throws IOException {
        seal(how.isEmpty() ? new String[0] : new String[] {how});
        assertThat(ca.said("/family")).isEqualTo(family);
        assertThat(ca.said("/cipher")).isEqualTo(cipher);
        String digest = ca.said("/plaintext");

        for (String player : List.of("bidder-1", "bidder-2")) {
            List<String> open = List.of("open", "--key", player + ".key.json", "--out", "plain.txt");
            if (!authenticated) {
                assertThat(ca.run(open, "mail.p7")).isEqualTo(3);
                assertThat(ca.said("/reason")).isEqualTo("envelope.not-allowed");
                assertThat(folder.resolve("plain.txt")).doesNotExist();
            }
            assertThat(ca.run(open, "--allow-unauthenticated", "mail.p7"))
                    .as(ca.text())
                    .isZero();
            assertThat(ca.json().at("/authenticated").booleanValue()).isEqualTo(authenticated);
            assertThat(ca.said("/plaintext")).isEqualTo(digest);
            assertThat(Files.readString(folder.resolve("plain.txt"))).isEqualTo(CONTENT);
            Files.delete(folder.resolve("plain.txt"));
        }
        assertThat(ca.run(
                        "open", "--key", "bidder-3.key.json", "--allow-unauthenticated", "--out", "no.txt", "mail.p7"))
                .isEqualTo(3);
        assertThat(ca.said("/reason")).isEqualTo("envelope.not-for-this-key");
        assertThat(folder.resolve("no.txt")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--cipher=SM4_GCM, STANDARD, 1.2.156.10197.1.104.8",
        "--cipher=AES_256_CBC, STANDARD, 2.16.840.1.101.3.4.1.42",
        "--gm, GM, 1.2.156.10197.1.104.2"
    })
    void inspectSaysToWhomAnEnvelopeIsSealed(String how, String family, String algorithm) {
        seal(how);

        assertThat(ca.run("inspect", "mail.p7")).as(ca.text()).isZero();
        assertThat(ca.said("/objects/0/type")).isEqualTo("ENVELOPE");
        assertThat(ca.said("/objects/0/family")).isEqualTo(family);
        assertThat(ca.said("/objects/0/contentAlgorithm")).isEqualTo(algorithm);
        assertThat(ca.json().at("/objects/0/recipients").findValuesAsString("serial"))
                .containsExactlyInAnyOrder(serial("bidder-1"), serial("bidder-2"));
    }

    @Test
    void opensAnEnvelopeInPem() throws IOException {
        seal();
        write("mail.pem", Chain.pem("CMS", read("mail.p7")).getBytes(StandardCharsets.US_ASCII));

        assertThat(ca.run("open", "--key", "bidder-2.key.json", "--out", "plain.txt", "mail.pem"))
                .as(ca.text())
                .isZero();
        assertThat(Files.readString(folder.resolve("plain.txt"))).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--cipher=AES_256_GCM", "--cipher=AES_256_CBC"})
    void aLargeFileComesBackAsItWas(String cipher) throws IOException {
        byte[] large = large();
        write("content.txt", large);
        seal(cipher);

        assertThat(open()).as(ca.text()).isZero();
        assertThat(read("plain.txt")).isEqualTo(large);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--cipher=AES_256_GCM", "--cipher=AES_256_CBC", ""})
    void aRefusedOpenLeavesNothingAndKeepsWhatWasThere(String cipher) throws IOException {
        write("content.txt", large());
        if (cipher.isEmpty()) {
            assertThat(ca.run(joined(BOTH, SLOT), "--out", "mail.p7", "content.txt"))
                    .isZero();
        } else {
            seal(cipher);
        }
        byte[] sealed = read("mail.p7");
        write("mail.p7", Arrays.copyOf(sealed, sealed.length - 1));
        write("plain.txt", new byte[] {42});
        TreeSet<String> before = names();

        assertThat(open()).isEqualTo(3);

        assertThat(names()).isEqualTo(before);
        assertThat(read("plain.txt")).containsExactly(42);
    }

    @Test
    void aChangedOctetOfAnAuthenticatedEnvelopeIsRefused() throws IOException {
        seal();
        byte[] sealed = read("mail.p7");
        sealed[sealed.length - 20] ^= 1;
        write("mail.p7", sealed);

        assertThat(open()).isEqualTo(3);
        assertThat(ca.said("/reason")).isEqualTo("envelope.cannot-open");
        assertThat(folder.resolve("plain.txt")).doesNotExist();
    }

    @Test
    void aRefusedSealLeavesNothing() throws IOException {
        write("stranger.pem", Chain.root().pem().getBytes(StandardCharsets.US_ASCII));
        TreeSet<String> before = names();

        assertThat(ca.run("seal", "--envelope", "--to", "stranger.pem", "--out", "mail.p7", "content.txt"))
                .isEqualTo(3);
        assertThat(ca.run(joined(List.of("seal", "--to", "stranger.pem"), SLOT), "--out", "mail.p7", "content.txt"))
                .isEqualTo(3);
        assertThat(ca.run(
                        joined(BOTH, List.of("--envelope", "--gm", "--cipher", "SM4_GCM")),
                        "--out",
                        "mail.p7",
                        "content.txt"))
                .isEqualTo(3);
        assertThat(ca.said("/reason")).isEqualTo("envelope.no-such-form");

        assertThat(names()).isEqualTo(before);
    }

    @Test
    void aSignatureIsNoEnvelope() {
        ca.run("sign", "--key", "bidder-1.key.json", "--out", "mail.p7", "content.txt");

        assertThat(open()).isEqualTo(3);
        assertThat(ca.said("/reason")).isEqualTo("envelope.malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--envelope --tender T1",
                "--envelope --revision 2",
                "--tender T1 --lot L1",
                "--gm",
                "--cipher SM4_GCM"
            })
    void whatBelongsToTheOtherFormIsRefused(String options) {
        assertThat(ca.run(joined(BOTH, List.of(options.split(" "))), "--out", "mail.p7", "content.txt"))
                .isEqualTo(3);
        assertThat(ca.said("/reason")).isEqualTo("USAGE");
        assertThat(folder.resolve("mail.p7")).doesNotExist();
    }

    private void seal(String... how) {
        assertThat(ca.run(joined(BOTH, List.of("--envelope"), List.of(how)), "--out", "mail.p7", "content.txt"))
                .as(ca.text())
                .isZero();
    }

    private static String serial(String player) {
        return Certificates.parse(province.player(player).certificate())
                .getSerialNumber()
                .toString(16);
    }

    private int open() {
        return ca.run("open", "--allow-unauthenticated", "--key", "bidder-1.key.json", "--out", "plain.txt", "mail.p7");
    }

    private TreeSet<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> String.valueOf(path.getFileName()))
                    .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        }
    }

    private static byte[] large() {
        byte[] large = new byte[LARGE];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i >> 9);
        }
        return large;
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    private byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    private void write(String name, byte[] octets) throws IOException {
        Files.write(folder.resolve(name), octets);
    }
}
