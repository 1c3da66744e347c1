package cn.ggzy.platform.core.evidence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows the log is built from; SQL in {@code mapper/evidence/LogRows.xml}. */
@Mapper
interface LogRows {
    /** How far the log has come. */
    record Head(long integratedSize, long publishedSize, long anchoredSize) {}

    /** A fact that waits. */
    record Waiting(long no, EvidenceId id, String leaf) {}

    /** Where a fact was put. */
    record Placed(long leafIndex, EvidenceId factId, byte[] leafHash) {}

    /** What goes into the tiles. */
    record Entry(long leafIndex, String leaf, byte[] leafHash) {}

    /** What the chain said about a size, and the checkpoint that was published for it, with so many good cosignatures. */
    record AnchorRow(long size, String root, String txId, Instant anchoredAt, String checkpoint, int cosignatures) {}

    /** Makes this copy the only writer until its transaction ends. */
    Head lock();

    Head head();

    List<Waiting> waiting(@Param("limit") int limit);

    void place(@Param("all") List<Placed> all);

    void leave(@Param("all") List<Long> numbers);

    void integrated(@Param("size") long size);

    void published(@Param("size") long size);

    void anchored(@Param("size") long size);

    List<Entry> entries(@Param("from") long from, @Param("to") long to);

    void insertAnchor(AnchorRow anchor);

    @Nullable
    AnchorRow newestAnchor();

    /** Keeps cosignatures that came after the anchor. */
    void cosigned(
            @Param("size") long size, @Param("checkpoint") String checkpoint, @Param("cosignatures") int cosignatures);

    /** The newest anchor that covers so many leaves and is cosigned so often. */
    @Nullable
    AnchorRow anchorOver(@Param("size") long size, @Param("threshold") int threshold);

    long backlog();
}
