package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a tender, here and on the chain. */
public record TenderId(@JsonValue String value) {
    @JsonCreator
    public TenderId {
        Ids.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
