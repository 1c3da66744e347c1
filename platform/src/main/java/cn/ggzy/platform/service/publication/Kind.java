package cn.ggzy.platform.service.publication;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is published in the life of a tender (10号令; 实施条例 第五十四条). */
public enum Kind {
    TENDER_NOTICE,
    POSTPONEMENT,
    OPENING_RECORD,
    CANDIDATES,
    RESULT,
    FAILED;

    /** As the API says it, for example {@code tender-notice}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
