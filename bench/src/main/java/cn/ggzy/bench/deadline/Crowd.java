package cn.ggzy.bench.deadline;

import cn.ggzy.ca.identity.OrganisationCode;
import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.practice.Holder;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.chain.canonical.CanonicalJson;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The practice people: the cast, and as many bidders as asked for, each with an organisation, a certificate and a key of its own. */
final class Crowd {
    // A quarter RSA, half SM2, a quarter SM2 under a root: what verifies fast is in the minority.
    private static final List<String> AUTHORITIES =
            List.of("practice-rsa", "practice-sm2", "practice-sm2-chain", "practice-sm2");
    private static final int FIRST_NEWCOMER = 500_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PracticeProvince province;
    private final Clock clock;
    private final List<String> crls;

    /** Keys are made once and kept in the directory: RSA takes its time. */
    Crowd(Path directory, Clock clock) {
        this.province = PracticeProvince.openOrCreate(directory, clock);
        this.clock = clock;
        this.crls = province.crls().stream().map(Crowd::base64).toList();
    }

    PracticeKey named(String file) {
        return province.player(file);
    }

    CanonicalJson trustList() {
        return CanonicalJson.parse(province.trustList().toJson());
    }

    List<PracticeKey> bidders(int count) {
        return people("bench-bidder-", 0, count);
    }

    /** Others than the bidders, of the same kinds: for warming up what happens when a certificate is seen for the first time. */
    List<PracticeKey> newcomers(int count) {
        return people("bench-newcomer-", FIRST_NEWCOMER, count);
    }

    private List<PracticeKey> people(String name, int first, int count) {
        List<PracticeKey> people = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String authority = AUTHORITIES.get(number % AUTHORITIES.size());
            people.add(province.issue(name + number, authority, holder(first + number)));
        }
        return people;
    }

    private static Holder holder(int number) {
        String organisation =
                OrganisationCode.complete("MB%06d".formatted(number)).value();
        return new Holder(
                "bidder",
                "PB%06d".formatted(number),
                "练习投标人" + number,
                "练习投标企业" + number + "有限公司",
                Optional.of(Uscc.complete("91990000" + organisation)));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A signed act of now (docs/contracts.md). */
    CanonicalJson act(PracticeKey by, String name, CanonicalJson body) {
        CanonicalJson payload = CanonicalJson.of(Map.of("act", name, "at", now(), "nonce", hex(16), "body", body));
        Map<String, Object> signature = Map.of(
                "algorithm", by.algorithm().id(),
                "certificate", base64(by.certificate()),
                "chain", by.chain().stream().map(Crowd::base64).toList(),
                "value", base64(by.sign(payload.bytes())));
        return CanonicalJson.of(Map.of("payload", payload, "signature", signature, "crls", crls));
    }

    static String hex(int octets) {
        byte[] bytes = new byte[octets];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
