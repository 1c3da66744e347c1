package cn.ggzy.platform.core.document;

import java.time.Instant;

/** A file as it is known by name and digest; {@code open} when anybody may read it. */
public record Document(
        DocumentId id, String fileName, long size, String digest, String owner, boolean open, Instant storedAt) {}
