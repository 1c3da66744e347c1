package cn.ggzy.chain.judge;

import cn.ggzy.ca.path.Reason;
import cn.ggzy.chain.names.RefusalCode;

/** The library's reasons in the contracts' words. */
final class Reasons {
    private Reasons() {}

    static RefusalCode code(Reason reason) {
        return switch (reason) {
            case MALFORMED -> RefusalCode.ACT_MALFORMED;
            case EXPIRED -> RefusalCode.ACT_EXPIRED;
            case NOT_YET_VALID -> RefusalCode.ACT_NOT_YET_VALID;
            case REVOKED -> RefusalCode.ACT_REVOKED;
            case REVOCATION_UNKNOWN, REVOCATION_STALE -> RefusalCode.ACT_REVOCATION_UNKNOWN;
            case WRONG_KEY_OF_PAIR -> RefusalCode.ACT_WRONG_KEY_USAGE;
            case IDENTITY_NOT_FOUND, IDENTITY_CONFLICT, IDENTITY_BAD_CHECK_DIGIT -> RefusalCode.ACT_NO_ORGANISATION;
            case OK,
                    TRUST_LIST_UNAVAILABLE,
                    TRUST_LIST_STALE,
                    SERVICE_NOT_LISTED,
                    SIGNATURE_WRONG,
                    ALGORITHM_NOT_ALLOWED,
                    STRUCTURE_WRONG,
                    CONSTRAINTS_BROKEN,
                    SERVICE_PURPOSE,
                    SERVICE_SUSPENDED,
                    SERVICE_WITHDRAWN,
                    SERVICE_NOT_YET_GRANTED -> RefusalCode.ACT_UNTRUSTED_CA;
        };
    }
}
