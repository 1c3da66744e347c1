package cn.ggzy.ca.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.ForgedCertificate;
import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows what every rule finds, and asks where nothing is found. */
class ProfileTrialTest {
    private static final String CODE = KnownProfilesTest.CODE;
    private static final String OTHER = Uscc.complete(
                    "12990000" + OrganisationCode.complete("MA990072").value())
            .value();
    private static final String WRONG = CODE.substring(0, 17) + (CODE.endsWith("0") ? "1" : "0");
    private static final String PERSON = KnownProfilesTest.PERSON;
    private static final String PLACE = "1.2.3.4.5";

    @Test
    void everyRuleSaysHowFarItGot() {
        byte[] certificate = certificate(wish ->
                wish.with(PLACE, new DERUTF8String("JJ" + CODE)).with("1.2.3.4.6", new DERUTF8String("x".repeat(600))));
        IdentityProfile profile = new IdentityProfile(List.of(
                rule(PLACE, Unwrap.DER_STRING, "JJ(.+)"),
                rule("1.2.3.4.9", Unwrap.DER_STRING, "JJ(.+)"),
                rule(PLACE, Unwrap.TAGGED, "JJ(.+)"),
                new IdentityRule(
                        Place.EXT,
                        PLACE,
                        1,
                        Unwrap.DER_STRING,
                        0,
                        java.util.regex.Pattern.compile("JJ(.+)"),
                        Meaning.USCC,
                        true),
                rule("1.2.3.4.6", Unwrap.DER_STRING, "(.+)"),
                rule(PLACE, Unwrap.DER_STRING, "SF(.+)"),
                rule(PLACE, Unwrap.DER_STRING, "(.+)")));

        ProfileTrial trial = ProfileTrial.of(certificate, Map.of("p/1", profile));

        assertThat(trial.answer()).isEqualTo(ProfileTrial.Answer.RECOGNISED);
        List<RuleTrial> rules = trial.profiles().get(0).rules();
        assertThat(rules)
                .extracting(RuleTrial::outcome)
                .containsExactly(
                        RuleTrial.Outcome.FOUND,
                        RuleTrial.Outcome.NOTHING_THERE,
                        RuleTrial.Outcome.NOT_OF_THIS_FORM,
                        RuleTrial.Outcome.NO_SUCH_OCCURRENCE,
                        RuleTrial.Outcome.TOO_LONG,
                        RuleTrial.Outcome.NO_MATCH,
                        RuleTrial.Outcome.NO_CODE);
        assertThat(rules.get(0).octets())
                .containsExactly("0c14" + HexFormat.of().formatHex(("JJ" + CODE).getBytes(StandardCharsets.US_ASCII)));
        assertThat(rules.get(0).texts()).containsExactly("JJ" + CODE);
        assertThat(rules.get(0).value()).contains(CODE);
        assertThat(rules.get(0).checkDigits()).contains(true);
    }

    @Test
    void aWrongCheckDigitIsShownAndStillTheAnswer() {
        ProfileTrial trial = ProfileTrial.of(
                certificate(wish -> wish.with(PLACE, new DERUTF8String(WRONG))),
                Map.of("p/1", new IdentityProfile(List.of(rule(PLACE, Unwrap.DER_STRING, "(.+)")))));

        assertThat(trial.answer()).isEqualTo(ProfileTrial.Answer.RECOGNISED);
        assertThat(trial.profiles().get(0).rules().get(0).checkDigits()).contains(false);
    }

    @Test
    void twoCodesAreAConflictWithinAProfileAndBetweenProfiles() {
        byte[] certificate = certificate(
                wish -> wish.with(PLACE, new DERUTF8String(CODE)).with("1.2.3.4.6", new DERUTF8String(OTHER)));
        IdentityRule one = rule(PLACE, Unwrap.DER_STRING, "(.+)");
        IdentityRule other = rule("1.2.3.4.6", Unwrap.DER_STRING, "(.+)");

        ProfileTrial within = ProfileTrial.of(certificate, Map.of("p/1", new IdentityProfile(List.of(one, other))));
        ProfileTrial between = ProfileTrial.of(
                certificate,
                Map.of("p/1", new IdentityProfile(List.of(one)), "q/1", new IdentityProfile(List.of(other))));

        assertThat(within.answer()).isEqualTo(ProfileTrial.Answer.CONFLICT);
        assertThat(between.answer()).isEqualTo(ProfileTrial.Answer.CONFLICT);
        assertThat(between.profiles())
                .extracting(ProfileTrial.OfProfile::answer)
                .containsOnly(ProfileTrial.Answer.RECOGNISED);
        assertThat(within.candidates()).extracting(Candidate::value).contains(CODE, OTHER);
    }

    @Test
    void whereNothingIsFoundEverythingThatLooksLikeACodeIsAsked() {
        byte[] certificate = certificate(wish -> wish.subject(
                        new org.bouncycastle.asn1.x500.X500Name("C=CN,O=Works,OU=ref " + PERSON + ",CN=x"))
                .with(PLACE, new DERSequence(new DEROctetString(("1@5009JJ" + CODE).getBytes(StandardCharsets.UTF_8))))
                .with("1.2.3.4.6", new DERUTF8String("MA990071-" + CODE.charAt(16)))
                .with("1.2.3.4.7", new DERUTF8String(WRONG))
                .with("1.2.3.4.8", new ASN1Integer(5))
                .withOctets("1.2.3.4.9", ("nothing here 123456789").getBytes(StandardCharsets.UTF_8))
                .with(
                        "2.5.29.17",
                        new GeneralNames(new GeneralName(
                                GeneralName.otherName,
                                new OtherName(new ASN1ObjectIdentifier(PLACE), new DERUTF8String(OTHER))))));

        ProfileTrial trial = ProfileTrial.of(certificate, Map.of());

        assertThat(trial.answer()).isEqualTo(ProfileTrial.Answer.UNKNOWN);
        assertThat(trial.candidates())
                .extracting(one -> one.meaning() + " " + one.value() + " " + one.place() + " " + one.checkDigitsHold())
                .contains(
                        "USCC " + CODE + " EXT true",
                        "USCC " + OTHER + " SAN true",
                        "USCC " + WRONG + " EXT false",
                        "PERSON_ID " + PERSON + " RDN true",
                        "ORG9 MA990071-" + CODE.charAt(16) + " EXT true");
        assertThat(trial.candidates().get(0).checkDigitsHold()).isTrue();
    }

    @Test
    void aProposedRuleFindsTheCandidateAndNothingIsProposedThatDoesNot() {
        byte[] certificate = certificate(wish -> wish.with(PLACE, new DERPrintableString("JJ-" + CODE + "(1)"))
                .with("1.2.3.4.6", new DERSequence(new DERUTF8String(OTHER))));

        List<Candidate> candidates = ProfileTrial.of(certificate, Map.of()).candidates();

        Candidate direct = candidates.stream()
                .filter(one -> one.value().equals(CODE))
                .findFirst()
                .orElseThrow();
        IdentityRule proposal = direct.proposal().orElseThrow();
        assertThat(proposal.match().pattern()).isEqualTo("JJ\\-([0-9A-Z]{18})\\(1\\)");
        assertThat(IdentityExtractor.extract(Certificates.parse(certificate), new IdentityProfile(List.of(proposal)))
                        .uscc())
                .contains(new Uscc(CODE));
        assertThat(candidates.stream()
                        .filter(one -> one.value().equals(OTHER))
                        .findFirst()
                        .orElseThrow()
                        .proposal())
                .as("no rule can look into a sequence")
                .isEmpty();
    }

    @Test
    void theAnswerCanBeShownOnAPage() {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(ProfileTrial.of(
                                certificate(wish -> wish.with(PLACE, new DERUTF8String(CODE))),
                                Map.of("p/1", new IdentityProfile(List.of(rule(PLACE, Unwrap.TAGGED, "(.+)")))))
                        .toJson());

        assertThat(json.get("answer").stringValue()).isEqualTo("UNKNOWN");
        assertThat(json.get("zh").stringValue()).isNotBlank();
        assertThat(json.get("profiles")
                        .get(0)
                        .get("rules")
                        .get(0)
                        .get("outcome")
                        .stringValue())
                .isEqualTo("NOT_OF_THIS_FORM");
        assertThat(json.get("candidates").get(0).get("proposal").get("unwrap").stringValue())
                .isEqualTo("DER_STRING");
        for (RuleTrial.Outcome outcome : RuleTrial.Outcome.values()) {
            assertThat(outcome.zh() + outcome.en()).isNotBlank();
        }
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        assertThatThrownBy(() -> ProfileTrial.of(new byte[] {1}, Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("certificate.malformed");
    }

    @Test
    void anOverrideIsForOneCertificateOneCodeAndATime() {
        byte[] certificate = certificate(wish -> wish.with(PLACE, new DERUTF8String(WRONG)));
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        CheckDigitOverride override = CheckDigitOverride.of(
                Certificates.parse(certificate),
                new Uscc(WRONG),
                "supervisor PX0004",
                "登记机关证明该代码如此登记",
                "ab".repeat(32),
                now,
                now.plusSeconds(60));

        assertThat(CheckDigitOverride.parse(override.toJson())).isEqualTo(override);
        assertThat(override.covers(Certificates.parse(certificate), new Uscc(WRONG), now))
                .isTrue();
        assertThat(override.covers(Certificates.parse(certificate), new Uscc(WRONG), now.minusMillis(1)))
                .isFalse();
        assertThat(override.covers(Certificates.parse(certificate), new Uscc(WRONG), now.plusSeconds(60)))
                .isFalse();
        assertThat(override.covers(Certificates.parse(certificate), new Uscc(CODE), now))
                .isFalse();
        assertThat(override.covers(Certificates.parse(certificate(wish -> wish)), new Uscc(WRONG), now))
                .isFalse();
    }

    @Test
    void anOverrideWithoutAReasonOrNeedIsRefused() {
        String good = CheckDigitOverride.of(
                        Certificates.parse(certificate(wish -> wish)),
                        new Uscc(WRONG),
                        "supervisor",
                        "registered like this",
                        "ab".repeat(32),
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-04-01T00:00:00Z"))
                .toJson();
        for (String odd : List.of(
                good.replace(WRONG, CODE),
                good.replace(WRONG, "nobody"),
                good.replace("registered like this", "because"),
                good.replace("\"supervisor\"", "\" \""),
                good.replace("2026-04", "2026-02"),
                good.replace("abab", "ABAB"),
                good.replace("override/1", "override/2"),
                good.replace("\"reason\"", "\"more\":1,\"reason\""))) {
            assertThatThrownBy(() -> CheckDigitOverride.parse(odd))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("override.malformed");
        }
    }

    private static byte[] certificate(UnaryOperator<ForgedCertificate.Wish> wish) {
        return Certificates.encoded(wish.apply(ForgedCertificate.of(KeyFamily.P256, "C=CN,O=Works,CN=x"))
                .make()
                .certificate());
    }

    private static IdentityRule rule(String oid, Unwrap unwrap, String match) {
        return IdentityRule.of(Place.EXT, oid, unwrap, match, Meaning.USCC);
    }
}
