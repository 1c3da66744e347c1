package cn.ggzy.ca.interop;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.crypto.Sm2Cipher;
import cn.ggzy.ca.signature.Sm2Signatures;
import cn.ggzy.ca.signature.Sm2Signatures.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two other makers' SM2, both ways: gmssl for Python and sm-crypto-v2 for JavaScript, which scripts/test puts into target/oracles. Keys
 * and signatures whose numbers begin with zeros are among the cases, because that is where libraries differ.
 */
class OtherSm2Test {
    private static final byte[] DATA = "开标记录 opening record".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ID = Sm2Signatures.defaultId();
    private static final HexFormat HEX = HexFormat.of();

    // Commands: sign KEY DATA, verify PUBLIC DATA SIGNATURE, encrypt PUBLIC DATA, decrypt KEY CIPHER; all in hex, one
    // answer.
    private static final String PYTHON = """
            import sys
            from gmssl import sm2, func
            def crypt(private, public): return sm2.CryptSM2(private_key=private, public_key=public, mode=1)
            for line in sys.stdin:
                what, key, *rest = line.split()
                if what == 'sign':
                    private, public = key.split(':')
                    print(crypt(private, public).sign_with_sm3(bytes.fromhex(rest[0])))
                elif what == 'verify':
                    print(crypt('', key).verify_with_sm3(rest[1], bytes.fromhex(rest[0])))
                elif what == 'encrypt':
                    print(crypt('', key).encrypt(bytes.fromhex(rest[0])).hex())
                elif what == 'decrypt':
                    private, public = key.split(':')
                    print(crypt(private, public).decrypt(bytes.fromhex(rest[0])).hex())
            """;
    private static final String NODE = """
            const { sm2 } = require('sm-crypto-v2');
            const octets = hex => Uint8Array.from(Buffer.from(hex, 'hex'));
            const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n');
            for (const line of lines) {
              const [what, key, a, b] = line.split(' ');
              const [first, second] = key.split(':');
              if (what === 'sign') console.log(sm2.doSignature(octets(a), first, { hash: true, publicKey: '04' + second }));
              if (what === 'verify') console.log(sm2.doVerifySignature(octets(a), b, '04' + first, { hash: true }) ? 'True' : 'False');
              if (what === 'encrypt') console.log(sm2.doEncrypt(octets(a), '04' + first, 1));
              if (what === 'decrypt') console.log(sm2.doDecrypt(a, first, 1, { output: 'string' }) && Buffer.from(sm2.doDecrypt(a, first, 1, { output: 'array' })).toString('hex'));
            }
            """;

    @TempDir
    Path directory;

    enum Other {
        GMSSL_PYTHON,
        SM_CRYPTO_V2
    }

    @ParameterizedTest
    @EnumSource(Other.class)
    void verifiesOurSignaturesAndWeVerifyTheirs(Other other) throws Exception {
        needs(other);
        for (KeyPair keys : ordinaryAndZeroKeys()) {
            List<byte[]> signatures = new ArrayList<>(List.of(zeroFirst(keys, 0), zeroFirst(keys, 32)));
            signatures.add(Sm2Signatures.sign(keys.getPrivate(), ID, Form.RAW, DATA));
            for (byte[] raw : signatures) {
                assertThat(ask(other, "verify " + point(keys) + " " + hex(DATA) + " " + hex(raw)))
                        .isEqualTo("True");
                raw[63] ^= 1;
                assertThat(ask(other, "verify " + point(keys) + " " + hex(DATA) + " " + hex(raw)))
                        .isEqualTo("False");
            }
            String theirs = ask(other, "sign " + pair(keys) + " " + hex(DATA));
            assertThat(Sm2Signatures.verify(keys.getPublic(), ID, Form.RAW, DATA, HEX.parseHex(theirs)))
                    .isTrue();
            assertThat(Sm2Signatures.verify(keys.getPublic(), ID, Form.RAW, new byte[1], HEX.parseHex(theirs)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Other.class)
    void opensWhatWeEncryptAndWeOpenTheirs(Other other) throws Exception {
        needs(other);
        for (KeyPair keys : ordinaryAndZeroKeys()) {
            for (byte[] ours : List.of(encrypted(keys), zeroPoint(keys, 0), zeroPoint(keys, 32))) {
                assertThat(ask(other, "decrypt " + pair(keys) + " " + hex(ours)))
                        .isEqualTo(hex(DATA));
            }
            byte[] theirs = HEX.parseHex(ask(other, "encrypt " + point(keys) + " " + hex(DATA)));
            assertThat(Sm2Cipher.decrypt(Sm2Cipher.Form.BARE_C1C3C2, keys.getPrivate(), theirs))
                    .isEqualTo(DATA);
        }
    }

    /** One of any kind, one whose x and one whose y begins with a zero octet. */
    private static List<KeyPair> ordinaryAndZeroKeys() {
        return List.of(Keys.generate(KeyFamily.SM2), zeroKey(0), zeroKey(32));
    }

    private static KeyPair zeroKey(int at) {
        while (true) {
            KeyPair keys = Keys.generate(KeyFamily.SM2);
            if (HEX.parseHex(point(keys))[at] == 0) {
                return keys;
            }
        }
    }

    private static byte[] zeroFirst(KeyPair keys, int at) {
        while (true) {
            byte[] raw = Sm2Signatures.sign(keys.getPrivate(), ID, Form.RAW, DATA);
            if (raw[at] == 0) {
                return raw;
            }
        }
    }

    private static byte[] zeroPoint(KeyPair keys, int at) {
        while (true) {
            byte[] cipher = encrypted(keys);
            if (cipher[at] == 0) {
                return cipher;
            }
        }
    }

    private static byte[] encrypted(KeyPair keys) {
        return Sm2Cipher.encrypt(Sm2Cipher.Form.BARE_C1C3C2, keys.getPublic(), DATA, new SecureRandom());
    }

    private static String point(KeyPair keys) {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return hex(BigIntegers.asUnsignedByteArray(32, key.getW().getAffineX()))
                + hex(BigIntegers.asUnsignedByteArray(32, key.getW().getAffineY()));
    }

    private static String pair(KeyPair keys) {
        return hex(BigIntegers.asUnsignedByteArray(32, ((ECPrivateKey) keys.getPrivate()).getS())) + ":" + point(keys);
    }

    private static String hex(byte[] octets) {
        return HEX.formatHex(octets);
    }

    private static Path oracles() {
        return Path.of("..", "target", "oracles").toAbsolutePath().normalize();
    }

    private static void needs(Other other) {
        Path program = switch (other) {
            case GMSSL_PYTHON -> oracles().resolve("python/bin/python");
            case SM_CRYPTO_V2 -> oracles().resolve("node_modules/sm-crypto-v2");
        };
        if (!Files.exists(program)) {
            System.out.println("SKIPPED: no " + program + ", cross-checks with " + other + " not run (scripts/test)");
        }
        Assumptions.assumeTrue(Files.exists(program), "no " + program);
    }

    private String ask(Other other, String line) throws IOException, InterruptedException {
        Path script = directory.resolve("script");
        Files.writeString(script, other == Other.GMSSL_PYTHON ? PYTHON : NODE);
        ProcessBuilder builder = switch (other) {
            case GMSSL_PYTHON ->
                new ProcessBuilder(oracles().resolve("python/bin/python").toString(), script.toString());
            case SM_CRYPTO_V2 -> new ProcessBuilder("node", script.toString());
        };
        builder.environment().put("NODE_PATH", oracles().resolve("node_modules").toString());
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Arrays.stream(output.strip().split("\n"))
                .reduce((first, last) -> last)
                .orElse("");
    }
}
