package cn.ggzy.platform.service.mediumless;

/** Whom the certificate will speak of: found out by the organisation's act and the face check, never taken from the request. */
public record Applicant(String uscc, String organisation, String personId, String person) {}
