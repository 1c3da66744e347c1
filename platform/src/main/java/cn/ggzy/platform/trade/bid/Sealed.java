package cn.ggzy.platform.trade.bid;

/** The sealed file's fingerprint: tree hash over its upload pieces, size in octets, number of pieces. */
public record Sealed(String root, long size, int chunks) {}
