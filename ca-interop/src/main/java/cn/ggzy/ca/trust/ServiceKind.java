package cn.ggzy.ca.trust;

/** What a listed service does; an authority of dual certificates issues a signing and an encryption certificate to each holder. */
public enum ServiceKind {
    CA_SIGN,
    CA_ENC,
    CA_DUAL,
    TSA,
    OCSP,
    SEAL_MAKER,
    COSIGN
}
