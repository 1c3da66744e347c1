package cn.ggzy.ca.path;

import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.identity.Meaning;
import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.trust.Purpose;
import java.util.List;

/** Whether the certificate names somebody, one only, and by a code whose check digits hold. */
final class IdentityChecks {
    private IdentityChecks() {}

    static List<Check> of(SubjectIdentity identity, IdentityProfile profile, Purpose purpose) {
        return switch (purpose) {
            case SIGN, LOGIN, ENCRYPT, SEAL -> List.of(named(identity), checkDigits(identity, profile));
            // Who tells the time acts for nobody: its listed authority answers for it.
            case TIME_STAMP ->
                List.of(
                        Check.passed(CheckId.IDENTITY, "not asked for " + purpose),
                        Check.passed(CheckId.CHECK_DIGIT, "not asked for " + purpose));
        };
    }

    private static Check named(SubjectIdentity identity) {
        if (identity.conflicting()) {
            return Check.failed(CheckId.IDENTITY, Reason.IDENTITY_CONFLICT, "two different codes");
        }
        boolean someone = identity.uscc().isPresent() || identity.personId().isPresent();
        return someone
                ? Check.passed(CheckId.IDENTITY, identity.values().size() + " values")
                : Check.failed(CheckId.IDENTITY, Reason.IDENTITY_NOT_FOUND, "neither an organisation nor a person");
    }

    private static Check checkDigits(SubjectIdentity identity, IdentityProfile profile) {
        boolean required = profile.rules().stream().anyMatch(rule -> rule.as() == Meaning.USCC && rule.checkDigit());
        boolean hold = identity.uscc().map(code -> code.checkDigitsHold()).orElse(true);
        return hold || !required
                ? Check.passed(CheckId.CHECK_DIGIT, hold ? "holds" : "not required by the profile")
                : Check.failed(CheckId.CHECK_DIGIT, Reason.IDENTITY_BAD_CHECK_DIGIT, "check digits do not hold");
    }
}
