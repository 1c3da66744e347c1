package cn.ggzy.client.bid;

/** A figure that will be read out at the opening, and the salt that hides it until then. */
public record Figure(String salt, String value) {}
