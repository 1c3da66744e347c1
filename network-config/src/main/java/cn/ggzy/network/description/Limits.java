package cn.ggzy.network.description;

/** How far a transaction's time may be from a peer's clock, and how many calls a gateway serves at once. */
public record Limits(int timeWindowSeconds, int gatewayConcurrency) {}
