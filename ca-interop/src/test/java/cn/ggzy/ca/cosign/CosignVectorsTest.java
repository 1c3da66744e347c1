package cn.ggzy.ca.cosign;

import static cn.ggzy.ca.cosign.CosignAttacksTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.VectorFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** docs/evidence/vectors/cosign.json: every number of every step, for the browser's half and for anybody's server. */
class CosignVectorsTest {
    private static final VectorFile FILE = VectorFile.named("cosign.json");
    private static final HexFormat HEX = HexFormat.of();
    private static final SessionId SESSION = new SessionId("000102030405060708090a0b0c0d0e0f");
    private static final KeyId KEY = new KeyId("key-1");

    @BeforeAll
    static void writeWhenAsked() throws Exception {
        if (VectorFile.writing()) {
            FILE.write(computed());
        }
    }

    @Test
    void whatIsComputedNowIsWhatTheFileSays() throws Exception {
        for (Map.Entry<String, ?> member : computed().entrySet()) {
            FILE.assertHas(member.getKey(), member.getValue());
        }
    }

    @Test
    void everySignatureOfTheFileVerifiesUnderAStockVerifier() throws Exception {
        for (JsonNode one : FILE.read().get("signatures")) {
            assertThat(Pair.verifies(octets(one, "publicKey"), octets(one, "message"), octets(one, "signature")))
                    .as(one.get("why").stringValue())
                    .isTrue();
        }
    }

    @Test
    void theWorkedExampleOfTheStandardComesOutOfTwoHalves() throws Exception {
        JsonNode sample = FILE.read().get("signatures").get(0);

        assertThat(sample.get("why").stringValue()).contains("GB/T 32918.5");
        assertThat(sample.get("r").stringValue())
                .isEqualTo("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3");
        assertThat(sample.get("s").stringValue())
                .isEqualTo("b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    }

    @Test
    void everyMalformedPointOfTheFileIsRefused() throws Exception {
        for (JsonNode one : FILE.read().get("malformedPoints")) {
            refused("cosign.bad-point", () -> Sm2.point(octets(one, "octets")));
        }
    }

    private static Map<String, Object> computed() throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", "ggzy-cosign-vectors/1");
        all.put("about", "docs/cosign.md. All numbers are hex; all keys are for tests only.");
        all.put("signatures", signatures());
        all.put("keyGeneration", keyGeneration());
        all.put("decryption", decryption());
        all.put("refresh", refresh());
        all.put("pin", pin());
        all.put("malformedPoints", malformed());
        return all;
    }

    private static List<Map<String, Object>> signatures() throws IOException {
        BigInteger d = number("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
        BigInteger k = number("59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21");
        BigInteger d1 = seeded("d1", 0);
        BigInteger d2 =
                Sm2.inverse(d.add(BigInteger.ONE)).multiply(Sm2.inverse(d1)).mod(Sm2.N);
        BigInteger w1 = seeded("w1", 0);
        BigInteger w2 = k.subtract(Sm2.inverse(d2).multiply(w1)).mod(Sm2.N);
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(signature("GB/T 32918.5, the worked example", d1, d2, w1, w2, "message digest"));
        all.add(signature("plain", seeded("d1", 1), seeded("d2", 1), w1, seeded("w2", 1), "{\"act\":\"练习\"}"));
        all.add(signature("nothing signed", seeded("d1", 1), seeded("d2", 1), w1, seeded("w2", 1), ""));
        all.add(first("r with a leading zero octet", one -> zero(one, "r")));
        all.add(first("s with a leading zero octet", one -> zero(one, "s")));
        all.add(first("s1 with a leading zero octet", one -> zero(one, "s1")));
        all.add(first(
                "the key's x with a leading zero octet",
                one -> text(one, "publicKey").startsWith("00", 2)));
        all.add(first(
                "the key's y with a leading zero octet",
                one -> text(one, "publicKey").startsWith("00", 66)));
        all.add(first("Q1's x with a leading zero octet", one -> text(one, "q1").startsWith("00", 2)));
        all.add(first("Q1's y with a leading zero octet", one -> text(one, "q1").startsWith("00", 66)));
        return all;
    }

    /** Searched when the file is written; the file keeps the seed, so that reading it searches nothing. */
    private static Map<String, Object> first(String why, Predicate<Map<String, Object>> wanted) throws IOException {
        for (int i = VectorFile.writing() ? 0 : seedOf(why); ; i++) {
            Map<String, Object> one = signature(
                    why, seeded("d1", i), seeded("d2", i), seeded("w1", i), seeded("w2", i), "{\"n\":" + i + "}");
            if (wanted.test(one)) {
                one.put("seed", i);
                return one;
            }
        }
    }

    private static int seedOf(String why) throws IOException {
        for (JsonNode one : FILE.read().get("signatures")) {
            if (one.get("why").stringValue().equals(why)) {
                return one.get("seed").intValue();
            }
        }
        throw new IllegalStateException("no vector: " + why);
    }

    private static Map<String, Object> signature(
            String why, BigInteger d1, BigInteger d2, BigInteger w1, BigInteger w2, String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        ECPoint key = Sm2.jointKey(d1, Sm2.base(Sm2.inverse(d2)));
        BigInteger e = Sm2.digest(key, message);
        ECPoint q1 = Sm2.base(w1);
        SoftwareClientShare client = new SoftwareClientShare(d1, key, (secret, label, context, attempt) -> w1);
        Signing.Answer answer =
                new SoftwareServerShare(d2, (secret, label, context, attempt) -> w2).sign(e, Sm2.octets(q1));
        byte[] signature = client.begin(SESSION, e).finish(answer);
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("why", why);
        vector.put("d1", hex(d1));
        vector.put("d2", hex(d2));
        vector.put("w1", hex(w1));
        vector.put("w2", hex(w2));
        vector.put("publicKey", hex(key));
        vector.put("message", HEX.formatHex(message));
        vector.put("e", hex(e));
        vector.put("q1", hex(q1));
        vector.put("binding", HEX.formatHex(Signing.binding(SESSION, Sm2.octets(q1), e)));
        vector.put("r", hex(answer.r()));
        vector.put("s1", hex(answer.s1()));
        vector.put("answer", HEX.formatHex(answer.der()));
        vector.put("s", hex(Pair.s(signature)));
        vector.put("signature", HEX.formatHex(signature));
        return vector;
    }

    private static Map<String, Object> keyGeneration() {
        KeyGeneration.Client client = KeyGeneration.client(SESSION, Seeded.running(101));
        KeyGeneration.Server server = KeyGeneration.server(SESSION, client.commitment(), Seeded.running(102));
        KeyGeneration.ClientResult mine = client.accept(server.offer());
        KeyGeneration.ServerResult theirs = server.accept(mine.opening());
        KeyGeneration.requireSame(mine.confirmation(), theirs.confirmation());
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("session", SESSION.hex());
        vector.put("d1", hex(mine.share().secret()));
        vector.put("d2", hex(theirs.share().secret()));
        vector.put("commitment", HEX.formatHex(client.commitment().digest()));
        vector.put("p2", HEX.formatHex(server.offer().point()));
        vector.put("p2Challenge", hex(server.offer().proof().challenge()));
        vector.put("p2Response", hex(server.offer().proof().response()));
        vector.put("p1", HEX.formatHex(mine.opening().point()));
        vector.put("p1Challenge", hex(mine.opening().proof().challenge()));
        vector.put("p1Response", hex(mine.opening().proof().response()));
        vector.put("salt", HEX.formatHex(mine.opening().salt()));
        vector.put("publicKey", HEX.formatHex(theirs.publicKey()));
        vector.put("confirmation", HEX.formatHex(theirs.confirmation()));
        return vector;
    }

    private static Map<String, Object> decryption() throws IOException {
        BigInteger d1 = seeded("d1", 1);
        BigInteger d2 = seeded("d2", 1);
        BigInteger w = seeded("w", 1);
        BigInteger k = seeded("k", 1);
        ECPoint key = Sm2.jointKey(d1, Sm2.base(Sm2.inverse(d2)));
        byte[] plain = "开标之前谁也打不开 nobody opens it before".getBytes(StandardCharsets.UTF_8);
        byte[] cipher = encrypt(key, k, plain);
        SoftwareClientShare client = new SoftwareClientShare(d1, key, (secret, label, context, attempt) -> w);
        Decryption.Cipher parts = Decryption.Cipher.parse(cipher);
        Decryption.Round round = client.blind(parts.c1());
        byte[] t2 = SoftwareServerShare.of(d2, Seeded.stuck()).decrypt(round.t1());
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("session", SESSION.hex());
        vector.put("d1", hex(d1));
        vector.put("d2", hex(d2));
        vector.put("w", hex(w));
        vector.put("cipher", HEX.formatHex(cipher));
        vector.put("t1", HEX.formatHex(round.t1()));
        vector.put("binding", HEX.formatHex(Decryption.binding(SESSION, round.t1())));
        vector.put("t2", HEX.formatHex(t2));
        byte[] shared = round.open(t2);
        assertThat(shared).isEqualTo(Sm2.octets(Sm2.times(key, k)));
        vector.put("shared", HEX.formatHex(shared));
        vector.put("plain", HEX.formatHex(parts.open(shared)));
        assertThat(parts.open(shared)).isEqualTo(plain);
        return vector;
    }

    /** GB/T 32918.4 §6 with a given k; the provider's own encryption takes a random one. */
    private static byte[] encrypt(ECPoint key, BigInteger k, byte[] plain) throws IOException {
        byte[] shared = Sm2.octets(Sm2.times(key, k));
        byte[] x = java.util.Arrays.copyOfRange(shared, 1, 33);
        byte[] y = java.util.Arrays.copyOfRange(shared, 33, 65);
        byte[] mask = new byte[0];
        for (byte counter = 1; mask.length < plain.length; counter++) {
            mask = org.bouncycastle.util.Arrays.concatenate(mask, Transcript.sm3(x, y, new byte[] {0, 0, 0, counter}));
        }
        byte[] c2 = plain.clone();
        for (int i = 0; i < c2.length; i++) {
            c2[i] ^= mask[i];
        }
        return CosignSigningTest.der(
                org.bouncycastle.util.Arrays.concatenate(Sm2.octets(Sm2.base(k)), Transcript.sm3(x, plain, y), c2));
    }

    private static Map<String, Object> refresh() {
        BigInteger rho = seeded("rho", 1);
        ECPoint key = Sm2.jointKey(seeded("d1", 1), Sm2.base(Sm2.inverse(seeded("d2", 1))));
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("session", SESSION.hex());
        vector.put("d1", hex(seeded("d1", 1)));
        vector.put("d2", hex(seeded("d2", 1)));
        vector.put("rho", hex(rho));
        vector.put("publicKey", hex(key));
        vector.put("binding", HEX.formatHex(Refresh.binding(SESSION, rho)));
        vector.put(
                "newD1",
                hex(SoftwareClientShare.of(seeded("d1", 1), Sm2.octets(key), Seeded.stuck())
                        .refreshed(rho)
                        .secret()));
        vector.put(
                "newD2",
                hex(SoftwareServerShare.of(seeded("d2", 1), Seeded.stuck())
                        .refreshed(rho)
                        .secret()));
        return vector;
    }

    private static Map<String, Object> pin() {
        byte[] salt = Transcript.of("salt").sm3();
        byte[] binding = Transcript.of("binding").sm3();
        byte[] verifier = Pin.verifier(KEY, salt, "271828");
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("key", KEY.value());
        vector.put("deviceSalt", HEX.formatHex(salt));
        vector.put("pin", "271828");
        vector.put("verifier", HEX.formatHex(verifier));
        vector.put("binding", HEX.formatHex(binding));
        vector.put("proof", HEX.formatHex(Pin.proof(verifier, binding)));
        return vector;
    }

    private static List<Map<String, Object>> malformed() {
        List<Map<String, Object>> all = new ArrayList<>();
        CosignDoorsTest.malformedPoints().forEach((why, octets) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("why", why);
            one.put("octets", HEX.formatHex(octets));
            all.add(one);
        });
        return all;
    }

    private static BigInteger seeded(String what, int index) {
        return new BigInteger(1, Transcript.of(what).add(String.valueOf(index)).sm3()).mod(Sm2.N);
    }

    private static boolean zero(Map<String, Object> vector, String member) {
        return text(vector, member).startsWith("00");
    }

    private static String text(Map<String, Object> vector, String member) {
        return String.valueOf(vector.get(member));
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }

    private static String hex(BigInteger value) {
        return HEX.formatHex(Sm2.octets(value));
    }

    private static String hex(ECPoint point) {
        return HEX.formatHex(Sm2.octets(point));
    }

    private static byte[] octets(JsonNode vector, String member) {
        return HEX.parseHex(vector.get(member).stringValue());
    }
}
