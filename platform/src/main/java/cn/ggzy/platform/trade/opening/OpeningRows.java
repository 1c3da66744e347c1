package cn.ggzy.platform.trade.opening;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of openings; SQL in {@code mapper/opening/OpeningRows.xml}. */
@Mapper
interface OpeningRows {
    int insert(@Param("o") OpeningRow row);

    int update(@Param("o") OpeningRow row);

    @Nullable
    OpeningRow find(@Param("tender") String tender);

    /** The row under a lock: the ends of two bids meet here one after the other. */
    @Nullable
    OpeningRow lock(@Param("tender") String tender);

    List<OpeningRow> releasing();

    List<OpeningRow> evidenced();

    int insertEntry(@Param("e") EntryRow row);

    int updateEntry(@Param("e") EntryRow row);

    @Nullable
    EntryRow findEntry(@Param("tender") String tender, @Param("lot") String lot, @Param("ticket") String ticket);

    List<EntryRow> entries(@Param("tender") String tender);

    List<EntryRow> evidencedEntries();

    void keepReleased(@Param("e") EntryRow row, @Param("released") String released);

    @Nullable
    String released(@Param("e") EntryRow row);

    /** Takes or renews the lease on a decryption; 1 when it is ours. */
    int lease(@Param("e") EntryRow row, @Param("now") Instant now, @Param("until") Instant until);

    void progress(@Param("e") EntryRow row, @Param("percent") int percent, @Param("until") Instant until);

    int keepPrepared(@Param("e") EntryRow row, @Param("prepared") String prepared);

    @Nullable
    String prepared(@Param("e") EntryRow row);

    /** Released, not decrypted yet, and nobody is at it. */
    List<EntryRow> unprepared(@Param("now") Instant now);

    /** Decrypted, of a lot in which nobody can still choose whether to release. */
    List<EntryRow> ready(@Param("now") Instant now);

    int sealed(@Param("tender") String tender, @Param("lot") String lot);
}
