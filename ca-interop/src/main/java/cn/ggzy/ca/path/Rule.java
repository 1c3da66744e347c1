package cn.ggzy.ca.path;

/** What a check demands, in words, and a stable name for it. */
public record Rule(String id, String zh, String en) {}
