package cn.ggzy.ca.document.seal;

import java.time.Instant;

/**
 * What a seal maker vouches for: vendor, the seal's number, its type and name, who may use it, when it was made and from when until
 * when it counts, and how it looks. Times have whole seconds.
 */
public record SealContent(
        String vendor,
        String id,
        int type,
        String name,
        SealSigners signers,
        Instant created,
        Instant from,
        Instant until,
        SealPicture picture) {
    /** A seal of an organisation; the number of the type is from memory of the standard. */
    public static final int ORGANISATION = 1;
}
