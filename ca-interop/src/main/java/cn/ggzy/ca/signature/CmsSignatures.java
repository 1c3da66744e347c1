package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Detached CMS signatures (RFC 5652) of one signer with signed attributes: content type, digest, signing time, signing certificate. */
public final class CmsSignatures {
    private static final String MALFORMED = "cms.malformed";
    private static final String WRONG = "cms.bad-signature";

    private CmsSignatures() {}

    /** Signs with the algorithm of the certificate's key; {@code at} becomes the signing time, which is a claim and no proof. */
    public static byte[] sign(byte[] data, byte[] certificateDer, List<byte[]> chain, PrivateKey key, Instant at) {
        X509Certificate certificate = Certificates.parse(certificateDer);
        SignatureAlgorithm algorithm = CmsAlgorithms.of(certificate.getPublicKey());
        try {
            ContentSigner signer = new JcaContentSignerBuilder(algorithm.jca())
                    .setProvider(Bc.provider())
                    .build(key);
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(Bc.provider())
                            .build())
                    .setSignedAttributeGenerator(
                            new DefaultSignedAttributeTableGenerator(attributes(certificateDer, at)))
                    .build(signer, certificate));
            generator.addCertificate(new X509CertificateHolder(certificateDer));
            for (byte[] other : chain) {
                generator.addCertificate(new X509CertificateHolder(other));
            }
            return generator.generate(new CMSProcessableByteArray(data), false).getEncoded("DER");
        } catch (CMSException | OperatorCreationException | IOException | java.security.cert.CertificateException e) {
            throw new Refusal("signature.wrong-key", "the key cannot sign this", e);
        }
    }

    /** Refuses with {@code cms.malformed} or {@code cms.bad-signature}; what comes back did hold over {@code data}. */
    public static CmsContent verify(byte[] cms, byte[] data) {
        try {
            CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(data), cms);
            SignerInformation signer = onlySigner(signed);
            X509CertificateHolder certificate = certificateOf(signed, signer);
            SignatureAlgorithm algorithm = requireSignature(signer, certificate);
            return new CmsContent(
                    certificate.getEncoded(),
                    encoded(signed.getCertificates().getMatches(null)),
                    signingTime(signer),
                    algorithm,
                    signer.getEncryptionAlgOID());
        } catch (Refusal e) {
            throw e;
        } catch (CMSException | IOException | RuntimeException e) {
            throw new Refusal(MALFORMED, String.valueOf(e.getMessage()), e);
        }
    }

    private static SignerInformation onlySigner(CMSSignedData signed) {
        List<SignerInformation> signers =
                new ArrayList<>(signed.getSignerInfos().getSigners());
        if (signers.size() != 1) {
            throw new Refusal(MALFORMED, signers.size() + " signers where one is expected");
        }
        if (!signed.isDetachedSignature()) {
            throw new Refusal(MALFORMED, "carries content of its own");
        }
        return signers.get(0);
    }

    @SuppressWarnings("unchecked")
    private static X509CertificateHolder certificateOf(CMSSignedData signed, SignerInformation signer) {
        Collection<X509CertificateHolder> found = signed.getCertificates().getMatches(signer.getSID());
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(MALFORMED, "the signer's certificate is not inside"));
    }

    private static SignatureAlgorithm requireSignature(SignerInformation signer, X509CertificateHolder holder)
            throws IOException {
        X509Certificate certificate = Certificates.parse(holder.getEncoded());
        SignatureAlgorithm algorithm = CmsAlgorithms.of(certificate.getPublicKey());
        if (!CmsAlgorithms.spell(algorithm, signer.getDigestAlgOID(), signer.getEncryptionAlgOID())) {
            throw new Refusal(
                    WRONG, "algorithms " + signer.getDigestAlgOID() + " with " + signer.getEncryptionAlgOID());
        }
        requireSigningCertificate(signer, holder.getEncoded());
        try {
            if (signer.verify(CmsAlgorithms.verifier(algorithm, certificate.getPublicKey()))) {
                return algorithm;
            }
        } catch (CMSException | OperatorCreationException e) {
            throw new Refusal(WRONG, String.valueOf(e.getMessage()), e);
        }
        throw new Refusal(WRONG, "the signature is not over this content by this certificate");
    }

    /** The certificate beside the signature could be exchanged for another one of the same key; the attribute forbids that (RFC 5035). */
    private static void requireSigningCertificate(SignerInformation signer, byte[] certificate) {
        Optional<Attribute> attribute = attribute(signer, PKCSObjectIdentifiers.id_aa_signingCertificateV2.getId());
        if (attribute.isEmpty()) {
            return;
        }
        ESSCertIDv2 first = SigningCertificateV2.getInstance(
                        attribute.get().getAttrValues().getObjectAt(0))
                .getCerts()[0];
        if (!SigningCertificates.matches(first, certificate)) {
            throw new Refusal(WRONG, "another certificate was signed with");
        }
    }

    private static Optional<Instant> signingTime(SignerInformation signer) {
        return attribute(signer, CMSAttributes.signingTime.getId())
                .map(found -> Time.getInstance(found.getAttrValues().getObjectAt(0))
                        .getDate()
                        .toInstant());
    }

    private static Optional<Attribute> attribute(SignerInformation signer, String oid) {
        AttributeTable signed = signer.getSignedAttributes();
        return signed == null
                ? Optional.empty()
                : Optional.ofNullable(signed.get(new org.bouncycastle.asn1.ASN1ObjectIdentifier(oid)));
    }

    private static AttributeTable attributes(byte[] certificate, Instant at) {
        ASN1EncodableVector all = new ASN1EncodableVector();
        all.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
        all.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(SigningCertificates.id(certificate)))));
        return new AttributeTable(all);
    }

    private static List<byte[]> encoded(Collection<X509CertificateHolder> holders) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (X509CertificateHolder holder : holders) {
            all.add(holder.getEncoded());
        }
        return all;
    }
}
