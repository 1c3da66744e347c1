package cn.ggzy.ca.path;

import static cn.ggzy.ca.path.TestAuthority.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.trust.Purpose;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Anyone may hand in octets: the judge answers, and never throws. */
class HostileCertificateTest {
    private static final TestAuthority LISTED = TestAuthority.root(KeyFamily.SM2);
    private static final byte[] CRL = LISTED.crl();
    private static final X509Certificate GOOD = LISTED.issue(
            wish -> wish.with(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[] {1, 2, 3})));
    private static final List<ASN1ObjectIdentifier> READ = List.of(
            Extension.authorityKeyIdentifier,
            Extension.subjectKeyIdentifier,
            Extension.basicConstraints,
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.nameConstraints,
            Extension.subjectAlternativeName,
            Extension.certificatePolicies,
            Extension.policyMappings,
            Extension.policyConstraints,
            Extension.inhibitAnyPolicy,
            new ASN1ObjectIdentifier("1.2.156.10260.4.1.4"));
    private static final List<ASN1Encodable> STRANGE = List.of(
            DERNull.INSTANCE,
            new ASN1Integer(5),
            new DERUTF8String("text"),
            new DEROctetString(new byte[0]),
            new DERBitString(new byte[0]),
            new DERSequence(),
            new DERSequence(DERNull.INSTANCE),
            new DERTaggedObject(false, 0, new DEROctetString(new byte[] {1})),
            new DERTaggedObject(true, 9, new ASN1Integer(java.math.BigInteger.ONE.shiftLeft(70))));

    static Stream<Arguments> strangeExtensions() {
        return READ.stream()
                .limit(11)
                .flatMap(oid -> Stream.of(DERNull.INSTANCE, new DERTaggedObject(true, 9, new ASN1Integer(1)))
                        .map(value -> Arguments.of(oid, value)));
    }

    @ParameterizedTest
    @MethodSource("strangeExtensions")
    void anExtensionOfAnotherTypeMakesTheCertificateMalformed(ASN1ObjectIdentifier oid, ASN1Encodable value) {
        Verdict verdict = judge(withExtension(oid, value));

        assertThat(verdict.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(verdict.status()).isEqualTo(Verdict.Status.INVALID);
    }

    @Test
    void aKeyOfAnUnknownAlgorithmIsNotAllowed() {
        byte[] leaf = withKey(new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1")), new byte[] {1, 2, 3}));

        assertThat(judge(leaf).reason()).isIn(Reason.ALGORITHM_NOT_ALLOWED, Reason.SIGNATURE_WRONG);
        assertThat(judge(leaf).check(CheckId.ALGORITHM).orElseThrow().reason()).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        assertRefusesOrSaysNo(leaf);
    }

    @Test
    void aPointThatIsNotOnItsCurveIsMalformed() {
        byte[] off = new byte[65];
        off[0] = 4;
        for (byte[] point : List.of(off, new byte[] {1, 2, 3}, new byte[] {0}, new byte[0])) {
            byte[] leaf = withKey(new SubjectPublicKeyInfo(
                    new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1), point));

            assertThat(judge(leaf).valid()).isFalse();
            assertThat(judge(leaf).reason()).isEqualTo(Reason.MALFORMED);
            assertRefusesOrSaysNo(leaf);
        }
    }

    @Test
    void thousandsOfMutationsAreAllAnswered() {
        Random random = new Random(20260601);
        byte[] good = Certificates.encoded(GOOD);
        for (int i = 0; i < 4_000; i++) {
            byte[] mutated = i % 4 == 0
                    ? withExtension(READ.get(random.nextInt(READ.size())), STRANGE.get(random.nextInt(STRANGE.size())))
                    : flipped(good, 1 + random.nextInt(3), random);
            String what = "mutation " + i;
            assertThatCode(() -> assertThat(judge(mutated).valid()).as(what).isFalse())
                    .as(what)
                    .doesNotThrowAnyException();
            assertThatCode(() -> judgeWithHelper(mutated)).as(what).doesNotThrowAnyException();
            assertRefusesOrSaysNo(mutated);
        }
    }

    @Test
    void mutatedRevocationListsSettleNothingAndThrowNothing() {
        Random random = new Random(20260602);
        byte[] leaf = Certificates.encoded(GOOD);
        for (int i = 0; i < 1_000; i++) {
            byte[] mutated = flipped(CRL, 1 + random.nextInt(3), random);
            Verdict verdict = Judge.judge(
                    Facts.of(LISTED.list(), leaf, List.of(), List.of(mutated)), Policy.standard(), AT, Purpose.SIGN);
            assertThat(verdict.status()).as("mutation " + i).isEqualTo(Verdict.Status.UNDETERMINED);
        }
    }

    private static void assertRefusesOrSaysNo(byte[] certificate) {
        try {
            assertThat(RawSignatures.verify("SM2-SM3", certificate, new byte[] {1}, new byte[] {2}))
                    .isFalse();
        } catch (Refusal e) {
            assertThat(e.code()).isNotBlank();
        }
    }

    private static Verdict judge(byte[] leaf) {
        return Judge.judge(Facts.of(LISTED.list(), leaf, List.of(), List.of(CRL)), Policy.standard(), AT, Purpose.SIGN);
    }

    private static Verdict judgeWithHelper(byte[] helper) {
        return Judge.judge(
                Facts.of(LISTED.list(), Certificates.encoded(GOOD), List.of(helper), List.of(CRL)),
                Policy.standard(),
                AT,
                Purpose.SIGN);
    }

    private static byte[] flipped(byte[] octets, int bits, Random random) {
        byte[] changed = octets.clone();
        for (int i = 0; i < bits; i++) {
            int bit = random.nextInt(octets.length * 8);
            changed[bit / 8] ^= (byte) (1 << bit % 8);
        }
        return java.util.Arrays.equals(changed, octets) ? flipped(octets, bits, random) : changed;
    }

    private static byte[] withExtension(ASN1ObjectIdentifier oid, ASN1Encodable value) {
        TBSCertificate tbs = structure().getTBSCertificate();
        Extensions old = tbs.getExtensions();
        ASN1EncodableVector all = new ASN1EncodableVector();
        for (ASN1ObjectIdentifier known : old.getExtensionOIDs()) {
            if (!known.equals(oid)) {
                all.add(old.getExtension(known));
            }
        }
        try {
            all.add(new Extension(oid, false, value.toASN1Primitive().getEncoded()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rebuilt(6, new DERTaggedObject(true, 3, new DERSequence(all)), tbs);
    }

    private static byte[] withKey(SubjectPublicKeyInfo key) {
        return rebuilt(5, key, structure().getTBSCertificate());
    }

    /** The same certificate with one part of its body replaced, counted from the serial number. */
    private static byte[] rebuilt(int part, ASN1Encodable by, TBSCertificate tbs) {
        org.bouncycastle.asn1.ASN1Sequence old = (org.bouncycastle.asn1.ASN1Sequence) tbs.toASN1Primitive();
        ASN1EncodableVector body = new ASN1EncodableVector();
        for (int i = 0; i < old.size(); i++) {
            body.add(i == part + 1 ? by : old.getObjectAt(i));
        }
        try {
            return new DERSequence(new ASN1Encodable[] {
                        new DERSequence(body),
                        structure().getSignatureAlgorithm(),
                        structure().getSignature()
                    })
                    .getEncoded();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Certificate structure() {
        return Certificate.getInstance(Certificates.encoded(GOOD));
    }
}
