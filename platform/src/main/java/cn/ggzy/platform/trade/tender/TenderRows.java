package cn.ggzy.platform.trade.tender;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of tenders and lots; SQL in {@code mapper/tender/TenderRows.xml}. */
@Mapper
interface TenderRows {
    void insert(TenderRow row);

    int update(TenderRow row);

    int deleteLots(@Param("tender") String tender);

    void insertLot(LotRow row);

    void updateLot(LotRow row);

    @Nullable
    TenderRow find(@Param("id") String id);

    /** The row as it is now, held until the transaction ends. */
    @Nullable
    TenderRow lock(@Param("id") String id);

    List<LotRow> lockLots(@Param("id") String id);

    /** What the chain may know better: drafts and open ones whose deadline is not long past. */
    List<TenderRow> mirrored(@Param("since") Instant since);

    List<LotRow> lots(@Param("tenders") Collection<String> tenders);

    List<TenderRow> search(Search search);

    long count(Search search);

    List<TenderRow> due(@Param("now") Instant now);

    List<TenderRow> evidenced();

    /** What is searched; drafts only for their party. */
    record Search(
            @Nullable TenderState state,
            @Nullable String party,
            @Nullable String words,
            int size,
            int offset) {}
}
