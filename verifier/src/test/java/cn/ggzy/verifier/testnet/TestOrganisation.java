package cn.ggzy.verifier.testnet;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** An organisation with its own certificate authority. */
public final class TestOrganisation {
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");

    private final String mspId;
    private final KeyPair authority = pair();
    private final X509Certificate root;
    private int serial = 1;

    public TestOrganisation(String mspId) {
        this.mspId = mspId;
        this.root = certificate("CN=ca." + mspId, authority, true, Instant.parse("2040-01-01T00:00:00Z"));
    }

    public String mspId() {
        return mspId;
    }

    public String rootPem() {
        return pem(root);
    }

    /** A member with the unit (role) asked for. */
    public Member member(String unit) {
        return member(unit, Instant.parse("2040-01-01T00:00:00Z"));
    }

    public Member member(String unit, Instant until) {
        KeyPair pair = pair();
        X509Certificate certificate = certificate("CN=m" + serial + "+OU=" + unit + ",O=" + mspId, pair, false, until);
        return new Member(mspId, certificate, pair.getPrivate());
    }

    private X509Certificate certificate(String subject, KeyPair pair, boolean ca, Instant until) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=ca." + mspId),
                    BigInteger.valueOf(serial++),
                    Date.from(FROM),
                    Date.from(until),
                    new X500Name(subject),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate())));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String pem(X509Certificate certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    /** A certificate with its key. */
    public record Member(String mspId, X509Certificate certificate, PrivateKey key) {
        public SerializedIdentity identity() {
            return SerializedIdentity.newBuilder()
                    .setMspid(mspId)
                    .setIdBytes(com.google.protobuf.ByteString.copyFromUtf8(pem(certificate)))
                    .build();
        }

        public byte[] sign(byte[] message) {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key);
                signature.update(message);
                return low(signature.sign(), true);
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** The other of the two values of s: good mathematics, refused by Fabric. */
        public byte[] signHigh(byte[] message) {
            return low(sign(message), false);
        }

        private static byte[] low(byte[] der, boolean low) {
            try {
                ASN1Sequence parts = ASN1Sequence.getInstance(der);
                BigInteger s = ASN1Integer.getInstance(parts.getObjectAt(1)).getValue();
                boolean isLow = s.compareTo(ORDER.shiftRight(1)) <= 0;
                BigInteger wanted = isLow == low ? s : ORDER.subtract(s);
                return new DERSequence(
                                new org.bouncycastle.asn1.ASN1Encodable[] {parts.getObjectAt(0), new ASN1Integer(wanted)
                                })
                        .getEncoded();
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
