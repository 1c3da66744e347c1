package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.evidence.EvidenceId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of agents; SQL in {@code mapper/certificate/AgentRows.xml}. */
@Mapper
interface AgentRows {
    void put(@Param("a") Agent agent, @Param("evidence") EvidenceId evidence);

    @Nullable
    Instant until(@Param("uscc") String uscc, @Param("holder") String holder);

    List<AgentRow> rows();

    default List<Agent.Proven> all() {
        return rows().stream().map(AgentRow::proven).toList();
    }

    /** As it stands in the table. */
    record AgentRow(
            String uscc,
            String holder,
            String certificate,
            String document,
            Instant until,
            String namedBy,
            EvidenceId evidence) {
        Agent.Proven proven() {
            return new Agent.Proven(new Agent(uscc, holder, certificate, document, until, namedBy), evidence);
        }
    }
}
