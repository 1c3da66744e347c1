package cn.ggzy.ca.trust;

import cn.ggzy.ca.identity.SubjectIdentity;
import java.util.Optional;

/** Whom an authority may speak for: legal persons (法人及其他组织) or natural persons (自然人). */
public enum SubjectKind {
    LEGAL,
    NATURAL;

    /** A certificate with an organisation's code speaks for the organisation, also when it names the person who holds it. */
    public static Optional<SubjectKind> of(SubjectIdentity identity) {
        if (identity.uscc().isPresent() || identity.conflicting()) {
            return Optional.of(LEGAL);
        }
        return identity.personId().map(person -> NATURAL);
    }
}
