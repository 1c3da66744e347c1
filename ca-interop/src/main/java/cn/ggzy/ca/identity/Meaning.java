package cn.ggzy.ca.identity;

/** What a value found in a certificate stands for. */
public enum Meaning {
    USCC,
    ORG9,
    ORG_NAME,
    PERSON_ID,
    PERSON_NAME,
    ROLE
}
