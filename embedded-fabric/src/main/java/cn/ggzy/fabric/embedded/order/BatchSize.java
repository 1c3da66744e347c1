package cn.ggzy.fabric.embedded.order;

import java.time.Duration;

/** When a batch is full: by count, by bytes, or by the time since its first envelope. */
public record BatchSize(int maxMessageCount, int preferredMaxBytes, Duration timeout) {}
