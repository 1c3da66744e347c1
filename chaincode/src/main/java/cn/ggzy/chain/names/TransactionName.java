package cn.ggzy.chain.names;

/** Every transaction, with the namespace it belongs to. */
public enum TransactionName {
    RULE_PUBLISH(Namespace.RULE, "publish"),
    RULE_RETIRE(Namespace.RULE, "retire"),
    RULE_READ(Namespace.RULE, "read"),

    TRUST_PUBLISH(Namespace.TRUST, "publish"),
    TRUST_SUSPEND_CA(Namespace.TRUST, "suspendCa"),
    TRUST_READ(Namespace.TRUST, "read"),

    TENDER_PUBLISH(Namespace.TENDER, "publish"),
    TENDER_POSTPONE(Namespace.TENDER, "postpone"),
    TENDER_CLOSE(Namespace.TENDER, "close"),
    TENDER_READ(Namespace.TENDER, "read"),

    BID_SUBMIT(Namespace.BID, "submit"),
    BID_REPLACE(Namespace.BID, "replace"),
    BID_WITHDRAW(Namespace.BID, "withdraw"),
    BID_OPEN(Namespace.BID, "open"),
    BID_READ(Namespace.BID, "read"),
    BID_LIST(Namespace.BID, "list"),

    DRAW_FREEZE_POOL(Namespace.DRAW, "freezePool"),
    DRAW_DEAL(Namespace.DRAW, "deal"),
    DRAW_FREEZE_DEALINGS(Namespace.DRAW, "freezeDealings"),
    DRAW_REVEAL(Namespace.DRAW, "reveal"),
    DRAW_DRAW(Namespace.DRAW, "draw"),
    DRAW_REPLACE(Namespace.DRAW, "replace"),
    DRAW_VOID(Namespace.DRAW, "void"),
    DRAW_READ(Namespace.DRAW, "read"),

    EVIDENCE_ANCHOR(Namespace.EVIDENCE, "anchor"),
    EVIDENCE_READ(Namespace.EVIDENCE, "read"),
    EVIDENCE_REGISTER(Namespace.EVIDENCE, "register"),
    EVIDENCE_GRANT(Namespace.EVIDENCE, "grant"),
    EVIDENCE_REVOKE(Namespace.EVIDENCE, "revoke"),
    EVIDENCE_LOOKUP(Namespace.EVIDENCE, "lookup");

    private final Namespace namespace;
    private final String function;

    TransactionName(Namespace namespace, String function) {
        this.namespace = namespace;
        this.function = function;
    }

    public Namespace namespace() {
        return namespace;
    }

    /** The function name of the chaincode call. */
    public String function() {
        return function;
    }

    /** The name a person signs in {@code payload.act}. */
    public String act() {
        return namespace.text() + "." + function;
    }
}
