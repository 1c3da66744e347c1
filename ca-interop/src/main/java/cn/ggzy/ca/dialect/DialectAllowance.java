package cn.ggzy.ca.dialect;

import cn.ggzy.ca.Refusal;
import java.time.Instant;

/** Lets one dialect of one listed authority's holders pass before an instant: a kit that is in use and will be mended. */
public record DialectAllowance(String authority, Dialect dialect, Instant until) {
    public DialectAllowance {
        if (!dialect.allowable()) {
            throw new Refusal("dialect.never-allowed", dialect.name());
        }
    }

    boolean covers(String other, Dialect found, Instant at) {
        return authority.equals(other) && dialect == found && at.isBefore(until);
    }
}
