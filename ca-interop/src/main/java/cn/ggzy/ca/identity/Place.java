package cn.ggzy.ca.identity;

/** Where in a certificate a value sits: an extension, a part of the subject's name, or an alternative name. */
public enum Place {
    EXT,
    RDN,
    SAN
}
