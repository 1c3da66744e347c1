package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** Reads single SignerInfo structures; a strange one is refused with {@code cms.malformed}. */
final class SignerInfos {
    private SignerInfos() {}

    static CmsSigner read(byte[] der, List<byte[]> certificates) {
        try {
            SignerInfo info = SignerInfo.getInstance(der);
            ASN1Set signed = info.getAuthenticatedAttributes();
            return new CmsSigner(
                    CertificateIds.find(info.getSID(), certificates),
                    info.getDigestAlgorithm().getAlgorithm().getId(),
                    info.getDigestEncryptionAlgorithm().getAlgorithm().getId(),
                    signed == null ? Optional.empty() : Optional.of(signed.getEncoded(ASN1Encoding.DER)),
                    info.getEncryptedDigest().getOctets(),
                    signingTime(signed),
                    timeStamps(info));
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Refusal(CmsStructure.MALFORMED, "a signer cannot be read: " + e.getMessage(), e);
        }
    }

    /** The value of an attribute that must have one value and stand there once; empty when it is not there. */
    static Optional<ASN1Encodable> value(ASN1Set attributes, ASN1ObjectIdentifier type) {
        List<Attribute> found = all(attributes, type);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() != 1 || found.get(0).getAttrValues().size() != 1) {
            throw new Refusal(CmsStructure.MALFORMED, "attribute " + type + " more than once");
        }
        return Optional.of(found.get(0).getAttrValues().getObjectAt(0));
    }

    private static List<Attribute> all(ASN1Set attributes, ASN1ObjectIdentifier type) {
        List<Attribute> found = new ArrayList<>();
        for (ASN1Encodable one : attributes) {
            Attribute attribute = Attribute.getInstance(one);
            if (attribute.getAttrType().equals(type)) {
                found.add(attribute);
            }
        }
        return found;
    }

    private static Optional<Instant> signingTime(@org.jspecify.annotations.Nullable ASN1Set signed) {
        Optional<ASN1Encodable> time = signed == null ? Optional.empty() : value(signed, CMSAttributes.signingTime);
        return time.map(found -> Time.getInstance(found).getDate().toInstant());
    }

    private static List<byte[]> timeStamps(SignerInfo info) throws IOException {
        List<byte[]> tokens = new ArrayList<>();
        if (info.getUnauthenticatedAttributes() != null) {
            for (Attribute stamp :
                    all(info.getUnauthenticatedAttributes(), PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)) {
                for (ASN1Encodable token : stamp.getAttrValues()) {
                    tokens.add(token.toASN1Primitive().getEncoded());
                }
            }
        }
        return tokens;
    }
}
