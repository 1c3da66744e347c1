package cn.ggzy.platform.supervision.monitor;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of comparisons; SQL in {@code mapper/monitor/ComparisonRows.xml}. */
@Mapper
interface ComparisonRows {
    void insert(@Param("c") ComparisonRow row);

    List<ComparisonRow> newest(@Param("limit") int limit);

    /** Where the last run stopped hashing; null when it came to the end. */
    @Nullable
    String nextFile();
}
