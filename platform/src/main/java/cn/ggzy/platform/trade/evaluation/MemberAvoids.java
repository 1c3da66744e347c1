package cn.ggzy.platform.trade.evaluation;

/** A member must avoid (回避): the draw has to name another one. */
public record MemberAvoids(String draw, String tender, String lot, int seat, String account) {}
