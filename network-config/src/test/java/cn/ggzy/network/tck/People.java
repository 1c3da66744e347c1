package cn.ggzy.network.tck;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.practice.Holder;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.chain.canonical.CanonicalJson;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The practice people with their keys, and the acts they sign. */
final class People {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;
    private final PracticeProvince province;

    People(Path directory) {
        this.directory = directory;
        this.province = PracticeProvince.openOrCreate(directory, Clock.systemUTC());
    }

    PracticeKey named(String file) {
        return province.player(file);
    }

    String uscc(String file) {
        return named(file).uscc();
    }

    CanonicalJson trustList() {
        return CanonicalJson.parse(province.trustList().toJson());
    }

    /** Somebody with a certificate of the practice RSA authority that was made at another time. */
    PracticeKey issuedWhenItWas(Instant when, String file) {
        PracticeProvince then = PracticeProvince.openOrCreate(directory, Clock.fixed(when, java.time.ZoneOffset.UTC));
        return then.issue(file, "practice-rsa", bidder());
    }

    PracticeKey revoked(String file) {
        PracticeKey key = province.issue(file, "practice-sm2", bidder());
        province.revoke(key.certificate());
        return key;
    }

    PracticeKey withoutOrganisation() {
        return province.issueExpert("E1", "练习专家", "练习大学");
    }

    /** As real authorities hand out beside the one for signing: by the same authority, with a key that may only decrypt. */
    PracticeKey forEncryption() throws Exception {
        CanonicalJson ca = CanonicalJson.parse(Files.readString(directory.resolve("ca/practice-rsa/ca.json")));
        X509Certificate issuer = Certificates.parse(ca.members().base64("certificate"));
        PrivateKey issuing = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(ca.members().base64("privateKey")));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair own = generator.generateKeyPair();
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, RANDOM),
                Date.from(Instant.now().minus(1, ChronoUnit.HOURS)),
                Date.from(Instant.now().plus(1, ChronoUnit.HOURS)),
                new X500Principal("CN=练习人,O=练习建设工程有限公司"),
                own.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment));
        byte[] certificate = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuing))
                .getEncoded();
        return new PracticeKey(
                "bidder",
                "练习人",
                "练习建设工程有限公司",
                "",
                named("bidder-1").algorithm(),
                certificate,
                List.of(),
                own.getPrivate().getEncoded());
    }

    private Holder bidder() {
        var organisation = new cn.ggzy.ca.identity.Uscc(uscc("bidder-1"));
        return new Holder("bidder", "PX9999", "练习人", "练习建设工程有限公司", Optional.of(organisation));
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    static String hex(int octets) {
        byte[] bytes = new byte[octets];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** An act of now. */
    CanonicalJson act(String by, String name, Map<String, ?> body) {
        return act(named(by), name, body);
    }

    CanonicalJson act(PracticeKey by, String name, Map<String, ?> body) {
        return signed(by, payload(name, now(), CanonicalJson.of(body)), crls());
    }

    CanonicalJson actOf(Duration ago, String by, String name, Map<String, ?> body) {
        return signed(named(by), payload(name, now().minus(ago), CanonicalJson.of(body)), crls());
    }

    static CanonicalJson payload(String name, Instant at, CanonicalJson body) {
        return CanonicalJson.of(Map.of("act", name, "at", at, "nonce", hex(16), "body", body));
    }

    CanonicalJson signed(PracticeKey by, CanonicalJson payload, List<String> crls) {
        Map<String, Object> signature = Map.of(
                "algorithm", by.algorithm().id(),
                "certificate", base64(by.certificate()),
                "chain", by.chain().stream().map(People::base64).toList(),
                "value", base64(by.sign(payload.bytes())));
        return CanonicalJson.of(Map.of("payload", payload, "signature", signature, "crls", crls));
    }

    List<String> crls() {
        return province.crls().stream().map(People::base64).toList();
    }

    static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
