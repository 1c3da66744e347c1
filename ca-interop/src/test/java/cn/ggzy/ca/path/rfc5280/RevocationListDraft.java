package cn.ggzy.ca.path.rfc5280;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;

/** A revocation list field by field (RFC 5280 5.1). Methods change it and return it; {@link #der()} signs it. */
final class RevocationListDraft {
    static final String REVOKED_AT = "2026-05-15T00:00:00Z";

    private final Draft issuer;
    private X500Name name;
    private KeyPair signer;
    private int version = 1;
    private AlgorithmIdentifier inner;
    private AlgorithmIdentifier outer;
    private ASN1Encodable thisUpdate = Draft.time(Instant.parse("2026-05-31T00:00:00Z"));
    private @Nullable ASN1Encodable nextUpdate = Draft.time(Instant.parse("2026-06-02T00:00:00Z"));
    private final List<ASN1Encodable> entries = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private UnaryOperator<byte[]> signature = UnaryOperator.identity();

    private RevocationListDraft(Draft issuer) {
        this.issuer = issuer;
        this.name = issuer.subject;
        this.signer = issuer.keys;
        this.inner = Draft.algorithm(issuer.family);
        this.outer = inner;
    }

    /** An empty list of everything that this authority issued. */
    static RevocationListDraft complete(Draft issuer) {
        return new RevocationListDraft(issuer).with(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
    }

    RevocationListDraft named(X500Name other) {
        name = other;
        return this;
    }

    RevocationListDraft signedBy(KeyPair other) {
        signer = other;
        return this;
    }

    RevocationListDraft version(int number) {
        version = number;
        return this;
    }

    RevocationListDraft algorithms(AlgorithmIdentifier inside, AlgorithmIdentifier outside) {
        inner = inside;
        outer = outside;
        return this;
    }

    RevocationListDraft signature(UnaryOperator<byte[]> change) {
        signature = change;
        return this;
    }

    RevocationListDraft from(String begin, String next) {
        thisUpdate = Draft.time(Instant.parse(begin));
        nextUpdate = next.isEmpty() ? null : Draft.time(Instant.parse(next));
        return this;
    }

    RevocationListDraft begins(ASN1Encodable time) {
        thisUpdate = time;
        return this;
    }

    RevocationListDraft ends(ASN1Encodable time) {
        nextUpdate = time;
        return this;
    }

    RevocationListDraft revokes(Draft certificate) {
        return entry(certificate.serialNumber(), REVOKED_AT);
    }

    RevocationListDraft revokes(Draft certificate, int reason) {
        return entry(
                certificate.serialNumber(),
                REVOKED_AT,
                new Extension(Extension.reasonCode, false, Draft.encoded(CRLReason.lookup(reason))));
    }

    RevocationListDraft entry(BigInteger serial, String since, Extension... details) {
        ASN1EncodableVector entry = new ASN1EncodableVector();
        entry.add(new ASN1Integer(serial));
        entry.add(Draft.time(Instant.parse(since)));
        if (details.length > 0) {
            entry.add(new DERSequence(details));
        }
        entries.add(new DERSequence(entry));
        return this;
    }

    RevocationListDraft with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        without(oid);
        extensions.add(new Extension(oid, critical, Draft.encoded(value)));
        return this;
    }

    RevocationListDraft without(ASN1ObjectIdentifier oid) {
        extensions.removeIf(one -> one.getExtnId().equals(oid));
        return this;
    }

    byte[] der() {
        try {
            byte[] body = Draft.encoded(body());
            byte[] signed = signature.apply(Draft.sign(issuer.family, signer, body));
            return Draft.encoded(new DERSequence(
                    new ASN1Encodable[] {ASN1Primitive.fromByteArray(body), outer, new DERBitString(signed)}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ASN1Encodable body() {
        ASN1EncodableVector all = new ASN1EncodableVector();
        if (version > 0) {
            all.add(new ASN1Integer(version));
        }
        all.add(inner);
        all.add(name);
        all.add(thisUpdate);
        if (nextUpdate != null) {
            all.add(nextUpdate);
        }
        if (!entries.isEmpty()) {
            all.add(new DERSequence(entries.toArray(ASN1Encodable[]::new)));
        }
        if (!extensions.isEmpty()) {
            all.add(new DERTaggedObject(true, 0, new DERSequence(extensions.toArray(Extension[]::new))));
        }
        return new DERSequence(all);
    }
}
