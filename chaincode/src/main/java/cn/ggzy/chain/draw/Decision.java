package cn.ggzy.chain.draw;

/** What was decided about one pool index. */
public record Decision(int index, Verdict verdict) {}
