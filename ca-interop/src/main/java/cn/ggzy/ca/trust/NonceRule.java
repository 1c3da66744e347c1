package cn.ggzy.ca.trust;

/** What an authority's responder does with the number that a question for a certificate's status carries. */
public enum NonceRule {
    REQUIRED,
    OPTIONAL,
    UNSUPPORTED
}
