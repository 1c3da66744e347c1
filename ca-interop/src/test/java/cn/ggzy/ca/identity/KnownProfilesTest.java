package cn.ggzy.ca.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.ForgedCertificate;
import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every shipped profile finds what it says in certificates made like those in the field; {@code -Dprofiles.write=true} makes the
 * certificates in the files anew.
 */
class KnownProfilesTest {
    static final String CODE = Uscc.complete(
                    "12990000" + OrganisationCode.complete("MA990071").value())
            .value();
    static final String ORGANISATION = "MA990071";
    static final String PERSON = "99000019900101001" + PersonNumber.checkCharacter("99000019900101001");
    private static final String NAME = "某某公司";
    private static final String ARC = "1.2.156.10260.4.1";
    private static final String OLD = "1.2.86.11.7.1";
    private static final String BJCA = "1.2.156.112562.2.1";

    private record Sample(UnaryOperator<ForgedCertificate.Wish> wish, Map<Meaning, String> expect) {}

    private static final Map<String, List<Sample>> SAMPLES = samples();

    static Stream<KnownProfile> known() throws IOException {
        if (Boolean.getBoolean("profiles.write")) {
            for (String id : KnownProfile.IDS) {
                write(id);
            }
        }
        return KnownProfile.IDS.stream().map(KnownProfilesTest::read);
    }

    @ParameterizedTest
    @MethodSource("known")
    void everyRuleOfAProfileIsShownAtWorkAndEveryTestHolds(KnownProfile known) {
        assertThat(known.profile().tests()).isNotEmpty();
        assertThat(known.profile().failures()).isEmpty();
        assertThat(known.profile().untested()).isEmpty();
        assertThat(known.profile().tests().stream().map(ProfileTest::expect).toList())
                .isEqualTo(SAMPLES.getOrDefault(known.id(), List.of()).stream()
                        .map(Sample::expect)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("known")
    void aProfileSaysThatItIsNoSpecification(KnownProfile known) {
        assertThat(known.mark()).isEqualTo(KnownProfile.Mark.SEEN_IN_INTEGRATOR_CODE);
        assertThat(known.source()).isNotBlank();
        assertThat(known.zh()).isNotBlank();
        assertThat(known.en()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("known")
    void theTestsOfOneProfileAreRecognisedByATrialOfIt(KnownProfile known) {
        for (ProfileTest test : known.profile().tests()) {
            ProfileTrial trial =
                    ProfileTrial.of(Certificates.encoded(test.certificate()), Map.of(known.id(), known.profile()));
            boolean somebody =
                    test.expect().containsKey(Meaning.USCC) || test.expect().containsKey(Meaning.PERSON_ID);
            assertThat(trial.answer())
                    .isEqualTo(somebody ? ProfileTrial.Answer.RECOGNISED : ProfileTrial.Answer.UNKNOWN);
        }
    }

    @Test
    void aProfileThatIsNotShippedIsRefused() {
        assertThat(KnownProfile.all()).hasSize(KnownProfile.IDS.size());
        assertThatThrownBy(() -> KnownProfile.of("../secret"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("profile.unknown");
    }

    @Test
    void noCodeInTheFilesIsAnybodys() {
        assertThat(new Uscc(CODE).checkDigitsHold()).isTrue();
        assertThat(CODE.substring(2, 8)).as("a region that there is not").isEqualTo("990000");
        assertThat(PersonNumber.hasShape(PERSON) && PersonNumber.checkDigitHolds(PERSON))
                .isTrue();
        assertThat(PersonNumber.checkCharacter("11010519491231002")).isEqualTo('X');
    }

    private static KnownProfile read(String id) {
        return KnownProfile.of(id);
    }

    private static Map<String, List<Sample>> samples() {
        Map<String, List<Sample>> all = new LinkedHashMap<>();
        String nine = OrganisationCode.complete(ORGANISATION).value();
        all.put(
                "gbt20518",
                List.of(
                        organisation(wish -> wish.with(ARC + ".4", new DERPrintableString(CODE))),
                        sample(
                                wish -> wish.with(ARC + ".4", new DERUTF8String(nine)),
                                Meaning.ORG9,
                                nine,
                                Meaning.ORG_NAME,
                                NAME),
                        person(wish ->
                                wish.with(ARC + ".1", new DERTaggedObject(true, 0, new DERPrintableString(PERSON)))),
                        person(wish -> wish.with(ARC + ".1", new DERPrintableString(PERSON)))));
        all.put(
                "gmt0015-2023-a",
                List.of(organisation(wish -> wish.with("1.2.156.10260.4.4", new DERUTF8String(CODE)))));
        all.put(
                "gmt0015-2023-b",
                List.of(organisation(wish -> wish.with("1.2.156.10260.4.4.4", new DERUTF8String(CODE)))));
        all.put(
                "old-arc-a",
                List.of(
                        organisation(wish -> wish.with(OLD + ".4", new DERPrintableString(CODE))
                                .with(OLD + ".3", new DERPrintableString("620000000000001"))),
                        person(wish -> wish.with(OLD + ".1", new DERPrintableString(PERSON)))));
        all.put(
                "old-arc-b",
                List.of(
                        organisation(wish -> wish.with(OLD + ".3", new DERPrintableString(CODE))),
                        sample(
                                wish -> wish.with(OLD + ".3", new DERPrintableString(nine)),
                                Meaning.ORG9,
                                nine,
                                Meaning.ORG_NAME,
                                NAME),
                        person(wish -> wish.with(OLD + ".1", new DERPrintableString(PERSON)))));
        all.put(
                "eidas",
                List.of(sample(
                        wish -> wish.subject(new X500NameBuilder(BCStyle.INSTANCE)
                                .addRDN(BCStyle.C, "CN")
                                .addRDN(BCStyle.O, NAME)
                                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, "NTRCN-" + CODE)
                                .addRDN(BCStyle.SERIALNUMBER, PERSON)
                                .addRDN(BCStyle.CN, "张三")
                                .build()),
                        Meaning.USCC,
                        CODE,
                        Meaning.PERSON_ID,
                        PERSON,
                        Meaning.PERSON_NAME,
                        "张三",
                        Meaning.ORG_NAME,
                        NAME)));
        all.put(
                "cfca",
                List.of(
                        sample(
                                commonName("user1@" + NAME + "@Z" + CODE + "@1"),
                                Meaning.USCC,
                                CODE,
                                Meaning.ORG_NAME,
                                NAME),
                        sample(
                                commonName("041@0" + PERSON + "@张三@00000001"),
                                Meaning.PERSON_ID,
                                PERSON,
                                Meaning.PERSON_NAME,
                                "张三")));
        all.put(
                "bjca-sm2",
                List.of(
                        organisation(wish -> wish.with(BJCA + ".1.1", new DERUTF8String("JJ" + CODE))),
                        organisation(wish -> wish.with(BJCA + ".1.24", new DERUTF8String("1@5009JJ" + CODE))),
                        organisation(wish -> wish.with(BJCA + ".2.2", new DERUTF8String(CODE))),
                        person(wish -> wish.with(BJCA + ".1.1", new DERUTF8String("SF" + PERSON)))));
        all.put(
                "bjca-rsa",
                List.of(
                        organisation(wish -> wish.with("2.16.840.1.113732.2", new DERPrintableString("JJ" + CODE))),
                        person(wish -> wish.with("2.16.840.1.113732.2", new DERPrintableString("SF" + PERSON))),
                        organisation(wish -> wish.with(OLD + ".8", new DERPrintableString(CODE)))));
        all.put(
                "sheca",
                List.of(
                        organisation(wish -> wish.with("1.2.156.112570.11.210", new DERUTF8String(CODE))),
                        person(wish -> wish.with("1.2.156.112570.11.205", new DERUTF8String("SF0" + PERSON))),
                        organisation(wish -> wish.with("1.2.156.1.8888.148", new DERUTF8String(CODE))),
                        organisation(wish -> wish.with(ARC + ".4", new DERUTF8String(CODE)))));
        all.put(
                "zjca",
                List.of(sample(
                        wish -> wish.subject(new X500NameBuilder(BCStyle.INSTANCE)
                                .addRDN(BCStyle.C, "CN")
                                .addRDN(BCStyle.GIVENNAME, NAME)
                                .addRDN(new ASN1ObjectIdentifier("2.5.4.1"), new DERUTF8String(CODE))
                                .build()),
                        Meaning.USCC,
                        CODE,
                        Meaning.ORG_NAME,
                        NAME)));
        all.put(
                "gzca",
                List.of(
                        organisation(wish -> wish.with(ARC + ".4", new DERPrintableString(CODE))),
                        person(wish ->
                                wish.with(ARC + ".1", new DERTaggedObject(true, 0, new DERPrintableString(PERSON))))));
        all.put("gdca", List.of(organisation(wish -> wish.with("1.2.86.11.7.7550243.1", new DERUTF8String(CODE)))));
        all.put(
                "netca",
                List.of(
                        organisation(wish -> wish.with("1.3.6.1.4.1.18760.1.12.11", new DERUTF8String(CODE))),
                        organisation(wish -> wish.with("1.3.6.1.4.1.18760.11.12.11.1", new DERUTF8String(CODE)))));
        all.put("shenzhen", List.of(organisation(wish -> wish.with("2.16.156.112548", new DERUTF8String(CODE)))));
        return all;
    }

    private static Sample organisation(UnaryOperator<ForgedCertificate.Wish> wish) {
        return sample(wish, Meaning.USCC, CODE, Meaning.ORG_NAME, NAME);
    }

    private static Sample person(UnaryOperator<ForgedCertificate.Wish> wish) {
        return sample(wish, Meaning.PERSON_ID, PERSON, Meaning.ORG_NAME, NAME);
    }

    private static UnaryOperator<ForgedCertificate.Wish> commonName(String text) {
        return wish -> wish.subject(new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.CN, text)
                .build());
    }

    private static Sample sample(UnaryOperator<ForgedCertificate.Wish> wish, Object... expected) {
        Map<Meaning, String> expect = new LinkedHashMap<>();
        for (int i = 0; i < expected.length; i += 2) {
            expect.put((Meaning) expected[i], (String) expected[i + 1]);
        }
        return new Sample(wish, Map.copyOf(expect));
    }

    private static void write(String id) throws IOException {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Path file = Path.of("src", "main", "resources", "cn", "ggzy", "ca", "identity", "profiles", id + ".json");
        ObjectNode json = (ObjectNode) mapper.readTree(Files.readString(file));
        List<Object> tests = new ArrayList<>();
        for (Sample sample : SAMPLES.getOrDefault(id, List.of())) {
            ForgedCertificate.Wish wish = ForgedCertificate.of(KeyFamily.P256, "C=CN,O=" + NAME + ",CN=x");
            tests.add(new ProfileTest(sample.wish().apply(wish).make().certificate(), sample.expect()).write());
        }
        ArrayNode array = mapper.valueToTree(tests);
        ((ObjectNode) json.get("profile")).set("tests", array);
        String text = mapper.writeValueAsString(json) + "\n";
        Files.writeString(file, text);
        Path copied = Path.of("target", "classes", "cn", "ggzy", "ca", "identity", "profiles", id + ".json");
        Files.write(copied, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theListOfProfilesIsTheListOfFiles() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of("src", "main", "resources", "cn", "ggzy", "ca", "identity", "profiles"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(KnownProfile.IDS);
        }
        assertThat(Set.copyOf(KnownProfile.IDS)).hasSize(KnownProfile.IDS.size());
    }
}
