package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number of a request. */
public record RequestId(@JsonValue String value) {
    @JsonCreator
    public RequestId {
        Ids.checked(value);
    }
}
