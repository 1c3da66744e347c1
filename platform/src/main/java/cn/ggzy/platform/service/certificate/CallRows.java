package cn.ggzy.platform.service.certificate;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The rows of calls; SQL in {@code mapper/certificate/CallRows.xml}. */
@Mapper
interface CallRows {
    void insert(@Param("c") Call call);

    List<Call> since(@Param("ca") String ca, @Param("since") Instant since, @Param("most") int most);

    int forget(@Param("before") Instant before);
}
