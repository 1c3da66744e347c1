package cn.ggzy.ca.trust;

/** Where the private key lives: in a token in the holder's hand, or in two halves of which nobody has both (无介质). */
public enum Medium {
    TOKEN,
    COSIGN
}
