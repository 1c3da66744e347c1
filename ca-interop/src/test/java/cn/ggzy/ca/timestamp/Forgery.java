package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.signer.SignerPort;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A token that no honest generator makes: signed by whatever key, whatever its certificate is for. */
final class Forgery {
    private Forgery() {}

    static byte[] token(TimeStamper stamper, Imprint imprint, Instant at) {
        return token(((LocalTimeStamper) stamper).signer(), imprint, at);
    }

    private static byte[] token(SignerPort signer, Imprint imprint, Instant at) {
        try {
            TSTInfo info = new TSTInfo(
                    new ASN1ObjectIdentifier(StampWorld.POLICY),
                    new MessageImprint(
                            new AlgorithmIdentifier(new ASN1ObjectIdentifier(imprint.algorithm())), imprint.value()),
                    new ASN1Integer(BigInteger.ONE),
                    new ASN1GeneralizedTime(Date.from(at)),
                    null,
                    null,
                    null,
                    null,
                    null);
            AttributeTable attributes = new AttributeTable(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(new ESSCertIDv2(Digests.sha256(signer.certificate()))))));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(Bc.provider())
                            .build())
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes))
                    .build(new SignerContent(signer), Certificates.parse(signer.certificate())));
            generator.addCertificate(new X509CertificateHolder(signer.certificate()));
            return generator
                    .generate(new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, info.getEncoded()), true)
                    .getEncoded();
        } catch (java.security.GeneralSecurityException
                | java.io.IOException
                | org.bouncycastle.cms.CMSException
                | org.bouncycastle.operator.OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
