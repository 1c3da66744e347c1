package cn.ggzy.ca.path.rfc5280;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.KeyFamily;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate field by field (RFC 5280 4.1), so that a case may put anything into any of them, and sign it. */
final class Draft {
    // Never the same octets twice: what the judge remembers of one run must not answer for the next.
    private static final AtomicLong SERIALS = new AtomicLong(1_000_000);

    final KeyFamily family;
    final KeyPair keys;

    int version = 2;
    ASN1Encodable serial = new ASN1Integer(BigInteger.valueOf(SERIALS.incrementAndGet()));
    AlgorithmIdentifier inner;
    AlgorithmIdentifier outer;
    X500Name issuer;
    ASN1Encodable from;
    ASN1Encodable until;
    X500Name subject;
    SubjectPublicKeyInfo key;
    KeyPair signer;
    KeyFamily signerFamily;
    List<ASN1Encodable> uniqueIds = new ArrayList<>();
    List<Extension> extensions = new ArrayList<>();
    boolean extensionsWritten = true;
    UnaryOperator<byte[]> signature = UnaryOperator.identity();
    UnaryOperator<byte[]> whole = UnaryOperator.identity();

    private byte[] der = new byte[0];

    Draft(KeyFamily family, KeyPair keys, X500Name subject, X500Name issuer, KeyPair signer) {
        this.family = family;
        this.keys = keys;
        this.subject = subject;
        this.issuer = issuer;
        this.signer = signer;
        this.signerFamily = family;
        this.inner = algorithm(family);
        this.outer = algorithm(family);
        this.key = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        this.from = time(cn.ggzy.ca.path.TestAuthority.FROM);
        this.until = time(cn.ggzy.ca.path.TestAuthority.UNTIL);
    }

    /** As many changes as a case wants, then the signature. */
    Draft sign(Change... changes) {
        for (Change change : changes) {
            change.accept(this);
        }
        byte[] body = encoded(body());
        byte[] signed = signature.apply(sign(signerFamily, signer, body));
        der = whole.apply(encoded(new DERSequence(new ASN1Encodable[] {raw(body), outer, new DERBitString(signed)})));
        return this;
    }

    byte[] der() {
        return der.clone();
    }

    BigInteger serialNumber() {
        return ASN1Integer.getInstance(serial.toASN1Primitive()).getValue();
    }

    void put(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        remove(oid);
        extensions.add(new Extension(oid, critical, encoded(value)));
    }

    void remove(ASN1ObjectIdentifier oid) {
        extensions.removeIf(one -> one.getExtnId().equals(oid));
    }

    static ASN1Encodable time(Instant instant) {
        return new Time(Date.from(instant));
    }

    static AlgorithmIdentifier algorithm(KeyFamily family) {
        return switch (family) {
            case RSA -> new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
            case SM2 -> new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
            case P256, P384 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        };
    }

    static byte[] sign(KeyFamily family, KeyPair keys, byte[] body) {
        try {
            ContentSigner signer = signer(family, keys);
            try (OutputStream out = signer.getOutputStream()) {
                out.write(body);
            }
            return signer.getSignature();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ContentSigner signer(KeyFamily family, KeyPair keys) {
        try {
            String name = switch (family) {
                case RSA -> "SHA256WITHRSA";
                case SM2 -> "SM3WITHSM2";
                case P256, P384 -> "SHA256WITHECDSA";
            };
            return new JcaContentSignerBuilder(name).setProvider(Bc.provider()).build(keys.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ASN1Encodable body() {
        ASN1EncodableVector all = new ASN1EncodableVector();
        if (version != 0) {
            all.add(new DERTaggedObject(true, 0, new ASN1Integer(version)));
        }
        all.add(serial);
        all.add(inner);
        all.add(issuer);
        all.add(new DERSequence(new ASN1Encodable[] {from, until}));
        all.add(subject);
        all.add(key);
        uniqueIds.forEach(all::add);
        if (extensionsWritten) {
            all.add(new DERTaggedObject(true, 3, new DERSequence(extensions.toArray(Extension[]::new))));
        }
        return new DERSequence(all);
    }

    private static ASN1Encodable raw(byte[] der) {
        try {
            return org.bouncycastle.asn1.ASN1Primitive.fromByteArray(der);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ASN1Encodable octets(byte[] value) {
        return new DEROctetString(value);
    }
}
