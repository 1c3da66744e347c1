package cn.ggzy.fabric.embedded.order;

import java.time.Duration;

/** When a batch is full: by count, by bytes, or by the time since its first envelope; and how large an envelope may be at all. */
public record BatchSize(int maxMessageCount, int preferredMaxBytes, int absoluteMaxBytes, Duration timeout) {}
