package cn.ggzy.platform.service.party;

import cn.ggzy.platform.core.evidence.EvidenceId;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of parties; SQL in {@code mapper/party/PartyRows.xml}. */
@Mapper
interface PartyRows {
    int insert(PartyRow row);

    @Nullable
    PartyRow find(@Param("uscc") String uscc);

    PartyRow lock(@Param("uscc") String uscc);

    void prove(@Param("uscc") String uscc, @Param("evidence") EvidenceId evidence);

    List<PartyRow> all();
}
