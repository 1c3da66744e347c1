package cn.ggzy.platform.core.evidence;

import cn.ggzy.platform.core.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number under which a fact is found again (存证编号). */
public record EvidenceId(@JsonValue String value) {
    @JsonCreator
    public EvidenceId {
        Ids.checked(value);
    }
}
