package cn.ggzy.ca.tool;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.signature.Sm2Pair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signing, verifying, sealing, opening and inspecting, from every kind of key file. */
class KeysAndSignaturesTest {
    private static final String SECRET = "correct horse";

    @TempDir
    private Path folder = Path.of("");

    private JsonNode said = JsonMapper.builder().build().createObjectNode();

    @BeforeEach
    void prepare() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
        PracticeProvince province = PracticeProvince.openOrCreate(folder.resolve("province"), clock);
        write("list.json", province.trustList().toJson());
        for (String player : List.of("bidder-1", "bidder-2")) {
            write(player + ".key.json", province.player(player).toJson());
            write(
                    player + ".pem",
                    Chain.pem("CERTIFICATE", province.player(player).certificate()));
        }
        write("content.txt", "投标文件");
        write("other.txt", "另一份文件");
        write("password.txt", SECRET + "\n");
        write("wrong.txt", "wrong\n");
    }

    @ParameterizedTest
    @CsvSource({"standard, bidder-1", "gm, bidder-1", "standard, bidder-2", "gm, bidder-2"})
    void verifiesWhatItSignedAndNothingElse(String form, String player) {
        assertThat(ca("sign", "--form", form, "--key", player + ".key.json", "--out", "sig.p7", "content.txt"))
                .isZero();

        assertThat(ca("verify", "--content", "content.txt", "sig.p7"))
                .as("%s", said)
                .isZero();
        assertThat(said.at("/certificates").stringValue()).isEqualTo("NOT_JUDGED");
        assertThat(ca("verify", "--content", "other.txt", "sig.p7")).isEqualTo(1);
        assertThat(ca("verify", "sig.p7")).isEqualTo(3);
    }

    @Test
    void verifiesAnAttachedContentAndComparesIt() {
        ca("sign", "--attached", "--key", "bidder-1.key.json", "--out", "sig.p7", "content.txt");

        assertThat(ca("verify", "sig.p7")).as("%s", said).isZero();
        assertThat(ca("verify", "--content", "content.txt", "sig.p7")).isZero();
        assertThat(ca("verify", "--content", "other.txt", "sig.p7")).isEqualTo(1);
    }

    @Test
    void verifiesBareSignaturesInBothForms() throws Exception {
        for (String player : List.of("bidder-1", "bidder-2")) {
            assertThat(ca("sign", "--raw", "--key", player + ".key.json", "--out", "sig.bin", "content.txt"))
                    .isZero();
            assertThat(ca("verify", "--cert", player + ".pem", "--content", "content.txt", "sig.bin"))
                    .isZero();
            assertThat(ca("verify", "--cert", player + ".pem", "--content", "other.txt", "sig.bin"))
                    .isEqualTo(1);
            if (said("inspect", player + ".pem")
                    .at("/objects/0/key")
                    .stringValue()
                    .equals("SM2")) {
                byte[] raw = Sm2Pair.ofDer(Files.readAllBytes(folder.resolve("sig.bin")))
                        .raw();
                Files.write(folder.resolve("sig.raw"), raw);
                assertThat(ca("verify", "--cert", player + ".pem", "--content", "content.txt", "sig.raw"))
                        .isZero();
            }
        }
    }

    @Test
    void judgesTheSignerWhereSomebodyIsTrusted() {
        ca("sign", "--key", "bidder-1.key.json", "--out", "sig.p7", "content.txt");

        int withoutLists = ca(
                "verify", "--content", "content.txt", "--trust", "list.json", "--at", "2026-06-02T00:00:00Z", "sig.p7");

        assertThat(withoutLists).as("%s", said).isEqualTo(2);
        assertThat(said.at("/signers/0/judged/reason").stringValue()).isEqualTo("REVOCATION_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({"RSA", "SM2", "P256"})
    void readsEncryptedKeysWithThePasswordOnly(KeyFamily family) throws Exception {
        KeyPair pair = Keys.generate(family);
        Chain root = Chain.root();
        write("own.pem", Chain.pem(root.leaf(pair, wish -> wish)));
        write("own.key", Chain.pem("ENCRYPTED PRIVATE KEY", encrypted(pair)));
        keyStore(pair, root.leaf(pair, wish -> wish));

        for (List<String> key :
                List.of(List.of("--key", "own.key", "--cert", "own.pem"), List.of("--key", "own.p12"))) {
            assertThat(sign(key, "password.txt")).as("%s", said).isZero();
            assertThat(ca("verify", "--content", "content.txt", "sig.p7"))
                    .as("%s", said)
                    .isZero();
            assertThat(sign(key, "wrong.txt")).as("%s", said).isEqualTo(3);
            assertThat(said.toString()).doesNotContain("wrong\"");
        }
    }

    @Test
    void opensWhatWasSealedToTheKey() throws Exception {
        assertThat(ca(
                        "seal",
                        "--to",
                        "bidder-1.pem",
                        "--to",
                        "bidder-2.pem",
                        "--tender",
                        "T1",
                        "--lot",
                        "L1",
                        "--ticket",
                        "0123456789abcdef0123456789abcdef",
                        "--out",
                        "bid.sealed",
                        "content.txt"))
                .as("%s", said)
                .isZero();

        for (String player : List.of("bidder-1", "bidder-2")) {
            assertThat(ca("open", "--key", player + ".key.json", "--out", "plain.txt", "bid.sealed"))
                    .isZero();
            assertThat(Files.readString(folder.resolve("plain.txt"))).isEqualTo("投标文件");
        }
        byte[] sealed = Files.readAllBytes(folder.resolve("bid.sealed"));
        sealed[sealed.length - 1] ^= 1;
        Files.write(folder.resolve("bid.sealed"), sealed);
        assertThat(ca("open", "--key", "bidder-1.key.json", "--out", "broken.txt", "bid.sealed"))
                .isEqualTo(3);
        assertThat(folder.resolve("broken.txt")).doesNotExist();
    }

    @Test
    void saysWhatAFileIs() throws Exception {
        Chain root = Chain.root();
        write("all.pem", root.pem() + root.crl());
        ca("sign", "--key", "bidder-1.key.json", "--out", "sig.p7", "content.txt");

        assertThat(said("inspect", "all.pem").at("/objects").findValuesAsString("type"))
                .containsExactly("CERTIFICATE", "REVOCATION_LIST");
        assertThat(said("inspect", "sig.p7").at("/objects/0/type").stringValue())
                .isEqualTo("CMS");
        assertThat(said("inspect", "list.json").at("/objects/0/type").stringValue())
                .isEqualTo("TRUST_LIST");
        assertThat(said("inspect", "--profiles", "list.json", "bidder-1.pem")
                        .at("/objects/0/identities")
                        .isEmpty())
                .isFalse();
        assertThat(ca("inspect", "content.txt")).isEqualTo(3);
    }

    private int sign(List<String> key, String password) {
        List<String> all = new java.util.ArrayList<>(List.of("sign"));
        all.addAll(key);
        all.addAll(List.of("--password-file", password, "--out", "sig.p7", "content.txt"));
        return ca(all.toArray(String[]::new));
    }

    private JsonNode said(String... arguments) {
        assertThat(ca(arguments)).as("%s", said).isZero();
        return said;
    }

    private int ca(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] all = arguments.clone();
        for (int i = 0; i < all.length; i++) {
            if (all[i].matches("[\\w.-]+\\.(pem|key|json|txt|p7|bin|raw|p12|sealed)")) {
                all[i] = folder.resolve(all[i]).toString();
            }
        }
        int code = CaMain.run(out, all);
        said = JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
        return code;
    }

    private static byte[] encrypted(KeyPair pair) throws Exception {
        return new PKCS8EncryptedPrivateKeyInfoBuilder(
                        PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded()))
                .build(new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setProvider(Bc.provider())
                        .setPassword(SECRET.toCharArray())
                        .build())
                .getEncoded();
    }

    private void keyStore(KeyPair pair, Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12", Bc.provider());
        store.load(null, null);
        store.setKeyEntry("own", pair.getPrivate(), SECRET.toCharArray(), new Certificate[] {certificate});
        try (OutputStream out = Files.newOutputStream(folder.resolve("own.p12"))) {
            store.store(out, SECRET.toCharArray());
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
