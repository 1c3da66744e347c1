package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.evidence.EvidenceId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The rows of decisions on check digits; SQL in {@code mapper/certificate/OverrideRows.xml}. */
@Mapper
interface OverrideRows {
    int insert(@Param("o") CheckDigitDecision decision, @Param("evidence") EvidenceId evidence);

    List<OverrideRow> all();

    /** As it stands in the table. */
    record OverrideRow(
            String certificate, String code, String reason, String decidedBy, Instant decidedAt, EvidenceId evidence) {
        CheckDigitDecision decision() {
            return new CheckDigitDecision(certificate, code, reason, decidedBy, decidedAt);
        }
    }
}
