package cn.ggzy.platform.core.identity;

import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Digests of acts that have counted; SQL in {@code mapper/identity/UsedActs.xml}. */
@Mapper
interface UsedActs {
    void insert(@Param("digest") String digest, @Param("at") Instant at);
}
