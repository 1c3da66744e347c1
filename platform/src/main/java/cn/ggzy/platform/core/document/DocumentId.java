package cn.ggzy.platform.core.document;

import cn.ggzy.platform.core.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A stored document. */
public record DocumentId(@JsonValue String value) {
    @JsonCreator
    public DocumentId {
        Ids.checked(value);
    }
}
