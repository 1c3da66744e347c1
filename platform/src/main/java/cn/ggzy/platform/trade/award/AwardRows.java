package cn.ggzy.platform.trade.award;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of awards; SQL in {@code mapper/award/AwardRows.xml}. */
@Mapper
interface AwardRows {
    void insert(@Param("a") AwardRow row);

    int update(@Param("a") AwardRow row);

    @Nullable
    AwardRow find(@Param("tender") String tender, @Param("lot") String lot);

    List<AwardRow> all();
}
