package cn.ggzy.ca.path;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.identity.IdentityExtractor;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.identity.IdentityRule;
import cn.ggzy.ca.identity.Meaning;
import cn.ggzy.ca.identity.Place;
import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.identity.Unwrap;
import cn.ggzy.ca.path.TestAuthority.Wish;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;
import org.junit.jupiter.api.Test;

/** The habits of authorities in the field (docs/ca-interop.md), each as rules without code. */
class IdentityPlacesTest {
    private static final String CODE = TestAuthority.USCC;
    private static final ASN1ObjectIdentifier PRIVATE = new ASN1ObjectIdentifier("1.2.156.112562.2.1.1.1");
    private static final TestAuthority AUTHORITY = TestAuthority.root(KeyFamily.P256);

    @Test
    void aCodeBehindAHeaderThatIsCutByHand() {
        IdentityRule rule = new IdentityRule(
                Place.EXT, PRIVATE.getId(), 0, Unwrap.NONE, 2, Pattern.compile("([0-9A-Z]{18})"), Meaning.USCC, true);

        assertThat(code(extension(new DERPrintableString(CODE)), rule)).isEqualTo(CODE);
    }

    @Test
    void aCodeBehindLettersForItsKind() {
        IdentityRule rule = rule(Place.EXT, PRIVATE.getId(), Unwrap.DER_STRING, "(?:1@5009)?JJ([0-9A-Z]{18})");

        assertThat(code(extension(new DERUTF8String("JJ" + CODE)), rule)).isEqualTo(CODE);
        assertThat(code(extension(new DERUTF8String("1@5009JJ" + CODE)), rule)).isEqualTo(CODE);
    }

    @Test
    void aCodeInANestedOctetStringOrAChoice() {
        byte[] octets = CODE.getBytes(StandardCharsets.US_ASCII);

        assertThat(code(
                        extension(new DEROctetString(octets)),
                        rule(Place.EXT, PRIVATE.getId(), Unwrap.OCTET, "(.{18})")))
                .isEqualTo(CODE);
        assertThat(code(
                        extension(new DERTaggedObject(true, 0, new DERUTF8String(CODE))),
                        rule(Place.EXT, PRIVATE.getId(), Unwrap.TAGGED, "(.{18})")))
                .isEqualTo(CODE);
        assertThat(code(
                        extension(new DERTaggedObject(false, 0, new DEROctetString(octets))),
                        rule(Place.EXT, PRIVATE.getId(), Unwrap.TAGGED, "(.{18})")))
                .isEqualTo(CODE);
    }

    @Test
    void aCodeInAnAlternativeName() {
        UnaryOperator<Wish> change = wish -> wish.with(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(
                        new GeneralName(GeneralName.otherName, new OtherName(PRIVATE, new DERUTF8String(CODE)))));

        assertThat(code(change, rule(Place.SAN, PRIVATE.getId(), Unwrap.NONE, "(.{18})")))
                .isEqualTo(CODE);
    }

    @Test
    void theSecondOfSeveralPartsOfOneKind() {
        IdentityRule second = new IdentityRule(
                Place.RDN, "2.5.4.11", 1, Unwrap.NONE, 0, Pattern.compile("(.{18})"), Meaning.USCC, true);

        assertThat(code(wish -> wish.subject("C=CN,OU=Sales,OU=" + CODE + ",CN=Somebody"), second))
                .isEqualTo(CODE);
    }

    @Test
    void everyValueTellsWhereItWasFound() {
        SubjectIdentity identity = extract(
                extension(new DERUTF8String("JJ" + CODE)),
                rule(Place.RDN, "2.5.4.99", Unwrap.NONE, "(.+)"),
                rule(Place.EXT, PRIVATE.getId(), Unwrap.DER_STRING, "JJ(.{18})"));

        assertThat(identity.values()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo(1);
            assertThat(found.oid()).isEqualTo(PRIVATE.getId());
            assertThat(found.raw()).isEqualTo("JJ" + CODE);
        });
    }

    @Test
    void aPlaceThatHoldsSomethingElseYieldsNothing() {
        IdentityRule rule = rule(Place.EXT, PRIVATE.getId(), Unwrap.TAGGED, "(.{18})");

        assertThat(extract(extension(new DERUTF8String(CODE)), rule).values()).isEmpty();
        assertThat(extract(
                                extension(new DERUTF8String("x".repeat(5000))),
                                rule(Place.EXT, PRIVATE.getId(), Unwrap.DER_STRING, "(.+)"))
                        .values())
                .isEmpty();
    }

    @Test
    void aRuleThatSkipsMoreThanThereIsFindsNothing() {
        for (Unwrap unwrap : Unwrap.values()) {
            IdentityRule rule = new IdentityRule(
                    Place.EXT, PRIVATE.getId(), 0, unwrap, 64, Pattern.compile("(.+)"), Meaning.ORG_NAME, false);

            assertThat(extract(extension(new DERUTF8String("short")), rule).values())
                    .isEmpty();
            assertThat(extract(extension(new DERTaggedObject(true, 0, new DERUTF8String("short"))), rule)
                            .values())
                    .isEmpty();
        }
    }

    private static UnaryOperator<Wish> extension(ASN1Encodable value) {
        return wish -> wish.with(PRIVATE, false, value);
    }

    private static IdentityRule rule(Place place, String oid, Unwrap unwrap, String match) {
        return IdentityRule.of(place, oid, unwrap, match, Meaning.USCC);
    }

    private static String code(UnaryOperator<Wish> change, IdentityRule rule) {
        return extract(change, rule).uscc().orElseThrow().value();
    }

    private static SubjectIdentity extract(UnaryOperator<Wish> change, IdentityRule... rules) {
        return IdentityExtractor.extract(AUTHORITY.issue(change), new IdentityProfile(List.of(rules)));
    }
}
