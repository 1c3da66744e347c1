package cn.ggzy.chain.names;

/** Why a contract refuses; the text is API and never changes its meaning. */
public enum RefusalCode {
    REQUEST_MALFORMED("request.malformed"),
    REQUEST_UNKNOWN_TRANSACTION("request.unknown-transaction"),
    REQUEST_FAILED("request.failed"),

    CLOCK_OUT_OF_TOLERANCE("clock.out-of-tolerance"),

    ACT_MALFORMED("act.malformed"),
    ACT_WRONG_ACT("act.wrong-act"),
    ACT_STALE("act.stale"),
    ACT_UNTRUSTED_CA("act.untrusted-ca"),
    ACT_EXPIRED("act.expired"),
    ACT_NOT_YET_VALID("act.not-yet-valid"),
    ACT_REVOKED("act.revoked"),
    ACT_REVOCATION_UNKNOWN("act.revocation-unknown"),
    ACT_WRONG_KEY_USAGE("act.wrong-key-usage"),
    ACT_BAD_SIGNATURE("act.bad-signature"),
    ACT_NO_ORGANISATION("act.no-organisation"),
    ACT_REPLAYED("act.replayed"),

    RULE_VERSION_EXISTS("rule.version-exists"),
    RULE_UNKNOWN("rule.unknown"),
    RULE_NOT_IN_FORCE("rule.not-in-force"),
    RULE_RETIRED("rule.retired"),
    RULE_BACK_DATED("rule.back-dated"),
    RULE_GRACE_TOO_SHORT("rule.grace-too-short"),

    TRUST_SEQUENCE("trust.sequence"),
    TRUST_NOT_GOVERNOR("trust.not-governor"),
    TRUST_UNKNOWN_CA("trust.unknown-ca"),
    TRUST_NONE("trust.none"),
    TRUST_MALFORMED("trust.malformed"),
    TRUST_LOCKS_OUT("trust.locks-out"),
    TRUST_BACK_DATED("trust.back-dated"),

    TENDER_EXISTS("tender.exists"),
    TENDER_UNKNOWN("tender.unknown"),
    TENDER_NOT_PARTY("tender.not-party"),
    TENDER_PERIOD_TOO_SHORT("tender.period-too-short"),
    TENDER_DEADLINE_PASSED("tender.deadline-passed"),
    TENDER_DEADLINE_EARLIER("tender.deadline-earlier"),
    TENDER_TOO_EARLY("tender.too-early"),
    TENDER_CLOSED("tender.closed"),

    BID_LATE("bid.late"),
    BID_TICKET_TAKEN("bid.ticket-taken"),
    BID_TENDER_CLOSED("bid.tender-closed"),
    BID_UNKNOWN_LOT("bid.unknown-lot"),
    BID_IDENTITY_MISMATCH("bid.identity-mismatch"),
    BID_NOT_STORED("bid.not-stored"),
    BID_NOT_YOURS("bid.not-yours"),
    BID_NOT_LIVE("bid.not-live"),
    BID_NOT_CLOSED("bid.not-closed"),
    BID_ALREADY_OPENED("bid.already-opened"),
    BID_SEALED_FILE_CHANGED("bid.sealed-file-changed"),
    BID_CONTENT_DIFFERS("bid.content-differs"),
    BID_FIGURE_DIFFERS("bid.figure-differs"),
    BID_SECOND_BID("bid.second-bid"),
    BID_UNKNOWN("bid.unknown"),

    DRAW_EXISTS("draw.exists"),
    DRAW_UNKNOWN("draw.unknown"),
    DRAW_UNKNOWN_LOT("draw.unknown-lot"),
    DRAW_ALREADY_DRAWN("draw.already-drawn"),
    DRAW_CAUSE_MISSING("draw.cause-missing"),
    DRAW_POOL_COMMIT_WRONG("draw.pool-commit-wrong"),
    DRAW_NOT_PARTY("draw.not-party"),
    DRAW_PARTY_DEALT("draw.party-dealt"),
    DRAW_DEALING_MISSING("draw.dealing-missing"),
    DRAW_DEALERS_NOT_INDEPENDENT("draw.dealers-not-independent"),
    DRAW_WRONG_STATE("draw.wrong-state"),
    DRAW_NOT_FROZEN("draw.not-frozen"),
    DRAW_SECRET_MISMATCH("draw.secret-mismatch"),
    DRAW_SECRET_MISSING("draw.secret-missing"),
    DRAW_TABLE_MISMATCH("draw.table-mismatch"),
    DRAW_INFEASIBLE("draw.infeasible"),
    DRAW_NOT_MEMBER("draw.not-member"),
    DRAW_REASON_UNKNOWN("draw.reason-unknown"),

    EVIDENCE_NOT_APPEND_ONLY("evidence.not-append-only"),
    EVIDENCE_SMALLER("evidence.smaller"),
    EVIDENCE_BAD_SIGNATURE("evidence.bad-signature"),
    EVIDENCE_OTHER_KEY("evidence.other-key"),
    EVIDENCE_WRONG_ROOT("evidence.wrong-root"),
    EVIDENCE_UNKNOWN("evidence.unknown"),
    EVIDENCE_ASSET_EXISTS("evidence.asset-exists"),
    EVIDENCE_ASSET_UNKNOWN("evidence.asset-unknown"),
    EVIDENCE_NOT_OWNER("evidence.not-owner");

    private final String text;

    RefusalCode(String text) {
        this.text = text;
    }

    /** The code as it travels to the user. */
    public String text() {
        return text;
    }

    /** The code with this text. */
    public static RefusalCode of(String text) {
        for (RefusalCode code : values()) {
            if (code.text.equals(text)) {
                return code;
            }
        }
        throw new IllegalArgumentException("no refusal code " + text);
    }
}
