package cn.ggzy.platform.core.identity;

/**
 * For whom a signed act counts.
 *
 * @param uscc empty for a person who acts for no organisation (an expert)
 * @param certificate SHA-256 of the certificate, hex: the id of the account
 */
public record Signer(String uscc, String certificate, String subject) {}
