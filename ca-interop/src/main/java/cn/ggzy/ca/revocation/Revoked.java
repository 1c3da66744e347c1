package cn.ggzy.ca.revocation;

import java.time.Instant;

/** Revoked since an instant, for good or on hold; in a delta it may also say that a hold ended. */
record Revoked(Instant since, boolean held, boolean removed) {
    /** Told twice: off only if both say so, revoked from the earlier instant on, and on hold only if nobody says for good. */
    Revoked and(Revoked other) {
        if (removed != other.removed) {
            return removed ? other : this;
        }
        return new Revoked(since.isBefore(other.since) ? since : other.since, held && other.held, removed);
    }
}
