package cn.ggzy.network.tck;

import static cn.ggzy.network.tck.Scenario.refuses;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.chain.canonical.CanonicalJson;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Which acts of people count: every reason not to, over the publication of a tender. */
final class ActScenarios {

    private static final String PUBLISH = "tender.publish";

    private final World world;
    private final Path elsewhere;

    ActScenarios(World world, Path elsewhere) {
        this.world = world;
        this.elsewhere = elsewhere;
    }

    List<Scenario> scenarios() {
        return List.of(
                refuses(
                        "request.malformed",
                        "a member nobody asked for",
                        () -> world.call("tender", "read")
                                .with(Map.of("tender", "T", "more", 1))
                                .outcome()),
                refuses(
                        "request.malformed",
                        "two arguments",
                        () -> world.call("tender", "read")
                                .with(Map.of("tender", "T"))
                                .with(Map.of())
                                .outcome()),
                refuses(
                        "request.malformed",
                        "no object",
                        () -> world.call("tender", "read").with("[]").outcome()),
                refuses(
                        "request.malformed",
                        "a member twice",
                        () -> world.call("tender", "read")
                                .with("{\"tender\":\"T\",\"tender\":\"T\"}")
                                .outcome()),
                refuses(
                        "request.malformed",
                        "broken text",
                        () -> world.call("tender", "read").with("{").outcome()),
                refuses(
                        "request.unknown-transaction",
                        "a name nobody knows",
                        () -> world.call("tender", "reopen").with(Map.of()).outcome()),
                refuses("act.malformed", "a short nonce", this::shortNonce),
                refuses(
                        "act.wrong-act",
                        "a signature for something else",
                        () -> published(world.people.act("agency", "tender.postpone", body()))),
                refuses(
                        "act.stale",
                        "signed eleven minutes ago",
                        () -> published(world.people.actOf(Duration.ofMinutes(11), "agency", PUBLISH, body()))),
                refuses(
                        "act.stale",
                        "signed for a later time",
                        () -> published(world.people.actOf(Duration.ofMinutes(-11), "agency", PUBLISH, body()))),
                refuses("act.bad-signature", "the body was changed afterwards", this::changedBody),
                refuses("act.bad-signature", "the value is another one's", this::foreignValue),
                refuses("act.untrusted-ca", "an authority of another province", this::foreignAuthority),
                refuses(
                        "act.expired",
                        "a certificate of three years ago",
                        () -> published(by(
                                world.people.issuedWhenItWas(Instant.now().minus(Duration.ofDays(1100)), "expired")))),
                refuses(
                        "act.not-yet-valid",
                        "a certificate of next year",
                        () -> published(
                                by(world.people.issuedWhenItWas(Instant.now().plus(Duration.ofDays(365)), "future")))),
                refuses(
                        "act.wrong-key-usage",
                        "a certificate for encryption",
                        () -> published(by(world.people.forEncryption()))),
                refuses("act.revoked", "a revoked certificate", () -> published(by(world.people.revoked("revoked")))),
                refuses("act.revocation-unknown", "no revocation list is there", this::withoutLists),
                refuses(
                        "act.no-organisation",
                        "an expert's certificate",
                        () -> published(by(world.people.withoutOrganisation()))),
                refuses("act.replayed", "the same act twice", this::twice));
    }

    private Map<String, Object> body() {
        return world.tenderBody(world.fresh("T"), People.now().plus(Duration.ofHours(1)));
    }

    private CanonicalJson by(PracticeKey key) {
        return world.people.act(key, PUBLISH, body());
    }

    private String published(CanonicalJson act) {
        return world.publish(act).outcome();
    }

    private String shortNonce() {
        CanonicalJson payload =
                People.payload(PUBLISH, People.now(), CanonicalJson.of(body())).with("nonce", "00");
        return published(world.people.signed(world.people.named("agency"), payload, world.people.crls()));
    }

    private String changedBody() {
        CanonicalJson act = world.people.act("agency", PUBLISH, body());
        CanonicalJson payload = act.members().json("payload").with("body", CanonicalJson.of(body()));
        return published(act.with("payload", payload));
    }

    private String foreignValue() {
        CanonicalJson mine = world.people.act("agency", PUBLISH, body());
        CanonicalJson other = world.people.act("agency", PUBLISH, body());
        return published(mine.with("signature", other.members().json("signature")));
    }

    private String foreignAuthority() {
        PracticeKey stranger =
                PracticeProvince.openOrCreate(elsewhere, Clock.systemUTC()).player("agency");
        return published(by(stranger));
    }

    private String withoutLists() {
        CanonicalJson payload = People.payload(PUBLISH, People.now(), CanonicalJson.of(body()));
        return published(world.people.signed(world.people.named("agency"), payload, List.of()));
    }

    private String twice() {
        CanonicalJson act = world.people.act("agency", PUBLISH, body());
        world.publish(act).done();
        return published(act);
    }
}
