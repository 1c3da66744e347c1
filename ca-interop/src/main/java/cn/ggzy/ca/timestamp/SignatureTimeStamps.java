package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;

/** The time stamps that a CMS signature carries over its own value (RFC 3161 appendix A): the signature existed then. */
public final class SignatureTimeStamps {
    private static final ASN1ObjectIdentifier TOKEN = PKCSObjectIdentifiers.id_aa_signatureTimeStampToken;

    private SignatureTimeStamps() {}

    /** The signature's value, which is what such a token is over. */
    public static byte[] value(byte[] cms) {
        return only(read(cms)).getSignature();
    }

    /** The tokens inside, as octets and unjudged. */
    public static List<byte[]> of(byte[] cms) {
        AttributeTable table = only(read(cms)).getUnsignedAttributes();
        if (table == null) {
            return List.of();
        }
        return Stream.of(new DERSequence(table.getAll(TOKEN)).toArray())
                .flatMap(attribute -> Stream.of(
                        Attribute.getInstance(attribute).getAttrValues().toArray()))
                .map(SignatureTimeStamps::encoded)
                .toList();
    }

    /** The signature with one token more; nothing that is signed changes. */
    public static byte[] with(byte[] cms, TimeStampToken token) {
        CMSSignedData signed = read(cms);
        SignerInformation signer = only(signed);
        try {
            AttributeTable table = signer.getUnsignedAttributes();
            ASN1EncodableVector all = table == null ? new ASN1EncodableVector() : table.toASN1EncodableVector();
            all.add(new Attribute(TOKEN, new DERSet(ASN1Primitive.fromByteArray(token.octets()))));
            SignerInformation stamped = SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(all));
            return CMSSignedData.replaceSigners(signed, new SignerInformationStore(stamped))
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new Refusal("cms.malformed", "signature that cannot be written", e);
        }
    }

    private static CMSSignedData read(byte[] cms) {
        try {
            return new CMSSignedData(cms);
        } catch (CMSException | RuntimeException e) {
            throw new Refusal("cms.malformed", String.valueOf(e.getMessage()), e);
        }
    }

    private static SignerInformation only(CMSSignedData signed) {
        List<SignerInformation> all = new ArrayList<>(signed.getSignerInfos().getSigners());
        if (all.size() != 1) {
            throw new Refusal("cms.malformed", all.size() + " signers where one is expected");
        }
        return all.get(0);
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new Refusal("cms.malformed", "token that cannot be written", e);
        }
    }
}
