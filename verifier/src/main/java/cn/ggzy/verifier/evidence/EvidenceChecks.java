package cn.ggzy.verifier.evidence;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.merkle.Proofs;
import cn.ggzy.verifier.fabric.Endorsed;
import cn.ggzy.verifier.fabric.Endorsements;
import cn.ggzy.verifier.note.Head;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Notes;
import cn.ggzy.verifier.report.Unreadable;
import cn.ggzy.verifier.trust.Policy;
import cn.ggzy.verifier.trust.Signer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The rules of docs/evidence/format.md, one method each. */
final class EvidenceChecks {
    private static final String NAMESPACE = "evidence";
    private static final int OK = 200;
    private static final Set<String> MEMBERS =
            Set.of("format", "fact", "index", "size", "path", "checkpoint", "anchor");

    private EvidenceChecks() {}

    static void form(Bundle bundle, Notes notes) {
        notes.same("format", "ggzy-proof/1", bundle.file().text("format"));
        bundle.file()
                .node()
                .propertyNames()
                .forEach(name -> notes.must(MEMBERS.contains(name), "", "unknown member \"" + name + "\""));
    }

    static void fact(Bundle bundle, Notes notes) {
        Members fact = bundle.fact().members().only("format", "id", "type", "subject", "digest", "actor", "at");
        notes.same("fact.format", "ggzy-fact/1", fact.text("format"));
        fact.hash("digest");
        fact.instant("at");
        notes.must(bundle.fact().bytes().length <= 4096, "fact", "is larger than 4 KiB");
    }

    static void inclusion(Bundle bundle, Notes notes) {
        Head checkpoint = bundle.checkpoint();
        notes.same("size", checkpoint.size(), bundle.file().number("size"));
        Hash leaf = MerkleTree.leaf(bundle.fact().bytes());
        boolean included = Proofs.included(
                leaf, bundle.file().number("index"), checkpoint.size(), bundle.path(), checkpoint.root());
        notes.must(included, "path", "does not lead from the fact to the root of the checkpoint");
    }

    static void signatures(Bundle bundle, Notes notes) {
        bundle.checkpoint().signatures(bundle.trust(), notes);
    }

    static void anchor(Bundle bundle, Notes notes) {
        Head checkpoint = bundle.checkpoint();
        Json result = bundle.anchored();
        notes.same(
                "anchor.channel",
                bundle.trust().channel(),
                bundle.file().at("anchor").text("channel"));
        notes.same("anchor.result.log", checkpoint.origin(), result.text("log"));
        notes.same("anchor.result.size", checkpoint.size(), result.number("size"));
        notes.same("anchor.result.root", checkpoint.root().hex(), result.text("root"));
    }

    /** What the organisations signed is the answer to `evidence.read` about this log, and repeats the asker's nonce. */
    static void answer(Bundle bundle, Notes notes) {
        Endorsed endorsed = bundle.endorsed();
        notes.same("envelope.channel", bundle.trust().channel(), endorsed.channel());
        notes.same("envelope.chaincode", NAMESPACE, endorsed.namespace());
        notes.same("envelope.function", "read", endorsed.function());
        notes.same("envelope.status", OK, endorsed.action().getResponse().getStatus());
        notes.same("envelope.txId", endorsed.derivedTxId(), endorsed.txId());
        notes.must(
                Arrays.equals(
                        endorsed.derivedProposalHash(),
                        endorsed.response().getProposalHash().toByteArray()),
                "envelope.proposalHash",
                "the endorsers were asked something else");
        sameAnswer(bundle, endorsed, notes);
    }

    private static void sameAnswer(Bundle bundle, Endorsed endorsed, Notes notes) {
        Members asked = CanonicalJson.parse(endorsed.argument()).members();
        Members answered = CanonicalJson.parse(endorsed.result()).members();
        Members told = CanonicalJson.parse(bundle.anchored().toString()).members();
        for (String name : List.of("log", "size", "root", "at", "txId")) {
            notes.same("anchor.result." + name, answered.json(name), told.json(name));
        }
        for (String name : told.names()) {
            notes.must(answered.has(name), "anchor.result." + name, "nobody has endorsed this member");
            if (answered.has(name)) notes.same("anchor.result." + name, answered.json(name), told.json(name));
        }
        notes.same("envelope.log", asked.text("log"), answered.text("log"));
        notes.must(asked.has("nonce"), "envelope.nonce", "the asker sent none: the answer may be an old one");
        if (asked.has("nonce")) notes.same("envelope.nonce", asked.text("nonce"), answered.text("nonce"));
    }

    static void endorsements(Bundle bundle, Notes notes) {
        Policy policy = bundle.trust()
                .policy(NAMESPACE)
                .orElseThrow(() -> new Unreadable("trust.json", "names no policy for " + NAMESPACE));
        List<Signer> signers = Endorsements.good(bundle.endorsed(), bundle.trust());
        notes.must(
                policy.satisfiedBy(signers),
                "envelope.endorsements",
                signers.stream().map(Signer::mspId).toList() + " do not satisfy " + policy);
    }
}
