package cn.ggzy.ca.revocation;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.path.TestAuthority;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** A responder that answers whatever a test asks for, right or wrong. */
public final class OcspForge {
    private final TestAuthority issuer;
    private TestAuthority signer;
    private @Nullable TestAuthority named;
    private ASN1ObjectIdentifier digest = OIWObjectIdentifiers.idSHA1;
    private Instant producedAt = Instant.parse("2026-05-31T00:00:00Z");
    private Instant thisUpdate = producedAt;
    private @Nullable Instant nextUpdate = Instant.parse("2026-06-02T00:00:00Z");
    private @Nullable CertificateStatus status = CertificateStatus.GOOD;
    private final List<Extension> extensions = new ArrayList<>();
    private @Nullable Extensions single;
    private boolean embed = true;
    private boolean byName = true;
    private boolean bare;

    public OcspForge(TestAuthority issuer) {
        this.issuer = issuer;
        this.signer = issuer;
    }

    public OcspForge by(TestAuthority other) {
        signer = other;
        return this;
    }

    public OcspForge byKey() {
        byName = false;
        return this;
    }

    public OcspForge withoutCertificates() {
        embed = false;
        return this;
    }

    public OcspForge bare() {
        bare = true;
        return this;
    }

    public OcspForge hashed(ASN1ObjectIdentifier algorithm) {
        digest = algorithm;
        return this;
    }

    public OcspForge made(String instant) {
        producedAt = Instant.parse(instant);
        return this;
    }

    public OcspForge from(String instant) {
        thisUpdate = Instant.parse(instant);
        return this;
    }

    public OcspForge until(String instant) {
        nextUpdate = instant.isEmpty() ? null : Instant.parse(instant);
        return this;
    }

    public OcspForge unknown() {
        status = new UnknownStatus();
        return this;
    }

    public OcspForge revoked(String since) {
        status = new RevokedStatus(Date.from(Instant.parse(since)), CRLReason.keyCompromise);
        return this;
    }

    public OcspForge held(String since) {
        status = new RevokedStatus(Date.from(Instant.parse(since)), CRLReason.certificateHold);
        return this;
    }

    /** Names somebody else as the one who answers. */
    public OcspForge inTheNameOf(TestAuthority other) {
        named = other;
        return this;
    }

    public OcspForge nonce(byte[] nonce) {
        return extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce));
    }

    public OcspForge extension(ASN1ObjectIdentifier oid, boolean critical, org.bouncycastle.asn1.ASN1Encodable value) {
        extensions.add(extensionOf(oid, critical, value));
        return this;
    }

    public OcspForge singleExtension(
            ASN1ObjectIdentifier oid, boolean critical, org.bouncycastle.asn1.ASN1Encodable value) {
        single = new Extensions(extensionOf(oid, critical, value));
        return this;
    }

    public byte[] about(X509Certificate... certificates) {
        try {
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(responder());
            for (X509Certificate one : certificates) {
                builder.addResponse(
                        id(one),
                        status,
                        Date.from(thisUpdate),
                        nextUpdate == null ? null : Date.from(nextUpdate),
                        single);
            }
            if (!extensions.isEmpty()) {
                builder.setResponseExtensions(new Extensions(extensions.toArray(Extension[]::new)));
            }
            X509CertificateHolder[] certs = embed && !signer.equals(issuer)
                    ? new X509CertificateHolder[] {new JcaX509CertificateHolder(signer.certificate)}
                    : new X509CertificateHolder[0];
            BasicOCSPResp basic = builder.build(signer.signer(), certs, Date.from(producedAt));
            return bare
                    ? basic.getEncoded()
                    : new OCSPRespBuilder()
                            .build(OCSPRespBuilder.SUCCESSFUL, basic)
                            .getEncoded();
        } catch (IOException | OCSPException | CertificateEncodingException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer that is none. */
    public static byte[] failing(int code) {
        try {
            return new OCSPRespBuilder().build(code, null).getEncoded();
        } catch (IOException | OCSPException e) {
            throw new IllegalStateException(e);
        }
    }

    private RespID responder() throws OCSPException, OperatorCreationException {
        TestAuthority who = named == null ? signer : named;
        return byName
                ? new RespID(X500Name.getInstance(
                        who.certificate.getSubjectX500Principal().getEncoded()))
                : new RespID(
                        org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(
                                who.certificate.getPublicKey().getEncoded()),
                        new BcDigestCalculatorProvider().get(RespID.HASH_SHA1));
    }

    private CertificateID id(X509Certificate certificate)
            throws OCSPException, CertificateEncodingException, OperatorCreationException {
        return new CertificateID(
                new JcaDigestCalculatorProviderBuilder()
                        .setProvider(Bc.provider())
                        .build()
                        .get(new AlgorithmIdentifier(digest)),
                new JcaX509CertificateHolder(issuer.certificate),
                certificate.getSerialNumber());
    }

    private static Extension extensionOf(
            ASN1ObjectIdentifier oid, boolean critical, org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            return new Extension(oid, critical, value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
