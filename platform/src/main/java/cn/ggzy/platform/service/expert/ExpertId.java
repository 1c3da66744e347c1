package cn.ggzy.platform.service.expert;

import cn.ggzy.platform.core.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The stable number of an expert in the pool; pools are sorted by its octets. */
public record ExpertId(@JsonValue String value) {
    @JsonCreator
    public ExpertId {
        Ids.checked(value);
    }
}
