package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.chain.rule.RuleParams;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** 数据确权: who owns a data asset, and whom the owner lets use it. */
final class AssetRegister {
    private final Acts acts;

    AssetRegister(Acts acts) {
        this.acts = acts;
    }

    CanonicalJson register(Members in, Ledger ledger) {
        SignedAct act = Acts.parse(in.only("act").object("act"));
        Members body =
                act.payload().body().members().only("asset", "class", "owner", "producer", "custodian", "digest");
        Instant at = Time.of(ledger, RuleParams.DEFAULT);
        requireOwner(body.text("owner"), act, TransactionName.EVIDENCE_REGISTER, at, ledger);
        if (ledger.get(asset(body)).isPresent()) {
            throw new Refusal(RefusalCode.EVIDENCE_ASSET_EXISTS);
        }
        CanonicalJson entry = CanonicalJson.of(Map.of(
                "asset", body.id("asset"),
                "class", body.id("class"),
                "owner", body.formed("owner", TenderBody.USCC),
                "producer", body.formed("producer", TenderBody.USCC),
                "custodian", body.formed("custodian", TenderBody.USCC),
                "digest", body.hash("digest"),
                "registeredAt", at,
                "txId", ledger.txId()));
        ledger.put(asset(body), entry);
        return entry;
    }

    CanonicalJson grant(Members in, Ledger ledger) {
        SignedAct act = Acts.parse(in.only("act").object("act"));
        Members body = act.payload().body().members().only("asset", "to", "until");
        Instant at = owned(act, body, TransactionName.EVIDENCE_GRANT, ledger);
        Map<String, Object> grant = new TreeMap<>(grant(body, at, "grantedAt", ledger.txId()));
        if (body.has("until")) {
            grant.put("until", body.instant("until"));
        }
        return save(body, CanonicalJson.of(grant), ledger);
    }

    CanonicalJson revoke(Members in, Ledger ledger) {
        SignedAct act = Acts.parse(in.only("act").object("act"));
        Members body = act.payload().body().members().only("asset", "to");
        Instant at = owned(act, body, TransactionName.EVIDENCE_REVOKE, ledger);
        return save(body, CanonicalJson.of(grant(body, at, "revokedAt", ledger.txId())), ledger);
    }

    CanonicalJson lookup(Members in, Ledger ledger) {
        CanonicalJson entry = find(in.only("asset", "by"), ledger);
        if (!in.has("by")) {
            return entry;
        }
        String by = in.formed("by", TenderBody.USCC);
        boolean may = entry.members().text("owner").equals(by)
                || ledger.get(Key.of("grant", in.id("asset"), by))
                        .filter(grant -> holds(grant.members(), ledger.txTime()))
                        .isPresent();
        return entry.with("by", by).with("may", may);
    }

    private Instant owned(SignedAct act, Members body, TransactionName transaction, Ledger ledger) {
        Instant at = Time.of(ledger, RuleParams.DEFAULT);
        requireOwner(find(body, ledger).members().text("owner"), act, transaction, at, ledger);
        return at;
    }

    private void requireOwner(String owner, SignedAct act, TransactionName transaction, Instant at, Ledger ledger) {
        var conditions = new Acts.Conditions(transaction, at, RuleParams.DEFAULT, Trust.inForce(ledger));
        if (!acts.acceptOnce(act, conditions, ledger).signer().uscc().equals(owner)) {
            throw new Refusal(RefusalCode.EVIDENCE_NOT_OWNER);
        }
    }

    private static Map<String, Object> grant(Members body, Instant at, String when, String txId) {
        return Map.of("asset", body.id("asset"), "to", body.formed("to", TenderBody.USCC), when, at, "txId", txId);
    }

    private static CanonicalJson save(Members body, CanonicalJson grant, Ledger ledger) {
        ledger.put(Key.of("grant", body.id("asset"), body.text("to")), grant);
        return grant;
    }

    private static boolean holds(Members grant, Instant at) {
        return !grant.has("revokedAt") && (!grant.has("until") || at.isBefore(grant.instant("until")));
    }

    private static CanonicalJson find(Members in, Ledger ledger) {
        return ledger.get(asset(in)).orElseThrow(() -> new Refusal(RefusalCode.EVIDENCE_ASSET_UNKNOWN));
    }

    private static Key asset(Members in) {
        return Key.of("asset", in.id("asset"));
    }
}
