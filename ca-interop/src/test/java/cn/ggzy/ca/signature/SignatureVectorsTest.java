package cn.ggzy.ca.signature;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.VectorFile;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SignatureVectorsTest {
    private static final VectorFile FILE = VectorFile.named("signatures.json");
    private static final byte[] DATA = "{\"act\":\"bid.submit\",\"名称\":\"练习\"}".getBytes(StandardCharsets.UTF_8);
    private static final BigInteger SM2_ORDER =
            new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);

    @BeforeAll
    static void writeWhenAsked(@TempDir Path directory) throws Exception {
        if (!VectorFile.writing()) {
            return;
        }
        PracticeProvince province = PracticeProvince.openOrCreate(
                directory, Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));
        PracticeKey rsa = province.player("bidder-1");
        PracticeKey sm2 = province.player("bidder-2");
        KeyPair ecdsa = Keys.generate(KeyFamily.P256);
        List<Map<String, Object>> vectors = new ArrayList<>();
        vectors.add(standardSample());
        vectors.addAll(sm2(sm2));
        vectors.addAll(plainAndChanged("RSA-SHA256", publicKey(rsa), Keys.privateKey(rsa.privateKey())));
        vectors.addAll(plainAndChanged("ECDSA-SHA256", ecdsa.getPublic(), ecdsa.getPrivate()));
        vectors.add(vector("SM2-SM3", ecdsa.getPublic(), DATA, sm2.sign(DATA), false, "a P-256 key signs no SM2"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", "ggzy-signature-vectors/1");
        all.put(
                "about",
                "docs/contracts.md, a signed act. publicKey is SubjectPublicKeyInfo. All keys are for tests only.");
        all.put("practiceKeys", List.of(sm2.toJson(), rsa.toJson()));
        all.put("vectors", vectors);
        FILE.write(all);
    }

    @Test
    void everyVectorVerifiesAsItSays() throws Exception {
        for (JsonNode one : FILE.read().get("vectors")) {
            PublicKey key = KeyFactory.getInstance(
                            one.get("algorithm").stringValue().startsWith("RSA") ? "RSA" : "EC", Bc.provider())
                    .generatePublic(new X509EncodedKeySpec(octets(one, "publicKey")));
            boolean verified = RawSignatures.verify(
                    SignatureAlgorithm.of(one.get("algorithm").stringValue()),
                    key,
                    HexFormat.of().parseHex(one.get("data").stringValue()),
                    octets(one, "signature"));
            assertThat(verified)
                    .as(one.get("why").stringValue())
                    .isEqualTo(one.get("valid").booleanValue());
        }
    }

    @Test
    void thePracticeKeysOfTheVectorsAreReadAndWrittenUnchanged() throws IOException {
        for (JsonNode one : FILE.read().get("practiceKeys")) {
            PracticeKey key = PracticeKey.parse(one.stringValue());
            assertThat(key.toJson()).isEqualTo(one.stringValue());
            assertThat(RawSignatures.verify(key.algorithm().id(), key.certificate(), DATA, key.sign(DATA)))
                    .isTrue();
        }
    }

    /** The worked example of GB/T 32918.5 on the recommended curve. */
    private static Map<String, Object> standardSample() throws Exception {
        byte[] point = HexFormat.of()
                .parseHex("0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
        PublicKey key = KeyFactory.getInstance("EC", Bc.provider())
                .generatePublic(new X509EncodedKeySpec(new SubjectPublicKeyInfo(
                                new AlgorithmIdentifier(
                                        X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1),
                                point)
                        .getEncoded()));
        byte[] signature = der(
                new BigInteger("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3", 16),
                new BigInteger("b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa", 16));
        byte[] message = "message digest".getBytes(StandardCharsets.US_ASCII);
        return vector("SM2-SM3", key, message, signature, true, "GB/T 32918.5, the worked example");
    }

    private static List<Map<String, Object>> sm2(PracticeKey key) throws Exception {
        PrivateKey own = Keys.privateKey(key.privateKey());
        PublicKey known = publicKey(key);
        byte[] good = key.sign(DATA);
        ASN1Sequence parts = ASN1Sequence.getInstance(good);
        BigInteger r = ASN1Integer.getInstance(parts.getObjectAt(0)).getValue();
        BigInteger s = ASN1Integer.getInstance(parts.getObjectAt(1)).getValue();
        List<Map<String, Object>> all = new ArrayList<>(plainAndChanged("SM2-SM3", known, own));
        all.add(vector("SM2-SM3", known, DATA, shortInteger(key), true, "r or s with a leading zero octet"));
        all.add(vector("SM2-SM3", known, DATA, emptyId(own), false, "signed with an empty user id"));
        all.add(vector("SM2-SM3", known, DATA, raw(r, s), false, "r and s as 64 octets instead of DER"));
        all.add(vector("SM2-SM3", known, DATA, der(s, r), false, "r and s swapped"));
        all.add(vector("SM2-SM3", known, DATA, der(r, s.add(SM2_ORDER)), false, "s + n"));
        all.add(vector("SM2-SM3", known, DATA, der(BigInteger.ZERO, BigInteger.ZERO), false, "zeros"));
        return all;
    }

    private static List<Map<String, Object>> plainAndChanged(String algorithm, PublicKey known, PrivateKey own) {
        byte[] good = RawSignatures.sign(SignatureAlgorithm.of(algorithm), own, DATA);
        byte[] changed = DATA.clone();
        changed[3] ^= 1;
        byte[] empty = RawSignatures.sign(SignatureAlgorithm.of(algorithm), own, new byte[0]);
        return List.of(
                vector(algorithm, known, DATA, good, true, "plain"),
                vector(algorithm, known, new byte[0], empty, true, "over nothing"),
                vector(algorithm, known, changed, good, false, "one bit of the data"),
                vector(algorithm, known, DATA, new byte[0], false, "no signature"));
    }

    private static byte[] shortInteger(PracticeKey key) {
        return Stream.generate(() -> key.sign(DATA))
                .filter(signature -> signature.length <= 68)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] emptyId(PrivateKey own) throws GeneralSecurityException {
        Signature engine = Signature.getInstance("SM3withSM2", Bc.provider());
        engine.setParameter(new SM2ParameterSpec(new byte[0]));
        engine.initSign(own);
        engine.update(DATA);
        return engine.sign();
    }

    private static Map<String, Object> vector(
            String algorithm, PublicKey key, byte[] data, byte[] signature, boolean valid, String why) {
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("why", why);
        vector.put("valid", valid);
        vector.put("algorithm", algorithm);
        vector.put("publicKey", Base64.getEncoder().encodeToString(key.getEncoded()));
        vector.put("data", HexFormat.of().formatHex(data));
        vector.put("signature", Base64.getEncoder().encodeToString(signature));
        return vector;
    }

    private static PublicKey publicKey(PracticeKey key) {
        return Certificates.parse(key.certificate()).getPublicKey();
    }

    private static byte[] raw(BigInteger r, BigInteger s) {
        return HexFormat.of().parseHex("%064x%064x".formatted(r, s));
    }

    private static byte[] der(BigInteger one, BigInteger other) throws IOException {
        return new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {new ASN1Integer(one), new ASN1Integer(other)})
                .getEncoded();
    }

    private static byte[] octets(JsonNode vector, String member) {
        return Base64.getDecoder().decode(vector.get(member).stringValue());
    }
}
