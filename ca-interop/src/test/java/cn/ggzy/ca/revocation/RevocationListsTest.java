package cn.ggzy.ca.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.CheckId;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.TestAuthority;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.trust.Purpose;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Deltas, indirect lists and parts (RFC 5280 5.2.4 to 5.2.6, 5.3.3, 6.3.3). */
class RevocationListsTest {
    private static final ASN1ObjectIdentifier PRIVATE = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.7");
    private static final String URL = "http://ca.example/1.crl";
    private static final TestAuthority CA = TestAuthority.root(
            KeyFamily.SM2,
            wish -> wish.with(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[] {9})));
    private static final TestAuthority LIST_MAKER =
            CA.delegate(wish -> wish.subject("CN=List maker").usage(KeyUsage.cRLSign));
    private static final X509Certificate LEAF = CA.issue();
    private static final X509Certificate POINTED = CA.issue(CrlForge.pointsAt(URL));
    private static final X509Certificate ELSEWHERE = CA.issue(CrlForge.signedBy("CN=List maker"));

    @Test
    void aDeltaContinuesItsList() {
        byte[] base = list().number(5).bytes();
        byte[] revoking = list().number(7).continuing(5).revoke(LEAF).bytes();
        byte[] held = list().number(5).revoke(LEAF, CRLReason.certificateHold).bytes();
        byte[] releasing = list().number(7)
                .continuing(5)
                .revoke(LEAF, CRLReason.removeFromCRL)
                .bytes();

        assertThat(judge(LEAF, base).valid()).isTrue();
        assertThat(judge(LEAF, base, revoking).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judge(LEAF, revoking, base).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judge(LEAF, held).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judge(LEAF, held, releasing).valid()).isTrue();
    }

    @Test
    void theNewestDeltaInForceCounts() {
        byte[] base = list().number(5).bytes();
        byte[] revoking = list().number(6)
                .continuing(5)
                .revoke(LEAF, CRLReason.certificateHold)
                .bytes();
        byte[] releasing = list().number(7)
                .continuing(5)
                .revoke(LEAF, CRLReason.removeFromCRL)
                .bytes();

        assertThat(judge(LEAF, base, revoking, releasing).valid()).isTrue();
        assertThat(judge(LEAF, base, revoking).reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aDeltaFromLaterReleasesNobodyAndKnowsOfAnEarlierRevocation() {
        byte[] held = list().number(5).revoke(LEAF, CRLReason.certificateHold).bytes();
        byte[] silent = list().number(5).bytes();
        byte[] releasing = list().number(8)
                .continuing(5)
                .from("2026-06-01T00:00:01Z")
                .revoke(LEAF, CRLReason.removeFromCRL)
                .bytes();
        byte[] revoking = list().number(8)
                .continuing(5)
                .from("2026-06-01T00:00:01Z")
                .revoke(LEAF)
                .bytes();

        assertThat(judge(LEAF, held, releasing).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judge(LEAF, silent, revoking).reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aDeltaWithoutItsListMayStillRevoke() {
        assertThat(judge(LEAF, list().number(7).continuing(5).revoke(LEAF).bytes())
                        .reason())
                .isEqualTo(Reason.REVOKED);
        assertThat(judge(LEAF, list().number(7).continuing(5).bytes()).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void aDeltaKeepsAListAliveThatIsPastItsEnd() {
        byte[] base = list().number(5)
                .from("2026-05-01T00:00:00Z")
                .until("2026-05-30T00:00:00Z")
                .bytes();
        byte[] delta = list().number(7).continuing(5).bytes();

        assertThat(judge(LEAF, base).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(judge(LEAF, base, delta).valid()).isTrue();
    }

    static Stream<Arguments> strayDeltas() {
        return Stream.of(
                Arguments.of("begun after the list", list().number(7).continuing(6)),
                Arguments.of("not later than the list", list().number(5).continuing(5)),
                Arguments.of("without a number", list().continuing(5)),
                Arguments.of("of another scope", list().number(7).continuing(5).part(CrlForge.usersOnly())),
                Arguments.of("not begun", list().number(7).continuing(5).from("2026-06-01T00:00:01Z")),
                Arguments.of("over", list().number(7).continuing(5).until("2026-06-01T00:00:00Z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strayDeltas")
    void aDeltaThatDoesNotFitChangesNothing(String what, CrlForge delta) {
        byte[] held = list().number(5).revoke(LEAF, CRLReason.certificateHold).bytes();
        byte[] releasing = delta.revoke(LEAF, CRLReason.removeFromCRL).bytes();

        assertThat(judge(LEAF, held, releasing).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judge(LEAF, releasing).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    static Stream<Arguments> notUnderstood() {
        return Stream.of(
                Arguments.of("a strange critical extension", list().extension(PRIVATE, true, DERNull.INSTANCE)),
                Arguments.of(
                        "a strange critical extension in an entry about another",
                        list().revoke(CA.issue(), PRIVATE, true)),
                Arguments.of("something taken off a complete list", list().revoke(CA.issue(), CRLReason.removeFromCRL)),
                Arguments.of(
                        "another key's identifier",
                        list().extension(
                                        Extension.authorityKeyIdentifier,
                                        false,
                                        new AuthorityKeyIdentifier(new byte[] {1}))),
                Arguments.of(
                        "another issuer's entry in a list that is not indirect",
                        list().revokeOf("CN=Somebody", CA.issue())),
                Arguments.of("attribute certificates only", list().part(CrlForge.attributesOnly())),
                Arguments.of("authorities only", list().part(CrlForge.authoritiesOnly())),
                Arguments.of("a point that the certificate does not name", list().part(CrlForge.at(URL))),
                Arguments.of("some reasons only", list().part(CrlForge.reasons(ReasonFlags.keyCompromise))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notUnderstood")
    void aListThatDoesNotSpeakOfItSettlesNothing(String what, CrlForge forge) {
        assertThat(judge(LEAF, forge.bytes()).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of("about other certificates", list().part(CrlForge.authoritiesOnly())),
                Arguments.of("covers only some reasons", list().part(CrlForge.reasons(ReasonFlags.keyCompromise))),
                Arguments.of(
                        "a delta without the list it continues",
                        list().number(7).continuing(5)),
                Arguments.of("from 2026-06-01T00:00:01Z to", list().from("2026-06-01T00:00:01Z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void theVerdictNamesTheReason(String why, CrlForge forge) {
        assertThat(evidence(judge(LEAF, forge.bytes()))).contains("ignored: list 1 (", why);
    }

    @Test
    void theVerdictNamesTheListsThatSettledItAndTheDeltaThatHadANewerOne() {
        byte[] base = list().number(5).revoke(CA.issue()).bytes();
        byte[] first = list().number(6).continuing(5).bytes();
        byte[] second = list().number(7).continuing(5).bytes();

        Verdict verdict = judge(LEAF, base, first, second);

        assertThat(evidence(verdict))
                .contains("not on list of 2026-05-31T00:00:00Z with 0 entries after the list of 2026-05-31T00:00:00Z")
                .contains("with 1 entries; ignored: list 2 (", "a delta that is over, or has a newer one")
                .doesNotContain("list 1 (", "list 3 (");
        assertThat(verdict.check(CheckId.REVOCATION)
                        .orElseThrow()
                        .children()
                        .get(0)
                        .references())
                .hasSize(3);
    }

    @Test
    void harmlessExtensionsAreNoObstacle() {
        assertThat(judge(
                                LEAF,
                                list().extension(PRIVATE, false, DERNull.INSTANCE)
                                        .bytes())
                        .valid())
                .isTrue();
        assertThat(judge(LEAF, list().revoke(CA.issue(), PRIVATE, false).bytes())
                        .valid())
                .isTrue();
        assertThat(judge(
                                LEAF,
                                list().extension(
                                                Extension.authorityKeyIdentifier,
                                                false,
                                                new AuthorityKeyIdentifier(new byte[] {9}))
                                        .bytes())
                        .valid())
                .isTrue();
    }

    @Test
    void aPartCountsForTheCertificatesThatNameItsPoint() {
        byte[] part = list().part(CrlForge.at(URL)).bytes();
        byte[] other = list().part(CrlForge.at("http://ca.example/2.crl")).bytes();
        byte[] revoking = list().part(CrlForge.at(URL)).revoke(POINTED).bytes();
        byte[] strayRevoking = list().part(CrlForge.at("http://ca.example/2.crl"))
                .revoke(POINTED)
                .bytes();

        assertThat(judge(POINTED, part).valid()).isTrue();
        assertThat(judge(POINTED, other).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(judge(POINTED, revoking).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judge(POINTED, part, strayRevoking).valid()).isTrue();
        assertThat(judge(POINTED, list().bytes()).valid())
                .as("a whole list too")
                .isTrue();
    }

    @Test
    void aPointMayBeNamedRelativeToTheIssuerOrBeTheIssuer() {
        X509Certificate relative = CA.issue(CrlForge.pointsBelowIssuer("part 1"));

        assertThat(judge(relative, list().part(CrlForge.belowIssuer("part 1")).bytes())
                        .valid())
                .isTrue();
        assertThat(judge(relative, list().part(CrlForge.belowIssuer("part 2")).bytes())
                        .reason())
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(judge(
                                LEAF,
                                list().part(CrlForge.at(new X500Name("CN=Listed SM2")))
                                        .bytes())
                        .valid())
                .isTrue();
    }

    @Test
    void listsOfUsersAndOfAuthoritiesAreToldApart() {
        TestAuthority below = CA.below(wish -> wish);
        X509Certificate leaf = below.issue();
        byte[] users = list().part(CrlForge.usersOnly()).bytes();
        byte[] authorities = list().part(CrlForge.authoritiesOnly()).bytes();
        List<byte[]> chain = List.of(Certificates.encoded(below.certificate));

        assertThat(judge(LEAF, users).valid()).isTrue();
        assertThat(judge(leaf, chain, below.crl(), authorities).valid()).isTrue();
        assertThat(judge(leaf, chain, below.crl(), users).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void partsByReasonSettleItOnlyTogether() {
        byte[] keys = list().part(CrlForge.reasons(ReasonFlags.keyCompromise | ReasonFlags.cACompromise))
                .bytes();
        byte[] rest = list().part(
                        CrlForge.reasons(0x7f & ~(ReasonFlags.keyCompromise | ReasonFlags.cACompromise) | 0x8000))
                .bytes();
        byte[] revoking = list().part(CrlForge.reasons(ReasonFlags.keyCompromise))
                .revoke(LEAF)
                .bytes();

        assertThat(judge(LEAF, keys).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(judge(LEAF, revoking).reason())
                .as("one reason is enough to revoke")
                .isEqualTo(Reason.REVOKED);
        assertThat(judge(LEAF, keys, rest).valid()).isTrue();
        assertThat(judge(LEAF, keys, rest, revoking).reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void anIndirectListCountsWhenTheCertificateNamesItsSignerAndTheIssuerMadeIt() {
        byte[] silent = indirect().bytes();
        byte[] revoking = indirect().revokeOf("CN=Listed SM2", ELSEWHERE).bytes();
        byte[] another = indirect().revokeOf("CN=Somebody", ELSEWHERE).bytes();
        byte[] own = indirect().revoke(ELSEWHERE).bytes();

        assertThat(judgeElsewhere(silent).valid()).isTrue();
        assertThat(judgeElsewhere(revoking).reason()).isEqualTo(Reason.REVOKED);
        assertThat(judgeElsewhere(another).valid())
                .as("another authority's certificate with the same number")
                .isTrue();
        assertThat(judgeElsewhere(own).valid())
                .as("the signer's own certificate")
                .isTrue();
    }

    @Test
    void theIssuerNamedInAnEntryHoldsForTheNextOnes() {
        byte[] list = indirect()
                .revokeOf("CN=Listed SM2", CA.issue())
                .revoke(ELSEWHERE)
                .bytes();

        assertThat(judgeElsewhere(list).reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void anIndirectListIsIgnoredOtherwise() {
        List<byte[]> maker = List.of(Certificates.encoded(LIST_MAKER.certificate));
        TestAuthority stranger = TestAuthority.root(KeyFamily.SM2, wish -> wish.subject("CN=Stranger"));
        TestAuthority false1 =
                stranger.delegate(wish -> wish.subject("CN=List maker").usage(KeyUsage.cRLSign));
        TestAuthority mayNot = CA.delegate(wish -> wish.subject("CN=List maker").usage(KeyUsage.digitalSignature));
        TestAuthority forged = TestAuthority.root(KeyFamily.SM2)
                .delegate(wish -> wish.subject("CN=List maker").usage(KeyUsage.cRLSign));
        TestAuthority ended = CA.delegate(wish -> wish.subject("CN=List maker")
                .usage(KeyUsage.cRLSign)
                .valid("2026-01-01T00:00:00Z", "2026-05-30T00:00:00Z"));

        assertThat(judge(LEAF, maker, indirect().bytes()).reason())
                .as("the certificate does not name the signer")
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(judge(ELSEWHERE, List.of(), indirect().bytes()).reason())
                .as("the signer's certificate is not there")
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(judge(ELSEWHERE, maker, new CrlForge(LIST_MAKER).bytes()).reason())
                .as("it does not say that it is indirect")
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
        for (TestAuthority signer : List.of(false1, mayNot, ended, forged)) {
            assertThat(judge(
                                    ELSEWHERE,
                                    List.of(Certificates.encoded(signer.certificate)),
                                    new CrlForge(signer)
                                            .part(CrlForge.indirect())
                                            .bytes())
                            .reason())
                    .isEqualTo(Reason.REVOCATION_UNKNOWN);
        }
    }

    @Test
    void aRevokedSignerOfIndirectListsSignsForNobody() {
        byte[] own = list().part(CrlForge.at("http://other"))
                .revoke(LIST_MAKER.certificate)
                .bytes();

        assertThat(judge(
                                ELSEWHERE,
                                List.of(Certificates.encoded(LIST_MAKER.certificate)),
                                own,
                                indirect().bytes())
                        .reason())
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    void anAuthorityFurtherUpMaySignForAll() {
        TestAuthority below = CA.below(wish -> wish);
        X509Certificate leaf = below.issue(CrlForge.signedBy("CN=Listed SM2"));
        List<byte[]> chain = List.of(Certificates.encoded(below.certificate));
        byte[] silent = list().part(CrlForge.indirect()).bytes();
        byte[] revoking =
                list().part(CrlForge.indirect()).revokeOf("CN=Below SM2", leaf).bytes();

        assertThat(judge(leaf, chain, silent).valid()).isTrue();
        assertThat(judge(leaf, chain, revoking).reason()).isEqualTo(Reason.REVOKED);
    }

    private static String evidence(Verdict verdict) {
        return verdict.check(CheckId.REVOCATION).orElseThrow().evidence();
    }

    private static CrlForge list() {
        return new CrlForge(CA);
    }

    private static CrlForge indirect() {
        return new CrlForge(LIST_MAKER).part(CrlForge.indirect());
    }

    private static Verdict judgeElsewhere(byte[]... lists) {
        return judge(ELSEWHERE, List.of(Certificates.encoded(LIST_MAKER.certificate)), lists);
    }

    private static Verdict judge(X509Certificate leaf, byte[]... lists) {
        return judge(leaf, List.of(), lists);
    }

    private static Verdict judge(X509Certificate leaf, List<byte[]> chain, byte[]... lists) {
        return Judge.judge(
                Facts.of(CA.list(), Certificates.encoded(leaf), chain, List.of(lists)),
                Policy.standard(),
                TestAuthority.AT,
                Purpose.SIGN);
    }
}
