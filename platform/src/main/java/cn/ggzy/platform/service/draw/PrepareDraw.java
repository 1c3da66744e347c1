package cn.ggzy.platform.service.draw;

import cn.ggzy.chain.draw.QuotaLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agency wants drawn.
 *
 * @param cause why a further draw is needed; only after a void one
 */
public record PrepareDraw(
        String tender,
        String lot,
        List<QuotaLine> quotas,
        int maxPerRegion,
        int maxPerEmployer,
        @Nullable String cause) {
    public PrepareDraw {
        quotas = List.copyOf(quotas);
    }
}
