package cn.ggzy.ca.revocation;

import org.bouncycastle.asn1.x509.ReasonFlags;
import org.jspecify.annotations.Nullable;

/** For which reasons of revocation a list speaks (RFC 5280 4.2.1.13): only lists that together cover all can say "not revoked". */
record ReasonSet(int flags) {
    static final ReasonSet NONE = new ReasonSet(0);
    static final ReasonSet ALL = new ReasonSet(ReasonFlags.keyCompromise
            | ReasonFlags.cACompromise
            | ReasonFlags.affiliationChanged
            | ReasonFlags.superseded
            | ReasonFlags.cessationOfOperation
            | ReasonFlags.certificateHold
            | ReasonFlags.privilegeWithdrawn
            | ReasonFlags.aACompromise);

    static ReasonSet of(@Nullable ReasonFlags said) {
        return said == null ? ALL : new ReasonSet(said.intValue() & ALL.flags);
    }

    ReasonSet and(ReasonSet other) {
        return new ReasonSet(flags & other.flags);
    }

    ReasonSet or(ReasonSet other) {
        return new ReasonSet(flags | other.flags);
    }

    boolean isEmpty() {
        return flags == 0;
    }
}
