package cn.ggzy.ca.signer;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.ca.sealed.Recipient;

/** Something that opens what was wrapped to one certificate, and never shows a private key. */
public interface DecrypterPort {
    /** The certificate whose key unwraps, DER. */
    byte[] certificate();

    /** The content key that was wrapped to this certificate; refused with {@code sealed.wrong-key}. */
    ContentKey unwrap(Recipient recipient);

    /**
     * The content key of a CMS envelope; refused with {@code envelope.cannot-open}. A port that opens sealed bids only refuses with {@code
     * envelope.no-envelopes}.
     */
    default byte[] unwrap(WrappedKey wrapped) {
        throw new Refusal("envelope.no-envelopes", "this key opens sealed bids only");
    }
}
