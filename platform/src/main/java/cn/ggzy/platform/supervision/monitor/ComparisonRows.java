package cn.ggzy.platform.supervision.monitor;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The rows of comparisons; SQL in {@code mapper/monitor/ComparisonRows.xml}. */
@Mapper
interface ComparisonRows {
    void insert(@Param("c") ComparisonRow row);

    List<ComparisonRow> newest(@Param("limit") int limit);
}
