package cn.ggzy.platform.service.draw;

import cn.ggzy.platform.core.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number of a draw, also on the chain. */
public record DrawId(@JsonValue String value) {
    @JsonCreator
    public DrawId {
        Ids.checked(value);
    }
}
