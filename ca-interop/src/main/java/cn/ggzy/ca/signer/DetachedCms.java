package cn.ggzy.ca.signer;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
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
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Makes detached CMS signatures through a port, so that the key may lie in a token, with two parties, or anywhere. */
public final class DetachedCms {
    private DetachedCms() {}

    /** As {@code CmsSignatures.sign}; without a claimed time where the form has another place for it, as PDF has (ETSI EN 319 142). */
    public static byte[] sign(byte[] data, SignerPort signer, Optional<Instant> claimed) {
        try {
            X509Certificate certificate = Certificates.parse(signer.certificate());
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(Bc.provider())
                            .build())
                    .setSignedAttributeGenerator(
                            new DefaultSignedAttributeTableGenerator(attributes(signer.certificate(), claimed)))
                    .build(new PortContent(signer), certificate));
            generator.addCertificate(new X509CertificateHolder(signer.certificate()));
            for (byte[] other : signer.chain()) {
                generator.addCertificate(new X509CertificateHolder(other));
            }
            return generator.generate(new CMSProcessableByteArray(data), false).getEncoded("DER");
        } catch (CMSException | OperatorCreationException | IOException | java.security.cert.CertificateException e) {
            throw new Refusal("signature.wrong-key", "the key cannot sign this", e);
        }
    }

    private static AttributeTable attributes(byte[] certificate, Optional<Instant> claimed) {
        ASN1EncodableVector all = new ASN1EncodableVector();
        claimed.ifPresent(at -> all.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at))))));
        all.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(Digests.sha256(certificate))))));
        return new AttributeTable(all);
    }
}
