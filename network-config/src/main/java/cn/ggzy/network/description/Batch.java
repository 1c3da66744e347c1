package cn.ggzy.network.description;

/** When the orderers cut a block. */
public record Batch(int timeoutMillis, int maxMessages, int preferredBytes, int absoluteBytes) {}
