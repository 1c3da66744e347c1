package cn.ggzy.chain.names;

import java.util.Locale;

/** A contract's namespace: the name its chaincode is deployed under. */
public enum Namespace {
    RULE,
    TRUST,
    TENDER,
    BID,
    DRAW,
    EVIDENCE;

    /** The chaincode name. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The namespace with this chaincode name. */
    public static Namespace of(String text) {
        for (Namespace namespace : values()) {
            if (namespace.text().equals(text)) {
                return namespace;
            }
        }
        throw new IllegalArgumentException("no namespace " + text);
    }
}
