package cn.ggzy.ca.path.rfc5280;

import static cn.ggzy.ca.path.rfc5280.Changes.alternative;
import static cn.ggzy.ca.path.rfc5280.Changes.alternativeCritical;
import static cn.ggzy.ca.path.rfc5280.Changes.dn;
import static cn.ggzy.ca.path.rfc5280.Changes.fromGeneralized;
import static cn.ggzy.ca.path.rfc5280.Changes.fromUtc;
import static cn.ggzy.ca.path.rfc5280.Changes.issuer;
import static cn.ggzy.ca.path.rfc5280.Changes.mail;
import static cn.ggzy.ca.path.rfc5280.Changes.noExtensions;
import static cn.ggzy.ca.path.rfc5280.Changes.organisationInExtension;
import static cn.ggzy.ca.path.rfc5280.Changes.serial;
import static cn.ggzy.ca.path.rfc5280.Changes.signer;
import static cn.ggzy.ca.path.rfc5280.Changes.strange;
import static cn.ggzy.ca.path.rfc5280.Changes.subject;
import static cn.ggzy.ca.path.rfc5280.Changes.untilGeneralized;
import static cn.ggzy.ca.path.rfc5280.Changes.untilUtc;
import static cn.ggzy.ca.path.rfc5280.Changes.valid;
import static cn.ggzy.ca.path.rfc5280.Changes.with;

import cn.ggzy.ca.path.Reason;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Section 4.1: the fields of a certificate. */
final class FieldCases {
    private static final AlgorithmIdentifier UNKNOWN =
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
    private static final AlgorithmIdentifier SHA1 =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha1WithRSAEncryption, DERNull.INSTANCE);
    private static final AlgorithmIdentifier ECDSA_SHA384 =
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384);

    private FieldCases() {}

    static Stream<Conformance> all() {
        return Stream.of(
                        signatures(),
                        versions(),
                        serials(),
                        issuers(),
                        validities(),
                        moments(),
                        subjects(),
                        keys(),
                        rest())
                .flatMap(Section::stream);
    }

    private static Section signatures() {
        return Section.of("4.1.1")
                .valid("a holder right below the listed authority", s -> s.leaf())
                .valid("a holder below one authority", s -> s.authority().leaf())
                .valid(
                        "a holder below three authorities",
                        s -> s.authority().authority().authority())
                .invalid(
                        "4.1.1.2: another algorithm outside than inside",
                        Reason.SIGNATURE_WRONG,
                        s -> s.leaf(d -> d.outer = UNKNOWN))
                .invalid(
                        "4.1.1.2: another algorithm inside than outside",
                        Reason.SIGNATURE_WRONG,
                        s -> s.leaf(d -> d.inner = UNKNOWN))
                .invalid(
                        "4.1.1.2: an authority's algorithms differ",
                        Reason.SIGNATURE_WRONG,
                        s -> s.authority(d -> d.inner = ECDSA_SHA384))
                .invalid(
                        "4.1.1.2: parameters outside that are not inside",
                        Reason.SIGNATURE_WRONG,
                        s -> s.leaf(
                                d -> d.outer = new AlgorithmIdentifier(d.inner.getAlgorithm(), new DERUTF8String("x"))))
                .invalid(
                        "4.1.1.2: an unknown algorithm twice",
                        Reason.SIGNATURE_WRONG,
                        s -> s.leaf(d -> {
                            d.inner = UNKNOWN;
                            d.outer = UNKNOWN;
                        }))
                .invalid(
                        "4.1.1.2: SHA-1, inside and outside, over another signature",
                        Reason.SIGNATURE_WRONG,
                        s -> s.leaf(d -> {
                            d.inner = SHA1;
                            d.outer = SHA1;
                        }))
                .invalid(
                        "4.1.1.3: one bit of the signature is changed",
                        Reason.SIGNATURE_WRONG,
                        s -> s.leaf(d -> d.signature = FieldCases::lastBitFlipped))
                .invalid(
                        "4.1.1.3: one bit of an authority's signature is changed",
                        Reason.SIGNATURE_WRONG,
                        s -> s.authority(d -> d.signature = FieldCases::lastBitFlipped))
                .invalid(
                        "4.1.1.3: an empty signature",
                        Reason.SIGNATURE_WRONG,
                        s -> s.leaf(d -> d.signature = octets -> new byte[0]))
                .invalid(
                        "4.1.1.3: an octet behind the signature",
                        Reason.SIGNATURE_WRONG,
                        s -> s.leaf(d -> d.signature = octets -> Arrays.copyOf(octets, octets.length + 1)))
                .invalid(
                        "4.1.1.3: signed by somebody else",
                        Reason.SIGNATURE_WRONG,
                        s -> s.leaf(signer(s.keys("stranger"))))
                .invalid("4.1.1.3: signed by itself", Reason.SIGNATURE_WRONG, s -> s.leaf(signer(s.keys("holder"))))
                .invalid(
                        "4.1.1.3: an authority signed by somebody else",
                        Reason.SIGNATURE_WRONG,
                        s -> s.authority(signer(s.keys("stranger"))))
                .invalid(
                        "4.1: an octet behind the certificate",
                        Reason.MALFORMED,
                        s -> s.leaf(d -> d.whole = octets -> Arrays.copyOf(octets, octets.length + 1)))
                .invalid(
                        "4.1: an octet is missing",
                        Reason.MALFORMED,
                        s -> s.leaf(d -> d.whole = octets -> Arrays.copyOf(octets, octets.length - 1)))
                .invalid("4.1: no octets", Reason.MALFORMED, s -> s.leaf(d -> d.whole = octets -> new byte[0]))
                .invalid(
                        "4.1: indefinite length (BER)",
                        Reason.MALFORMED,
                        s -> s.leaf(d -> d.whole = FieldCases::indefinite))
                .invalid(
                        "4.1: an authority that cannot be read",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.authority(d -> d.whole = octets -> Arrays.copyOf(octets, octets.length - 1)));
    }

    private static Section versions() {
        return Section.of("4.1.2.1")
                .broken("version 1 without extensions", "version", s -> s.leaf(d -> d.version = 0, noExtensions()))
                .invalid("version 1 with extensions", Reason.MALFORMED, s -> s.leaf(d -> d.version = 0))
                .broken("version 2 without extensions", "version", s -> s.leaf(d -> d.version = 1, noExtensions()))
                .invalid("version 2 with extensions", Reason.MALFORMED, s -> s.leaf(d -> d.version = 1))
                .invalid("version 4", Reason.MALFORMED, s -> s.leaf(d -> d.version = 3))
                .broken(
                        "6.1.4 (k): an authority of version 1",
                        "version",
                        s -> s.authority(d -> d.version = 0, noExtensions()));
    }

    private static Section serials() {
        BigInteger twenty = BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE);
        return Section.of("4.1.2.2")
                .broken("zero", "serial", s -> s.leaf(serial(BigInteger.ZERO)))
                .broken("negative", "serial", s -> s.leaf(serial(BigInteger.ONE.negate())))
                .valid("one", s -> s.leaf(serial(BigInteger.ONE)))
                .valid("127 bits", s -> s.leaf(serial(BigInteger.ONE.shiftLeft(126))))
                .valid("the largest of 20 octets", s -> s.leaf(serial(twenty)))
                .broken("the smallest of 21 octets", "serial", s -> s.leaf(serial(twenty.add(BigInteger.ONE))))
                .broken("an authority's is zero", "serial", s -> s.authority(serial(BigInteger.ZERO)))
                .broken(
                        "the listed authority's has 21 octets",
                        "serial",
                        s -> s.anchor(serial(BigInteger.ONE.shiftLeft(160))))
                .invalid(
                        "a text instead of a number",
                        Reason.MALFORMED,
                        s -> s.leaf(d -> d.serial = new DERUTF8String("1")));
    }

    private static Section issuers() {
        return Section.of("4.1.2.4")
                .invalid("the holder's issuer is nameless", Reason.MALFORMED, s -> s.leaf(issuer("")))
                .invalid("an authority's issuer is nameless", Reason.SERVICE_NOT_LISTED, s -> s.authority(issuer("")))
                .invalid("the issuer is somebody else", Reason.SERVICE_NOT_LISTED, s -> s.leaf(issuer("CN=Else")))
                .invalid(
                        "an authority's issuer is somebody else",
                        Reason.SERVICE_NOT_LISTED,
                        s -> s.authority(issuer("CN=Else")))
                .valid(
                        "the listed authority is not self-signed",
                        s -> s.anchor(issuer("CN=National Root"), signer(s.keys("stranger"))))
                .valid(
                        "the listed authority's own signature is not asked for",
                        s -> s.anchor(signer(s.keys("stranger"))));
    }

    private static Section validities() {
        return Section.of("4.1.2.5")
                .valid("UTCTime until the last second of 2049", s -> s.leaf(untilUtc("491231235959Z")))
                .valid("GeneralizedTime from 2050 on", s -> s.leaf(untilGeneralized("20500101000000Z")))
                .valid("99991231235959Z: without a well-defined end", s -> s.leaf(untilGeneralized("99991231235959Z")))
                .valid(
                        "applications read GeneralizedTime before 2050 too",
                        s -> s.leaf(fromGeneralized("20260101000000Z"), untilGeneralized("20270101000000Z")))
                .invalid(
                        "UTCTime 50 is 1950, not 2050",
                        Reason.EXPIRED,
                        s -> s.leaf(fromUtc("491231235959Z"), untilUtc("500101000000Z"))
                                .at("2049-12-31T23:59:59Z"))
                .valid(
                        "UTCTime 49 is 2049: valid then",
                        s -> s.anchor(untilUtc("491231235959Z"))
                                .leaf(untilUtc("491231235959Z"))
                                .lists(RevocationListDraft.complete(s.last())
                                        .from("2049-12-31T00:00:00Z", "2050-01-01T00:00:00Z")
                                        .der())
                                .at("2049-12-31T23:59:59Z"))
                .invalid(
                        "notAfter before notBefore",
                        Reason.EXPIRED,
                        s -> s.leaf(valid("2026-05-01T00:00:00Z", "2026-04-01T00:00:00Z")))
                .broken("4.1.2.5.1: UTCTime without seconds", "times", s -> s.leaf(fromUtc("2601010000Z")))
                .broken("4.1.2.5.1: UTCTime with an offset", "times", s -> s.leaf(untilUtc("270101000000+0800")))
                .broken(
                        "4.1.2.5.1: UTCTime without seconds, with an offset",
                        "times",
                        s -> s.leaf(untilUtc("2701010000+0800")))
                .broken(
                        "4.1.2.5.2: GeneralizedTime with fractions",
                        "times",
                        s -> s.leaf(untilGeneralized("20500101000000.5Z")))
                .broken(
                        "4.1.2.5.2: GeneralizedTime with an offset",
                        "times",
                        s -> s.leaf(untilGeneralized("20500101000000+0800")))
                .broken(
                        "4.1.2.5.2: GeneralizedTime of no zone",
                        "times",
                        s -> s.leaf(untilGeneralized("20500101000000")))
                .broken(
                        "4.1.2.5.1: an authority's UTCTime without seconds",
                        "times",
                        s -> s.authority(fromUtc("2601010000Z")))
                .broken(
                        "4.1.2.5.2: the listed authority's time with fractions",
                        "times",
                        s -> s.anchor(untilGeneralized("20500101000000.5Z")))
                .invalid(
                        "a text instead of a time",
                        Reason.MALFORMED,
                        s -> s.leaf(d -> d.until = new DERUTF8String("20500101000000Z")));
    }

    private static Section moments() {
        return Section.of("6.1.3 (a)(2)")
                .valid(
                        "the first second of the holder's",
                        s -> s.leaf(valid("2026-06-01T00:00:00Z", "2027-01-01T00:00:00Z")))
                .invalid(
                        "a second before the holder's first",
                        Reason.NOT_YET_VALID,
                        s -> s.leaf(valid("2026-06-01T00:00:01Z", "2027-01-01T00:00:00Z")))
                .valid(
                        "the last second of the holder's belongs to it",
                        s -> s.leaf(valid("2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z")))
                .invalid(
                        "a second after the holder's last",
                        Reason.EXPIRED,
                        s -> s.leaf(valid("2026-01-01T00:00:00Z", "2026-05-31T23:59:59Z")))
                .valid(
                        "the first second of an authority's",
                        s -> s.authority(valid("2026-06-01T00:00:00Z", "2027-01-01T00:00:00Z")))
                .invalid(
                        "a second before an authority's first",
                        Reason.NOT_YET_VALID,
                        s -> s.authority(valid("2026-06-01T00:00:01Z", "2027-01-01T00:00:00Z")))
                .valid(
                        "the last second of an authority's",
                        s -> s.authority(valid("2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z")))
                .invalid(
                        "a second after an authority's last",
                        Reason.EXPIRED,
                        s -> s.authority(valid("2026-01-01T00:00:00Z", "2026-05-31T23:59:59Z")))
                .invalid(
                        "a second before the listed authority's first",
                        Reason.NOT_YET_VALID,
                        s -> s.anchor(valid("2026-06-01T00:00:01Z", "2027-01-01T00:00:00Z")))
                .invalid(
                        "a second after the listed authority's last",
                        Reason.EXPIRED,
                        s -> s.anchor(valid("2026-01-01T00:00:00Z", "2026-05-31T23:59:59Z")))
                .valid(
                        "a holder's validity reaches beyond its authority's",
                        s -> s.authority().leaf(valid("2025-01-01T00:00:00Z", "2030-01-01T00:00:00Z")))
                .invalid(
                        "an authority that ended before the holder's began",
                        Reason.EXPIRED,
                        s -> s.authority(valid("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"))
                                .leaf(valid("2026-03-01T00:00:00Z", "2027-01-01T00:00:00Z")));
    }

    private static Section subjects() {
        return Section.of("4.1.2.6")
                .broken(
                        "no subject and no alternative name",
                        "subject",
                        s -> s.leaf(subject(""), organisationInExtension()))
                .broken(
                        "no subject, alternative name not critical",
                        "subject",
                        s -> s.leaf(subject(""), organisationInExtension(), alternative(mail("a@works.cn"))))
                .valid(
                        "no subject, alternative name critical",
                        s -> s.leaf(subject(""), organisationInExtension(), alternativeCritical(mail("a@works.cn"))))
                .invalid("an authority without a subject", Reason.MALFORMED, s -> s.authority(subject("")))
                .invalid(
                        "an authority without a subject, alternative name critical",
                        Reason.MALFORMED,
                        s -> s.authority(subject(""), alternativeCritical(dn("CN=Authority"))))
                .invalid("the listed authority without a subject", Reason.MALFORMED, s -> s.anchor(subject("")));
    }

    private static Section keys() {
        return Section.of("4.1.2.7")
                .invalid(
                        "RSA of 1024 bits", Reason.ALGORITHM_NOT_ALLOWED, s -> s.leaf(d -> d.key = SmallKeys.rsa1024()))
                .invalid(
                        "a curve that is not listed",
                        Reason.ALGORITHM_NOT_ALLOWED,
                        s -> s.leaf(d -> d.key = SmallKeys.curve(TeleTrusTObjectIdentifiers.brainpoolP256r1)))
                .invalid(
                        "a curve of 192 bits",
                        Reason.ALGORITHM_NOT_ALLOWED,
                        s -> s.leaf(d -> d.key = SmallKeys.curve(SECObjectIdentifiers.secp192r1)))
                .valid("P-384", s -> s.leaf(d -> d.key = SmallKeys.curve(SECObjectIdentifiers.secp384r1)))
                .invalid(
                        "a curve by its parameters",
                        Reason.ALGORITHM_NOT_ALLOWED,
                        s -> s.leaf(d -> d.key = SmallKeys.explicit()))
                .invalid(
                        "an algorithm that nobody knows",
                        Reason.ALGORITHM_NOT_ALLOWED,
                        s -> s.leaf(d -> d.key = new SubjectPublicKeyInfo(UNKNOWN, new byte[] {1, 2, 3})))
                .invalid(
                        "a point that is not on its curve",
                        Reason.MALFORMED,
                        s -> s.leaf(d -> d.key = SmallKeys.offCurve()))
                .invalid(
                        "an authority's RSA of 1024 bits",
                        Reason.ALGORITHM_NOT_ALLOWED,
                        s -> s.authority(d -> d.key = SmallKeys.rsa1024()).leaf(SmallKeys::signedByRsa1024));
    }

    private static Section rest() {
        DERTaggedObject issuerId = new DERTaggedObject(false, 1, new DERBitString(new byte[] {1}));
        DERTaggedObject subjectId = new DERTaggedObject(false, 2, new DERBitString(new byte[] {2}));
        return Section.of("4.1.2.8-9")
                .valid(
                        "4.1.2.8: a unique identifier of the issuer can be parsed",
                        s -> s.leaf(d -> d.uniqueIds.add(issuerId)))
                .valid(
                        "4.1.2.8: a unique identifier of the subject can be parsed",
                        s -> s.leaf(d -> d.uniqueIds.add(subjectId)))
                .valid(
                        "4.1.2.8: both in an authority's certificate",
                        s -> s.authority(d -> {
                            d.uniqueIds.add(issuerId);
                            d.uniqueIds.add(subjectId);
                        }))
                .invalid(
                        "4.1.2.8: a unique identifier in version 1",
                        Reason.MALFORMED,
                        s -> s.leaf(d -> d.version = 0, noExtensions(), d -> d.uniqueIds.add(issuerId)))
                .invalid(
                        "4.1.2.9: an empty list of extensions",
                        Reason.MALFORMED,
                        s -> s.leaf(d -> d.extensions.clear()))
                .invalid(
                        "4.2: the same extension twice",
                        Reason.MALFORMED,
                        s -> s.leaf(strange(false), d -> d.extensions.add(d.extensions.get(0))))
                .invalid(
                        "4.2: the same unknown extension twice",
                        Reason.MALFORMED,
                        s -> s.leaf(strange(false), d -> d.extensions.add(d.extensions.get(1))))
                .invalid(
                        "4.2: octets behind an extension's value",
                        Reason.MALFORMED,
                        s -> s.leaf(d -> d.extensions.add(
                                new Extension(Extension.subjectKeyIdentifier, false, new byte[] {4, 1, 1, 0}))))
                .valid("4.2: an unknown extension, not critical", s -> s.leaf(strange(false)))
                .broken("4.2: an unknown extension, critical", "extensions", s -> s.leaf(strange(true)))
                .valid("4.2: an authority's unknown extension, not critical", s -> s.authority(strange(false)))
                .broken(
                        "4.2: an authority's unknown extension, critical",
                        "extensions",
                        s -> s.authority(strange(true)))
                .valid("4.2: the listed authority's unknown extension, not critical", s -> s.anchor(strange(false)))
                .broken(
                        "4.2: the listed authority's unknown extension, critical",
                        "extensions",
                        s -> s.anchor(strange(true)))
                .valid(
                        "4.2: a critical extension that the authority's profile explains",
                        s -> s.leaf(with(
                                new ASN1ObjectIdentifier("1.2.156.10260.4.1.4"),
                                true,
                                new org.bouncycastle.asn1.DERPrintableString(cn.ggzy.ca.path.TestAuthority.USCC))));
    }

    private static byte[] lastBitFlipped(byte[] octets) {
        byte[] changed = octets.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    /** The outer sequence with an open length and an end mark. */
    private static byte[] indefinite(byte[] der) {
        int content = der.length - 4;
        byte[] result = new byte[2 + content + 2];
        System.arraycopy(der, 4, result, 2, content);
        result[0] = der[0];
        result[1] = (byte) 0x80;
        return result;
    }
}
