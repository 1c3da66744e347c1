package cn.ggzy.ca.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.renewal.RenewalPolicy.Action;
import cn.ggzy.ca.signer.DetachedCms;
import cn.ggzy.ca.signer.FileSigner;
import cn.ggzy.ca.timestamp.AlgorithmLife;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.LocalTimeStamper;
import cn.ggzy.ca.timestamp.SignatureTimeStamps;
import cn.ggzy.ca.timestamp.StampWorld;
import cn.ggzy.ca.timestamp.TimeStampToken;
import cn.ggzy.ca.timestamp.TimeStamps;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One award notice, thirty years, a clock that is moved by hand: certificates end, a key dies, SM3 becomes weak in the twelfth year. */
class ThirtyYearsTest {
    private static final byte[] CONTENT = "中标通知书 award notice".getBytes(StandardCharsets.UTF_8);
    private static final Instant WEAK = Instant.parse("2038-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2056-06-01T00:00:00Z");
    private static final AlgorithmLife KNOWN_LATER = AlgorithmLife.unlimited().weak("SM3", WEAK);
    private static final RenewalPolicy RULE = new RenewalPolicy(Duration.ofDays(180));

    private final StampWorld world = new StampWorld();
    private final SecureRandom random = new SecureRandom();
    private final List<String> diary = new ArrayList<>();
    private LongTermBundle bundle = LongTermBundle.of(CONTENT, new byte[0], List.of(), ProofFacts.none());

    @BeforeEach
    void signInTheFirstYear() {
        FileSigner person = world.person("ca", KeyFamily.SM2, "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
        byte[] cms = DetachedCms.sign(CONTENT, person, Optional.of(world.clock.instant()));
        List<TimeStampToken> tokens = TimeStamps.gather(
                List.of(year(KeyFamily.SM2, 2026, 5), year(KeyFamily.RSA, 2026, 5)),
                Imprint.of(ImprintDigest.SHA_256, SignatureTimeStamps.value(cms)),
                2,
                random);
        world.clock.set(world.clock.instant().plusSeconds(2));
        bundle = LongTermBundle.of(
                CONTENT,
                cms,
                tokens.stream().map(TimeStampToken::octets).toList(),
                new ProofFacts(List.of(), world.crls(), List.of()));
        ArchiveObject object = bundle.object(CONTENT);
        bundle = bundle.withEvidence(List.of(
                maker(KeyFamily.SM2).create(object, ImprintDigest.SM3),
                maker(KeyFamily.RSA).create(object, ImprintDigest.SHA_256)));
        world.clock.set(world.clock.instant().plusSeconds(2));
    }

    @Test
    void isStillProvenAfterThirtyYearsAndSaysWhy() {
        live(END, Instant.MAX);

        LongTermBundle read = LongTermBundle.parse(bundle.toJson());
        LongTermOutcome outcome = verify(read, END);
        assertThat(outcome.status())
                .as("%s\n%s\n%s", outcome.checks(), words(outcome), diary)
                .isEqualTo(Verdict.Status.VALID);
        assertThat(outcome.checks()).allMatch(check -> check.outcome() == Outcome.PASSED);
        assertThat(outcome.signedBefore()).contains(Instant.parse("2026-06-01T00:00:01Z"));
        assertThat(outcome.signer().orElseThrow().identity().orElseThrow().personId())
                .contains("P1");
        EvidenceOutcome once = outcome.evidence().get(0);
        assertThat(once.steps().stream().map(EvidenceStep::chain).distinct())
                .as("SM3 gave way to a tree of another digest")
                .hasSize(2);
        assertThat(once.steps()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(once.words().get(0)).contains("SM3").contains("OK");
        assertThat(diary).anyMatch(line -> line.contains("NEW_TREE")).anyMatch(line -> line.contains("NEW_STAMP"));
        assertThat(verify(read, END, "另一份".getBytes(StandardCharsets.UTF_8)).reason())
                .contains(LongTermRule.CONTENT);
    }

    @Test
    void withoutRenewalNothingIsProvenAfterTheFirstCertificateEnded() {
        world.clock.set("2032-01-01T00:00:00Z");
        assertThat(verify(bundle, world.clock.instant()).reason()).contains(LongTermRule.EVIDENCE);
        assertThat(only(0, world.clock.instant()).reason()).isEqualTo(EvidenceReason.LAST_ENDED);
        assertThat(RULE.plan(bundle.evidence().get(0), KNOWN_LATER, world.clock.instant())
                        .action())
                .isEqualTo(Action.TOO_LATE);
    }

    @Test
    void aRenewalThatComesTooLateIsNamedAndTheOtherDigestStillProves() {
        world.clock.set("2030-08-01T00:00:00Z");
        EvidenceRecord second = renewed(1);
        gather();
        world.clock.set("2031-02-01T00:00:00Z");
        EvidenceRecord late = renewed(0);
        gather();
        bundle = bundle.withEvidence(List.of(late, second));
        world.clock.set("2031-02-02T00:00:00Z");

        assertThat(only(0, world.clock.instant()).reason()).isEqualTo(EvidenceReason.LATE_RENEWAL);
        LongTermOutcome outcome = verify(bundle, world.clock.instant());
        assertThat(outcome.status()).isEqualTo(Verdict.Status.VALID);
        assertThat(outcome.checks().stream().filter(check -> check.outcome() == Outcome.WARNED))
                .extracting(LongTermOutcome.LongTermCheck::rule)
                .containsExactly(LongTermRule.EVIDENCE);
    }

    @Test
    void aKeyThatDiesInTheSeventhYearTakesItsOwnRecordAlongAndNoOther() {
        live(Instant.parse("2033-01-01T00:00:00Z"), Instant.MAX);
        world.revoke("tsa-SM2", bundle.evidence().get(0).lastToken());
        world.clock.set(world.clock.instant().plusSeconds(3600));
        gather();
        Instant now = world.clock.instant();

        assertThat(only(0, now).reason()).isEqualTo(EvidenceReason.LAST_REVOKED);
        EvidencePair pair =
                new EvidencePair(bundle.evidence().get(0), bundle.evidence().get(1));
        EvidencePair.PairOutcome both = pair.verify(bundle.object(CONTENT), trust(), now);
        assertThat(both.status()).isEqualTo(Verdict.Status.VALID);
        assertThat(both.reduced()).isTrue();
        assertThat(verify(bundle, now).status()).isEqualTo(Verdict.Status.VALID);

        EvidenceRecord afterwards =
                maker(year(KeyFamily.SM2, 2033, 5)).renewStamp(bundle.evidence().get(0));
        gather();
        world.clock.set(world.clock.instant().plusSeconds(3600));
        gather();
        bundle = bundle.withEvidence(List.of(afterwards, bundle.evidence().get(1)));
        assertThat(only(0, world.clock.instant()).reason())
                .as("a renewal after the key died saves nothing")
                .isEqualTo(EvidenceReason.REVOKED_BEFORE_RENEWAL);
    }

    @Test
    void aDigestThatEndedBeforeItsRenewalIsNamed() {
        live(Instant.parse("2037-06-01T00:00:00Z"), Instant.parse("2037-01-01T00:00:00Z"));
        world.clock.set(WEAK.plusSeconds(60));
        gather();
        assertThat(only(0, world.clock.instant()).reason()).isEqualTo(EvidenceReason.LAST_WEAK);

        EvidenceRecord late = maker(year(KeyFamily.RSA, 2038, 5))
                .renewTree(bundle.object(CONTENT), bundle.evidence().get(0), ImprintDigest.SHA_512);
        gather();
        world.clock.set(world.clock.instant().plusSeconds(60));
        bundle = bundle.withEvidence(List.of(late, bundle.evidence().get(1)));
        assertThat(only(0, world.clock.instant()).reason()).isEqualTo(EvidenceReason.WEAK_BEFORE_RENEWAL);
        assertThat(verify(bundle, world.clock.instant()).status()).isEqualTo(Verdict.Status.VALID);
    }

    @Test
    void withoutTheRevocationListsOfThenItStaysOpen() {
        world.clock.set("2030-08-01T00:00:00Z");
        bundle = bundle.withEvidence(List.of(renewed(0), renewed(1)));
        world.clock.set("2030-08-02T00:00:00Z");

        LongTermOutcome outcome = verify(bundle, world.clock.instant());
        assertThat(outcome.status()).isEqualTo(Verdict.Status.UNDETERMINED);
        assertThat(outcome.evidence().get(0).reason()).isEqualTo(EvidenceReason.FACTS_MISSING);
    }

    @Test
    void aSignerWhoWasRevokedBeforeTheStampsDidNotSign() {
        LongTermOutcome good = verify(bundle, world.clock.instant());
        assertThat(good.status()).as("%s", good.checks()).isEqualTo(Verdict.Status.VALID);

        FileSigner sm2 = world.person("ca-2", KeyFamily.SM2, "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
        world.clock.set("2026-07-01T00:00:00Z");
        world.revoke("ca-2", sm2.certificate());
        world.clock.set("2026-07-01T01:00:00Z");
        byte[] cms = DetachedCms.sign(CONTENT, sm2, Optional.of(Instant.parse("2026-06-30T00:00:00Z")));
        List<byte[]> tokens = TimeStamps.gather(
                        List.of(year(KeyFamily.SM2, 2026, 5), year(KeyFamily.RSA, 2026, 5)),
                        Imprint.of(ImprintDigest.SM3, SignatureTimeStamps.value(cms)),
                        2,
                        random)
                .stream()
                .map(TimeStampToken::octets)
                .toList();
        world.clock.set("2026-07-01T01:00:02Z");
        LongTermOutcome outcome = verify(
                LongTermBundle.of(CONTENT, cms, tokens, new ProofFacts(List.of(), world.crls(), List.of())),
                world.clock.instant());
        assertThat(outcome.reason()).contains(LongTermRule.SIGNER);
        assertThat(outcome.signer().orElseThrow().reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aClaimedTimeAfterTheStampsIsALie() {
        FileSigner person = world.person("ca", KeyFamily.SM2, "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
        byte[] cms = DetachedCms.sign(
                CONTENT, person, Optional.of(world.clock.instant().plus(Duration.ofDays(1))));
        List<byte[]> tokens = TimeStamps.gather(
                        List.of(year(KeyFamily.SM2, 2026, 5), year(KeyFamily.RSA, 2026, 5)),
                        Imprint.of(ImprintDigest.SM3, SignatureTimeStamps.value(cms)),
                        2,
                        random)
                .stream()
                .map(TimeStampToken::octets)
                .toList();
        LongTermBundle lying =
                LongTermBundle.of(CONTENT, cms, tokens, new ProofFacts(List.of(), world.crls(), List.of()));

        assertThat(verify(lying, world.clock.instant().plusSeconds(5)).reason()).contains(LongTermRule.CLAIMED_TIME);
    }

    /** Looks at both records every month and does what the rule says; a digest known to end only from {@code blindUntil} on is missed. */
    private void live(Instant until, Instant blindUntil) {
        Instant now = world.clock.instant();
        while (now.isBefore(until)) {
            now = now.plus(Duration.ofDays(30));
            world.clock.set(now.isBefore(until) ? now : until);
            // In year eleven it becomes known that SM3 will end; not to a keeper who does not read the news.
            boolean known = world.clock.instant().isAfter(Instant.parse("2037-01-01T00:00:00Z"))
                    && blindUntil.equals(Instant.MAX);
            renew(known ? KNOWN_LATER : AlgorithmLife.unlimited());
        }
        gather();
        world.clock.set(until);
    }

    private void renew(AlgorithmLife known) {
        List<EvidenceRecord> records = new ArrayList<>(bundle.evidence());
        boolean changed = false;
        for (int i = 0; i < records.size(); i++) {
            RenewalPolicy.Plan plan = RULE.plan(records.get(i), known, world.clock.instant());
            if (plan.action() == Action.WAIT) {
                continue;
            }
            assertThat(plan.action()).as("%s", plan).isNotEqualTo(Action.TOO_LATE);
            diary.add(world.clock.instant() + " record " + i + " " + plan);
            EvidenceMaker maker = maker(year(i == 0 ? KeyFamily.SM2 : KeyFamily.RSA, year(), 5));
            // SM3 has no stamps by SM2 keys any more once it ends: the RSA authority serves both then.
            if (plan.action() == Action.NEW_TREE || records.get(i).digest() == ImprintDigest.SHA_512) {
                maker = maker(year(KeyFamily.RSA, year(), 5));
            }
            records.set(
                    i,
                    plan.action() == Action.NEW_STAMP
                            ? maker.renewStamp(records.get(i))
                            : maker.renewTree(bundle.object(CONTENT), records.get(i), ImprintDigest.SHA_512));
            changed = true;
        }
        if (changed) {
            bundle = bundle.withEvidence(records);
            gather();
        }
    }

    private EvidenceRecord renewed(int record) {
        return maker(year(record == 0 ? KeyFamily.SM2 : KeyFamily.RSA, year(), 5))
                .renewStamp(bundle.evidence().get(record));
    }

    private int year() {
        return world.clock.instant().atZone(world.clock.getZone()).getYear();
    }

    private void gather() {
        bundle = bundle.withLater(new ProofFacts(List.of(), world.crls(), List.of()));
    }

    private LocalTimeStamper year(KeyFamily family, int from, int years) {
        return world.stamper("tsa-" + family, family, from + "-01-01T00:00:00Z", (from + years) + "-01-01T00:00:00Z");
    }

    private EvidenceMaker maker(KeyFamily family) {
        return maker(year(family, year(), 5));
    }

    private EvidenceMaker maker(LocalTimeStamper stamper) {
        return new EvidenceMaker(stamper, random);
    }

    private cn.ggzy.ca.timestamp.TimeStampTrust trust() {
        return cn.ggzy.ca.timestamp.TimeStampTrust.of(world.list(), world.crls())
                .withAlgorithms(KNOWN_LATER)
                .withMore(List.of(), bundle.facts().and(bundle.later()).crls(), List.of());
    }

    private EvidenceOutcome only(int record, Instant at) {
        return EvidenceVerifier.verify(bundle.evidence().get(record), bundle.object(CONTENT), trust(), at);
    }

    private LongTermOutcome verify(LongTermBundle read, Instant at) {
        return verify(read, at, CONTENT);
    }

    private LongTermOutcome verify(LongTermBundle read, Instant at, byte[] content) {
        return new LongTermVerifier(Optional.of(world.list()), Policy.standard(), KNOWN_LATER, 2, Duration.ofSeconds(5))
                .verify(read, content, at);
    }

    private static String words(LongTermOutcome outcome) {
        return outcome.evidence().stream()
                .flatMap(one -> one.words().stream())
                .reduce("", (one, other) -> one + "\n" + other);
    }
}
