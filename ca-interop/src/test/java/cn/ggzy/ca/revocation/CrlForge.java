package cn.ggzy.ca.revocation;

import cn.ggzy.ca.path.TestAuthority;
import cn.ggzy.ca.path.TestAuthority.Wish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509v2CRLBuilder;

/** A list as a test asks for it, right or wrong. */
public final class CrlForge {
    private Date since = Date.from(Instant.parse("2026-05-15T00:00:00Z"));

    private final TestAuthority signer;
    private final X509v2CRLBuilder builder;

    public CrlForge(TestAuthority signer) {
        this.signer = signer;
        builder = new X509v2CRLBuilder(
                X500Name.getInstance(
                        signer.certificate.getSubjectX500Principal().getEncoded()),
                Date.from(Instant.parse("2026-05-31T00:00:00Z")));
        until("2026-06-02T00:00:00Z");
    }

    public CrlForge from(String instant) {
        builder.setThisUpdate(Date.from(Instant.parse(instant)));
        return this;
    }

    public CrlForge since(String instant) {
        since = Date.from(Instant.parse(instant));
        return this;
    }

    public CrlForge until(String instant) {
        builder.setNextUpdate(Date.from(Instant.parse(instant)));
        return this;
    }

    public CrlForge number(int number) {
        return extension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
    }

    public CrlForge continuing(int base) {
        return extension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.valueOf(base)));
    }

    public CrlForge part(IssuingDistributionPoint part) {
        return extension(Extension.issuingDistributionPoint, true, part);
    }

    public CrlForge extension(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(oid, critical, value);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CrlForge revoke(X509Certificate certificate) {
        return revoke(certificate, CRLReason.keyCompromise);
    }

    public CrlForge revoke(X509Certificate certificate, int reason) {
        builder.addCRLEntry(certificate.getSerialNumber(), since, reason);
        return this;
    }

    public CrlForge revoke(X509Certificate certificate, ASN1ObjectIdentifier oid, boolean critical) {
        return entry(certificate, oid, critical, DERNull.INSTANCE);
    }

    public CrlForge revokeOf(String issuer, X509Certificate certificate) {
        return entry(
                certificate,
                Extension.certificateIssuer,
                true,
                new GeneralNames(new GeneralName(new X500Name(issuer))));
    }

    public byte[] bytes() {
        try {
            return builder.build(signer.signer()).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static IssuingDistributionPoint usersOnly() {
        return new IssuingDistributionPoint(null, true, false, null, false, false);
    }

    public static IssuingDistributionPoint authoritiesOnly() {
        return new IssuingDistributionPoint(null, false, true, null, false, false);
    }

    public static IssuingDistributionPoint attributesOnly() {
        return new IssuingDistributionPoint(null, false, false, null, false, true);
    }

    public static IssuingDistributionPoint indirect() {
        return new IssuingDistributionPoint(null, false, false, null, true, false);
    }

    public static IssuingDistributionPoint reasons(int flags) {
        return new IssuingDistributionPoint(null, false, false, new ReasonFlags(flags), false, false);
    }

    public static IssuingDistributionPoint at(String url) {
        return new IssuingDistributionPoint(name(url), false, false, null, false, false);
    }

    public static IssuingDistributionPoint at(X500Name name) {
        return new IssuingDistributionPoint(
                new DistributionPointName(new GeneralNames(new GeneralName(name))), false, false, null, false, false);
    }

    public static IssuingDistributionPoint belowIssuer(String name) {
        return new IssuingDistributionPoint(relative(name), false, false, null, false, false);
    }

    public static UnaryOperator<Wish> pointsAt(String url) {
        return pointing(new DistributionPoint(name(url), null, null));
    }

    public static UnaryOperator<Wish> pointsBelowIssuer(String name) {
        return pointing(new DistributionPoint(relative(name), null, null));
    }

    public static UnaryOperator<Wish> signedBy(String signer) {
        return pointing(new DistributionPoint(null, null, new GeneralNames(new GeneralName(new X500Name(signer)))));
    }

    public static UnaryOperator<Wish> pointing(DistributionPoint point) {
        return wish ->
                wish.with(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
    }

    private static DistributionPointName name(String url) {
        return new DistributionPointName(new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, url)));
    }

    private static DistributionPointName relative(String name) {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new AttributeTypeAndValue(BCStyle.CN, new DERUTF8String(name)));
        return new DistributionPointName(DistributionPointName.NAME_RELATIVE_TO_CRL_ISSUER, new DERSet(parts));
    }

    private CrlForge entry(
            X509Certificate certificate, ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        try {
            builder.addCRLEntry(
                    certificate.getSerialNumber(),
                    since,
                    new Extensions(
                            new Extension(oid, critical, value.toASN1Primitive().getEncoded())));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
