package cn.ggzy.ca.envelope;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.signature.CmsForm;
import java.util.List;

/** What an envelope shall become: identifiers, cipher, recipients (certificates, DER) and how they are named, size of the content. */
public record EnvelopeRequest(
        CmsForm form, ContentCipher cipher, List<byte[]> recipients, boolean byKeyIdentifier, long plainSize) {
    public EnvelopeRequest {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty() || plainSize < 0) {
            throw new Refusal("envelope.no-recipient", "an envelope has recipients and content");
        }
        if (form == CmsForm.GM && cipher.authenticated()) {
            throw new Refusal("envelope.no-such-form", "the national form has no authenticated envelope");
        }
    }
}
