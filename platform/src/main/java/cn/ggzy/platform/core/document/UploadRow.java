package cn.ggzy.platform.core.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An upload as it stands. */
record UploadRow(
        String id,
        String tender,
        String lot,
        String ticket,
        String root,
        long size,
        int pieces,
        Instant begunAt,
        @Nullable Instant completedAt,
        @Nullable String signature) {
    static final int PIECE = 4 << 20;

    String key(int piece) {
        return "uploads/" + id + "/" + piece;
    }

    /** How long piece {@code no} must be. */
    long length(int no) {
        return no < pieces - 1 ? PIECE : size - (long) (pieces - 1) * PIECE;
    }
}
