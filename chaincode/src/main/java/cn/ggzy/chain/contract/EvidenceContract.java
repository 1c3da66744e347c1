package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.merkle.Proofs;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.chain.rule.RuleParams;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Anchors of the evidence log: the chain itself checks that the log only grew. And the register of data assets. */
final class EvidenceContract {
    /** The origin of a log: a schema-less name with slashes, as checkpoints carry it. */
    static final Pattern LOG = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}(/[a-z0-9][a-z0-9.-]{0,63}){0,3}");

    private final AssetRegister assets;

    EvidenceContract(Acts acts) {
        this.assets = new AssetRegister(acts);
    }

    Map<TransactionName, Handler> handlers() {
        return Map.of(
                TransactionName.EVIDENCE_ANCHOR, this::anchor,
                TransactionName.EVIDENCE_READ, this::read,
                TransactionName.EVIDENCE_REGISTER, assets::register,
                TransactionName.EVIDENCE_GRANT, assets::grant,
                TransactionName.EVIDENCE_REVOKE, assets::revoke,
                TransactionName.EVIDENCE_LOOKUP, assets::lookup);
    }

    private CanonicalJson anchor(Members in, Ledger ledger) {
        SignedHead head = SignedHead.parse(in.only("checkpoint", "key", "proof"));
        String log = head.log();
        List<Hash> proof = in.hashes("proof");
        requireKeyOf(log, head.key(), ledger);
        head.requireSigned();
        Anchor next = new Anchor(head.size(), head.root());
        Optional<CanonicalJson> last = ledger.get(latest(log));
        if (last.map(Anchor::of).filter(next::equals).isPresent()) {
            return last.get();
        }
        last.map(Anchor::of).ifPresent(anchored -> next.requireGrownFrom(anchored, proof));
        Instant at = Time.of(ledger, RuleParams.DEFAULT);
        CanonicalJson anchor = CanonicalJson.of(
                Map.of("log", log, "size", next.size(), "root", next.root(), "at", at, "txId", ledger.txId()));
        if (last.isEmpty()) {
            ledger.put(key(log), CanonicalJson.of(Map.of("log", log, "key", head.key(), "txId", ledger.txId())));
        }
        ledger.put(latest(log), anchor);
        ledger.put(numbered(log, next.size()), anchor);
        return anchor;
    }

    /** The first anchor of a log pins the key; nobody else's checkpoint is ever taken for this log's. */
    private static void requireKeyOf(String log, String key, Ledger ledger) {
        Optional<String> pinned =
                ledger.get(key(log)).map(record -> record.members().text("key"));
        if (!pinned.orElse(key).equals(key)) {
            throw new Refusal(RefusalCode.EVIDENCE_OTHER_KEY, Map.of("log", log));
        }
    }

    private CanonicalJson read(Members in, Ledger ledger) {
        in.only("log", "size", "nonce");
        String log = in.formed("log", LOG);
        Key key = in.has("size") ? numbered(log, size(in)) : latest(log);
        CanonicalJson anchor = ledger.get(key).orElseThrow(() -> new Refusal(RefusalCode.EVIDENCE_UNKNOWN));
        // The reader's nonce in the answer makes its endorsement a fresh statement and not an old one shown again.
        return in.has("nonce") ? anchor.with("nonce", in.id("nonce")) : anchor;
    }

    private record Anchor(long size, Hash root) {
        static Anchor of(CanonicalJson json) {
            return new Anchor(json.members().number("size"), json.members().hash("root"));
        }

        void requireGrownFrom(Anchor anchored, List<Hash> proof) {
            Map<String, Object> args = Map.of("anchoredSize", anchored.size, "size", size);
            if (size < anchored.size) {
                throw new Refusal(RefusalCode.EVIDENCE_SMALLER, args);
            }
            if (!Proofs.consistent(anchored.size, anchored.root, size, root, proof)) {
                throw new Refusal(RefusalCode.EVIDENCE_NOT_APPEND_ONLY, args);
            }
        }
    }

    private static long size(Members in) {
        long size = in.number("size");
        if (size < 0) {
            throw new MalformedJson("size");
        }
        return size;
    }

    private static Key key(String log) {
        return Key.of("log-key", log);
    }

    private static Key latest(String log) {
        return Key.of("log", log);
    }

    private static Key numbered(String log, long size) {
        return Key.of("anchor", log, Long.toString(size));
    }
}
