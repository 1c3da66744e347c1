package cn.ggzy.platform.service.party;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of parties; SQL in {@code mapper/party/PartyRows.xml}. */
@Mapper
interface PartyRows {
    int insert(PartyRow row);

    @Nullable
    PartyRow find(@Param("uscc") String uscc);
}
