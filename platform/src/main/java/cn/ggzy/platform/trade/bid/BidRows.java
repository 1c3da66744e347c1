package cn.ggzy.platform.trade.bid;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** The rows of bids; SQL in {@code mapper/bid/BidRows.xml}. */
@Mapper
interface BidRows {
    int insert(@Param("b") BidRow row);

    int update(@Param("b") BidRow row);

    @Nullable
    BidRow find(@Param("tender") String tender, @Param("lot") String lot, @Param("ticket") String ticket);

    List<BidRow> ofLot(@Param("tender") String tender, @Param("lot") String lot);

    List<BidRow> pending(@Param("before") Instant before);

    void evidenced(ResultHandler<BidRow> reader);

    default void eachEvidenced(Consumer<BidRow> reader) {
        evidenced(row -> reader.accept(row.getResultObject()));
    }
}
