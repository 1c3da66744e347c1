package cn.ggzy.platform.trade.rule;

import java.util.Locale;

/**
 * The periods a rule set must set. {@code DOCUMENT_OBJECTION} and {@code OBJECTION_ANSWER} wait for the room of objections (异议): nothing reads them
 * yet.
 */
public enum PeriodName {
    SALE,
    BIDDING,
    CLARIFICATION,
    DOCUMENT_OBJECTION,
    OBJECTION_ANSWER,
    CANDIDATES_WITHIN,
    PUBLICITY,
    CONTRACT,
    SUPERVISOR_REPORT,
    RELEASE,
    /** From the report on, each member may sign or dissent; only after it may the others note that one does neither. */
    SIGNING;

    /** The name in the data file and on the chain: {@code DOCUMENT_OBJECTION} is {@code documentObjection}. */
    String key() {
        StringBuilder key = new StringBuilder();
        for (String word : name().split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            key.append(key.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return key.toString();
    }
}
