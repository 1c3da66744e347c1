package cn.ggzy.ca.tool.batch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.tool.Asked;
import cn.ggzy.ca.tool.Chain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a suite for certificates of the web asks: plain roots, peers' names, depth, cross certificates, revocation given or not. */
class WebChainsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Chain root = Chain.root();
    private final Chain between = root.below();

    @ParameterizedTest
    @EnumSource(KeyFamily.class)
    void findsTheWayInEveryKeyFamily(KeyFamily family) throws Exception {
        Chain own = Chain.root(family, wish -> wish);
        Chain below = own.below();

        JsonNode answer = ask(Asked.about(below.leaf(), own, below));

        assertThat(answer.at("/verdict").stringValue()).as(answer.toString()).isEqualTo("VALID");
        assertThat(answer.at("/path").size()).isEqualTo(3);
        assertThat(answer.at("/path/0/subject").stringValue()).isEqualTo("CN=leaf");
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com, www.example.com, VALID",
        "WWW.Example.COM, www.example.com, VALID",
        "www.example.com., www.example.com, VALID",
        "www.example.com, *.example.com, VALID",
        "example.com, *.example.com, NAME_MISMATCH",
        "a.b.example.com, *.example.com, NAME_MISMATCH",
        "www.example.com, w*.example.com, NAME_MISMATCH",
        "example.com, *.com, NAME_MISMATCH",
        "www.example.com, www.example.org, NAME_MISMATCH",
        "my_host.example.com, my_host.example.com, NAME_MISMATCH",
        "192.0.2.1, 192.0.2.1, VALID",
        "192.0.2.2, 192.0.2.1, NAME_MISMATCH",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1, VALID",
        "192.0.2.1, www.example.com, NAME_MISMATCH"
    })
    void comparesThePeersName(String peer, String presented, String expected) throws Exception {
        X509Certificate leaf = between.leaf(wish -> wish.dns(presented));

        says(Asked.about(leaf, root, between).with("dnsName", peer), expected);
    }

    @Test
    void takesNoCommonNameForAHostName() throws Exception {
        X509Certificate leaf =
                between.leaf(wish -> wish.named("CN=www.example.com").without(Extension.subjectAlternativeName));

        says(Asked.about(leaf, root, between).with("dnsName", "www.example.com"), "NAME_MISMATCH");
    }

    @Test
    void refusesACertificateForAnotherUse() throws Exception {
        X509Certificate leaf = between.leaf(wish -> wish.uses(KeyPurposeId.id_kp_clientAuth));

        says(Asked.about(leaf, root, between), "EXTENDED_KEY_USAGE");
        says(Asked.about(leaf, root, between).with("purpose", "clientAuth"), "VALID");
        says(Asked.about(leaf, root, between).with("purpose", "any"), "VALID");
    }

    @Test
    void holdsTheRootToItsOwnNameConstraints() throws Exception {
        Chain limited = Chain.root(KeyFamily.P256, wish -> wish.permits("example.org"));
        Chain below = limited.below();

        says(Asked.about(below.leaf(), limited, below), "CONSTRAINTS_BROKEN");
        says(Asked.about(below.leaf(wish -> wish.dns("www.example.org")), limited, below), "VALID");
    }

    @Test
    void appliesAnExclusionToThePeerBehindAWildcard() throws Exception {
        Chain limited = root.below(wish -> wish.excludes("bad.example.com"));
        X509Certificate leaf = limited.leaf(wish -> wish.dns("*.example.com"));

        says(Asked.about(leaf, root, limited).with("dnsName", "bad.example.com"), "ISSUER_PROFILE");
        says(Asked.about(leaf, root, limited).with("dnsName", "good.example.com"), "VALID");
    }

    @Test
    void countsTheAuthoritiesInBetween() throws Exception {
        Asked question = Asked.about(between.leaf(), root, between);

        says(question.with("maxDepth", 1), "VALID");
        says(question.with("maxDepth", 0), "PATH_TOO_LONG");
        says(Asked.about(root.leaf(), root).with("maxDepth", 0), "VALID");
    }

    @Test
    void findsTheShortWayAmongLongOnes() throws Exception {
        Chain other = Chain.root();
        X509Certificate cross = between.crossSigned(other.below());
        Asked question = Asked.about(between.leaf(), root)
                .with("intermediates", List.of(Chain.pem(cross), between.pem()))
                .with("trust", List.of(other.pem(), root.pem()))
                .with("maxDepth", 1);

        says(question, "VALID");
    }

    @Test
    void goesAroundAnExpiredCrossCertificate() throws Exception {
        Chain expired = Chain.root(KeyFamily.P256, wish -> wish.until("2026-02-01T00:00:00Z"));
        Asked question = Asked.about(between.leaf(), root)
                .with("intermediates", List.of(Chain.pem(between.crossSigned(expired)), between.pem()))
                .with("trust", List.of(expired.pem(), root.pem()));

        says(question, "VALID");
    }

    @Test
    void findsTheWayAmongManyThatLeadNowhere() throws Exception {
        List<String> crowd = new java.util.ArrayList<>();
        for (int i = 0; i < 30; i++) {
            crowd.add(Chain.root().below().pem());
        }
        crowd.add(between.pem());

        says(Asked.about(between.leaf(), root).with("intermediates", crowd), "VALID");
    }

    @Test
    void trustsACertificateThatIsTrustedItself() throws Exception {
        X509Certificate leaf = between.leaf();
        Asked question = Asked.about(leaf, root).with("trust", List.of(Chain.pem(leaf)));

        JsonNode answer = ask(question);

        assertThat(answer.at("/verdict").stringValue()).isEqualTo("VALID");
        assertThat(answer.at("/path").size()).isEqualTo(1);
        assertThat(answer.at("/notes/0").stringValue()).contains("as itself");
        says(question.with("at", "2027-06-01T00:00:00Z"), "EXPIRED");
        says(question.with("dnsName", "other.example.com"), "NAME_MISMATCH");
    }

    @Test
    void saysWhetherRevocationWasAsked() throws Exception {
        Asked question = Asked.about(between.leaf(), root, between);

        assertThat(ask(question).at("/revocation").stringValue()).isEqualTo("NOT_ASKED");
        JsonNode judged = ask(question.with("crls", List.of(root.crl(), between.crl())));
        assertThat(judged.at("/revocation").stringValue()).isEqualTo("JUDGED");
        assertThat(judged.at("/verdict").stringValue()).as(judged.toString()).isEqualTo("VALID");
    }

    @Test
    void asksForEveryLinkAsSoonAsOneListIsGiven() throws Exception {
        X509Certificate leaf = between.leaf();
        Asked question = Asked.about(leaf, root, between);

        says(question.with("crls", List.of(root.crl(), between.crl(leaf))), "REVOKED");
        says(question.with("crls", List.of(between.crl())), "REVOCATION_UNKNOWN");
    }

    @Test
    void anyUseIncludesAnAuthoritysOwnCertificate() throws Exception {
        Chain below = between.below();
        Asked question = Asked.about(below.certificate, root, between);

        says(question.with("purpose", "any"), "VALID");
        says(question, "STRUCTURE_WRONG");
    }

    @Test
    void holdsServersIssuersToTheProfileOfTheWeb() throws Exception {
        X509Certificate leaf = between.leaf(wish -> wish.without(Extension.authorityKeyIdentifier));

        says(Asked.about(leaf, root, between), "ISSUER_PROFILE");
        says(Asked.about(leaf, root, between).with("purpose", "any"), "VALID");
    }

    @Test
    void refusesAnAuthorityThatIsNone() throws Exception {
        Chain fake = root.below(wish -> wish.with(Extension.basicConstraints, true, new BasicConstraints(false)));

        says(Asked.about(fake.leaf(), root, fake), "STRUCTURE_WRONG");
    }

    @Test
    void trustsNobodyWhereNobodyIsNamed() throws Exception {
        says(Asked.about(between.leaf(), root, between).with("trust", List.of()), "SERVICE_NOT_LISTED");
    }

    private static void says(Asked question, String expected) throws Exception {
        JsonNode answer = ask(question);

        String told = answer.at("/verdict").stringValue().equals("VALID")
                ? "VALID"
                : answer.at("/reason").stringValue();
        assertThat(told).as(answer.toString()).isEqualTo(expected);
    }

    private static JsonNode ask(Asked question) throws IOException, InterruptedException {
        StringWriter out = new StringWriter();
        new Batch(Instant.parse(Chain.AT), 2)
                .answer(
                        new ByteArrayInputStream((question.line() + "\n").getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out));
        return MAPPER.readTree(out.toString());
    }
}
