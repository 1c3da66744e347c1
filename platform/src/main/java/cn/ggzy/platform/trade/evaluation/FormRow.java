package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.shared.CanonicalJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row as it stands in the table. */
record FormRow(
        String tender,
        String lot,
        String account,
        String ticket,
        int seat,
        String qualification,
        String scores,
        @Nullable String evidence) {

    Form form() {
        return new Form(
                seat,
                ticket,
                List.of(CanonicalJson.MAPPER.readValue(qualification, Mark[].class)),
                List.of(CanonicalJson.MAPPER.readValue(scores, Score[].class)));
    }
}
