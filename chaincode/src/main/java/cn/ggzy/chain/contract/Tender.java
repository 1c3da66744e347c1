package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.Signer;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.deadline.Deadline;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.chain.rule.RuleParams;
import java.util.Map;

/** A tender's record, as its own contract and others read it. */
record Tender(CanonicalJson json) {
    static final String OPEN = "OPEN";
    static final String CLOSED = "CLOSED";

    /** Read from another namespace: its version enters the read set, so a change in between ends the reader's transaction. */
    static Tender read(String tender, Ledger ledger) {
        return new Tender(ledger.call(TransactionName.TENDER_READ, CanonicalJson.of(Map.of("tender", tender))));
    }

    private Members members() {
        return json.members();
    }

    boolean isClosed() {
        return members().text("state").equals(CLOSED);
    }

    Deadline deadline() {
        return new Deadline(members().instant("deadline"));
    }

    /** The rule the tender was made under, kept with it. */
    RuleParams params() {
        return RuleParams.parse(members().json("params"));
    }

    void requireLot(String lot, RefusalCode code) {
        if (members().objects("lots").stream()
                .noneMatch(known -> known.text("lot").equals(lot))) {
            throw new Refusal(code, Map.of("lot", lot));
        }
    }

    boolean isAgency(Signer signer) {
        return members().object("agency").text("uscc").equals(signer.uscc());
    }

    /** The tenderer or its agency. */
    boolean isParty(Signer signer) {
        return isAgency(signer) || members().object("tenderer").text("uscc").equals(signer.uscc());
    }
}
