package cn.ggzy.platform.core.evidence;

import cn.ggzy.platform.core.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** The number under which a fact is found again (存证编号). */
public record EvidenceId(@JsonValue String value) {
    @JsonCreator
    public EvidenceId {
        Ids.checked(value);
    }

    /** From a column that may be empty. */
    public static @Nullable EvidenceId orNull(@Nullable String value) {
        return value == null ? null : new EvidenceId(value);
    }
}
