package cn.ggzy.platform.service.certificate;

/** Whom a certificate names: the person, and the organisation that the person acts for ({@code uscc} empty for none). */
public record Identity(String uscc, String organisation, String personId, String person) {}
