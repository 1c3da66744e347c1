package cn.ggzy.ca.signer;

import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.ca.sealed.Recipient;

/** Something that opens what was wrapped to one certificate, and never shows a private key. */
public interface DecrypterPort {
    /** The certificate whose key unwraps, DER. */
    byte[] certificate();

    /** The content key that was wrapped to this certificate; refused with {@code sealed.wrong-key}. */
    ContentKey unwrap(Recipient recipient);
}
