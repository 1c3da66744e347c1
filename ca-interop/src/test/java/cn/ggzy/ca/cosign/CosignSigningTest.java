package cn.ggzy.ca.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Bc;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosignSigningTest {
    /** {@code -Dcosign.signatures=10000} for the full number. */
    private static final int SIGNATURES = Integer.getInteger("cosign.signatures", 500);

    private static final int KEYS = 10;

    @Test
    void signaturesOfFreshKeysVerifyUnderAStockVerifier() {
        long good = IntStream.range(0, KEYS)
                .parallel()
                .mapToLong(key -> {
                    Pair pair = Pair.fresh();
                    StandardClient client = pair.client();
                    return IntStream.range(0, SIGNATURES / KEYS)
                            .mapToObj(i -> ("{\"key\":" + key + ",\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8))
                            .filter(message -> pair.verifies(message, client.sign(message, Pair.PIN)))
                            .count();
                })
                .sum();

        assertThat(good).isEqualTo(SIGNATURES / KEYS * KEYS);
    }

    @Test
    void neitherHalfNorTheirSumOrProductIsThePrivateKeyAndTheRightCombinationIs() {
        Pair pair = Pair.fresh();
        BigInteger d1 = pair.clientShare.secret();
        BigInteger d2 = pair.serverShare.secret();
        BigInteger d = Sm2.inverse(d1.multiply(d2).mod(Sm2.N)).subtract(BigInteger.ONE);

        assertThat(Sm2.octets(Sm2.base(d))).isEqualTo(pair.publicKey());
        for (BigInteger guess :
                new BigInteger[] {d1, d2, d1.add(d2), d1.multiply(d2), Sm2.inverse(d1), Sm2.inverse(d2)}) {
            assertThat(Sm2.octets(Sm2.base(guess.mod(Sm2.N)))).isNotEqualTo(pair.publicKey());
        }
    }

    @Test
    void theRequestForACertificateIsSignedByBothHalvesAsProofOfPossession() throws Exception {
        Pair pair = Pair.fresh();
        CertificationRequestInfo info = new CertificationRequestInfo(
                new X500Name("CN=练习"),
                SubjectPublicKeyInfo.getInstance(Pair.spki(pair.publicKey()).getEncoded()),
                new org.bouncycastle.asn1.DERSet());

        byte[] signature = pair.client().sign(info.getEncoded("DER"), Pair.PIN);

        PKCS10CertificationRequest request =
                new PKCS10CertificationRequest(new org.bouncycastle.asn1.pkcs.CertificationRequest(
                        info,
                        new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                                org.bouncycastle.asn1.gm.GMObjectIdentifiers.sm2sign_with_sm3),
                        new org.bouncycastle.asn1.DERBitString(signature)));
        assertThat(request.isSignatureValid(new org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder()
                        .setProvider(Bc.provider())
                        .build(Pair.spki(pair.publicKey()))))
                .isTrue();
    }

    @Test
    void whatAnyoneEncryptsToTheKeyOpensByBothHalvesAndNotByOne() throws Exception {
        Pair pair = Pair.fresh();
        for (int size : new int[] {1, 31, 32, 33, 64, 1000}) {
            byte[] plain = new byte[size];
            new SecureRandom().nextBytes(plain);
            byte[] cipher = encrypt(pair.publicKey(), plain);

            assertThat(pair.client().decrypt(cipher, Pair.PIN)).isEqualTo(plain);

            cipher[cipher.length - 1] ^= 1;
            CosignAttacksTest.refused(
                    "cosign.bad-ciphertext", () -> pair.client().decrypt(cipher, Pair.PIN));
        }
    }

    @Test
    void theServerSeesADifferentPointEachTimeTheSameTextIsOpened() throws Exception {
        Pair pair = Pair.fresh();
        byte[] c1 = Decryption.Cipher.parse(encrypt(pair.publicKey(), new byte[] {1}))
                .c1();

        assertThat(pair.clientShare.blind(c1).t1())
                .isNotEqualTo(pair.clientShare.blind(c1).t1())
                .isNotEqualTo(c1);
    }

    @Test
    void aThirdMakersProgramVerifiesTheSignature(@TempDir Path directory) throws Exception {
        assumeOpenSsl();
        Pair pair = Pair.fresh();
        Files.write(directory.resolve("data"), Pair.MANIFEST);
        Files.write(directory.resolve("sig"), pair.client().sign(Pair.MANIFEST, Pair.PIN));
        Files.writeString(
                directory.resolve("pub.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(Pair.spki(pair.publicKey()).getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        String[] verify = {
            "openssl",
            "dgst",
            "-sm3",
            "-verify",
            "pub.pem",
            "-signature",
            "sig",
            "-sigopt",
            "distid:1234567812345678",
            "data"
        };

        assertThat(run(directory, verify)).contains("Verified OK");
        Files.write(directory.resolve("data"), Pair.OTHER);
        assertThat(run(directory, verify)).doesNotContain("Verified OK");

        Files.write(directory.resolve("clear"), new byte[] {1, 2, 3});
        run(directory, "openssl", "pkeyutl", "-encrypt", "-pubin", "-inkey", "pub.pem", "-in", "clear", "-out", "enc");
        assertThat(pair.client().decrypt(Files.readAllBytes(directory.resolve("enc")), Pair.PIN))
                .containsExactly(1, 2, 3);
    }

    static byte[] encrypt(byte[] publicKey, byte[] plain) throws Exception {
        SM2Engine engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
        engine.init(
                true,
                new ParametersWithRandom(
                        PublicKeyFactory.createKey(Pair.spki(publicKey).getEncoded()), new SecureRandom()));
        return der(engine.processBlock(plain, 0, plain.length));
    }

    static byte[] der(byte[] raw) throws IOException {
        return new org.bouncycastle.asn1.DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                    new org.bouncycastle.asn1.ASN1Integer(new BigInteger(1, java.util.Arrays.copyOfRange(raw, 1, 33))),
                    new org.bouncycastle.asn1.ASN1Integer(new BigInteger(1, java.util.Arrays.copyOfRange(raw, 33, 65))),
                    new DEROctetString(java.util.Arrays.copyOfRange(raw, 65, 97)),
                    new DEROctetString(java.util.Arrays.copyOfRange(raw, 97, raw.length))
                })
                .getEncoded("DER");
    }

    private static void assumeOpenSsl() throws InterruptedException {
        boolean there;
        try {
            there = run(Path.of("."), "openssl", "version").contains("OpenSSL 3");
        } catch (IOException e) {
            there = false;
        }
        if (!there) {
            System.out.println("SKIPPED: no openssl 3 on PATH, two-party signatures not checked with OpenSSL");
        }
        Assumptions.assumeTrue(there, "no openssl 3 on PATH");
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
