package cn.ggzy.ca.trust.federation;

/**
 * A list that is pointed to and could not be used, with the code of what was wrong. Its services are not refused but unknown: a
 * certificate that may be one of theirs is undetermined.
 */
public record Unavailable(String territory, String url, String code, String detail) {}
