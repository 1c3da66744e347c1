package cn.ggzy.ca.trust.federation;

/** Through which pointer a service came, and from which version of which list. */
public record Origin(String territory, String url, long sequence, String digest) {}
