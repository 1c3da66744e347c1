package cn.ggzy.ca.identity;

/** How the text is wrapped inside the extension: bare octets, a nested octet string, a DER string, or a tagged choice. */
public enum Unwrap {
    NONE,
    OCTET,
    DER_STRING,
    TAGGED
}
