package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import java.io.IOException;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;

/** One signer's part of a draft: the attributes to sign, and how the part looks once they are signed. */
record SignerDraft(
        byte[] certificate,
        SignatureAlgorithm algorithm,
        AlgorithmIdentifier digestIdentifier,
        AlgorithmIdentifier signatureIdentifier,
        byte[] attributes) {

    static SignerDraft of(CmsRequest request, CmsParty party, SignatureAlgorithm algorithm, byte[] digest) {
        AlgorithmIdentifier digestIdentifier = CmsAlgorithms.digest(algorithm, request.form());
        AlgorithmIdentifier signatureIdentifier = CmsAlgorithms.signature(algorithm, request.form());
        ASN1EncodableVector all = new ASN1EncodableVector();
        all.add(new Attribute(
                CMSAttributes.contentType,
                new DERSet(new ASN1ObjectIdentifier(request.form().data()))));
        all.add(new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(digest))));
        request.signingTime()
                .ifPresent(
                        at -> all.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at))))));
        all.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(SigningCertificates.id(party.certificate())))));
        all.add(new Attribute(
                CMSAttributes.cmsAlgorithmProtect,
                new DERSet(new CMSAlgorithmProtection(
                        digestIdentifier, CMSAlgorithmProtection.SIGNATURE, signatureIdentifier))));
        return new SignerDraft(
                party.certificate(), algorithm, digestIdentifier, signatureIdentifier, encoded(new DERSet(all)));
    }

    byte[] digestAlgorithm() {
        return encoded(digestIdentifier);
    }

    byte[] complete(byte[] signature) {
        if (!RawSignatures.verify(algorithm, Certificates.parse(certificate).getPublicKey(), attributes, signature)) {
            throw new Refusal("signature.wrong-key", "not a signature by the certificate over the attributes");
        }
        Certificate named = Certificate.getInstance(certificate);
        return encoded(new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(
                        named.getIssuer(), named.getSerialNumber().getValue())),
                digestIdentifier,
                ASN1Set.getInstance(attributes),
                signatureIdentifier,
                new DEROctetString(signature),
                (ASN1Set) null));
    }

    private static byte[] encoded(org.bouncycastle.asn1.ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("what was built has an encoding", e);
        }
    }
}
