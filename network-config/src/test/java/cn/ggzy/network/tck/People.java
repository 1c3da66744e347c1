package cn.ggzy.network.tck;

import cn.ggzy.ca.practice.Holder;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.chain.canonical.CanonicalJson;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
