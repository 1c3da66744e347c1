package cn.ggzy.ca.tool.inspect;

import cn.ggzy.ca.signature.CmsForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.util.encoders.Hex;

/** What an envelope says outside of its content: how it is encrypted, and to whom. */
final class EnvelopeFacts {
    private EnvelopeFacts() {}

    static Map<String, Object> of(ContentInfo info) {
        String type = info.getContentType().getId();
        if (type.equals(CmsForm.AUTH_ENVELOPED_DATA)) {
            AuthEnvelopedData data = AuthEnvelopedData.getInstance(info.getContent());
            return facts("STANDARD", true, data.getRecipientInfos(), data.getAuthEncryptedContentInfo());
        }
        for (CmsForm form : CmsForm.values()) {
            if (type.equals(form.envelopedData())) {
                EnvelopedData data = EnvelopedData.getInstance(info.getContent());
                return facts(form.name(), false, data.getRecipientInfos(), data.getEncryptedContentInfo());
            }
        }
        throw new IllegalArgumentException(type + " is no envelope");
    }

    private static Map<String, Object> facts(
            String family, boolean authenticated, ASN1Set recipients, EncryptedContentInfo content) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("family", family);
        json.put("authenticated", authenticated);
        json.put(
                "contentAlgorithm",
                content.getContentEncryptionAlgorithm().getAlgorithm().getId());
        List<Map<String, Object>> all = new ArrayList<>();
        for (ASN1Encodable one : recipients) {
            all.add(recipient(RecipientInfo.getInstance(one)));
        }
        json.put("recipients", all);
        return json;
    }

    private static Map<String, Object> recipient(RecipientInfo recipient) {
        if (!(recipient.getInfo() instanceof KeyTransRecipientInfo transport)) {
            return Map.of("kind", "other");
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", "transport");
        json.put(
                "algorithm",
                transport.getKeyEncryptionAlgorithm().getAlgorithm().getId());
        if (transport.getRecipientIdentifier().getId() instanceof ASN1OctetString key) {
            json.put("keyIdentifier", Hex.toHexString(key.getOctets()));
        } else {
            IssuerAndSerialNumber named = IssuerAndSerialNumber.getInstance(
                    transport.getRecipientIdentifier().getId());
            json.put("issuer", named.getName().toString());
            json.put("serial", named.getSerialNumber().getValue().toString(16));
        }
        return json;
    }
}
