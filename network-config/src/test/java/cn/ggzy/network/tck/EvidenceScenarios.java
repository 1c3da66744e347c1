package cn.ggzy.network.tck;

import static cn.ggzy.network.tck.Scenario.refuses;
import static cn.ggzy.network.tck.Scenario.valid;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.SignedNote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The evidence log only grows, and data assets belong to whoever registered them. */
final class EvidenceScenarios {

    private final World world;

    EvidenceScenarios(World world) {
        this.world = world;
    }

    List<Scenario> scenarios() {
        return List.of(
                valid("a log grows from 3 to 7 entries", () -> grown(3, 7)),
                Scenario.of("the same anchor again gets the same answer", "same", this::again),
                refuses("evidence.smaller", "a log shrinks", () -> grown(7, 3)),
                refuses("evidence.not-append-only", "an entry was changed", this::changed),
                refuses("evidence.not-append-only", "another root for the same size", this::sameSize),
                valid("the log's checkpoint comes through another organisation", this::byAnother),
                refuses(
                        "evidence.other-key",
                        "a checkpoint is signed by another key than the first",
                        this::withOtherKey),
                refuses("evidence.bad-signature", "a checkpoint is not signed by the log", this::badlySigned),
                refuses("evidence.wrong-root", "an empty log has another root", this::wrongEmptyRoot),
                refuses(
                        "evidence.unknown",
                        "a log nobody anchored is read",
                        () -> world.call("evidence", "read")
                                .with(Map.of("log", "nothing"))
                                .outcome()),
                Scenario.of("an older anchor is still read", "3", this::older),
                Scenario.of("the reader's nonce is in the answer", "n-1", this::nonce),
                refuses(
                        "clock.out-of-tolerance",
                        "an anchor claims another time",
                        () -> anchor(tree(0, 2), 0)
                                .at(java.time.Instant.now().minusSeconds(8))
                                .outcome()),
                valid(
                        "an asset is registered",
                        () -> register(world.fresh("asset"), "tenderer").outcome()),
                refuses("evidence.asset-exists", "the asset is taken", this::registeredTwice),
                refuses("evidence.not-owner", "somebody registers for another", this::registeredForOther),
                refuses(
                        "evidence.not-owner",
                        "a stranger grants",
                        () -> grant(registered(), "bidder-1", "bidder-2").outcome()),
                refuses(
                        "evidence.asset-unknown",
                        "an asset nobody registered is granted",
                        () -> grant("nothing", "tenderer", "agency").outcome()),
                Scenario.of("a grant holds until it is revoked", "false, true, false", this::granted));
    }

    private record Log(String name, MerkleTree tree) {}

    private Log tree(int variant, int size) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(MerkleTree.leaf(World.utf8("entry " + variant + " " + i)));
        }
        return new Log(world.fresh("log").toLowerCase(java.util.Locale.ROOT), MerkleTree.of(leaves));
    }

    private Call anchor(Log log, int from) {
        List<Hash> proof =
                from == 0 || from >= log.tree().size() ? List.of() : log.tree().consistency(from);
        NoteSigner key = key(log.name(), 1);
        return anchor("Jyzx", key.sign(head(log).note()), key, proof);
    }

    private Call anchor(String organisation, SignedNote note, NoteSigner key, List<Hash> proof) {
        return world.callFrom(organisation, "evidence", "anchor")
                .with(Map.of("checkpoint", note.encoded(), "key", key.verifier().text(), "proof", proof));
    }

    private static Checkpoint head(Log log) {
        return new Checkpoint(log.name(), log.tree().size(), log.tree().root());
    }

    private static NoteSigner key(String name, int seed) {
        byte[] octets = new byte[32];
        octets[0] = (byte) seed;
        return new NoteSigner(name, KeyType.ED25519, octets);
    }

    /** Whoever the client is: the log's own signature counts, and nothing else. */
    private String byAnother() {
        Log before = tree(0, 3);
        anchor(before, 0).done();
        Log after = new Log(before.name(), tree(0, 7).tree());
        NoteSigner key = key(before.name(), 1);
        return anchor("Sjt", key.sign(head(after).note()), key, after.tree().consistency(3))
                .outcome();
    }

    private String withOtherKey() {
        Log before = tree(0, 3);
        anchor(before, 0).done();
        Log after = new Log(before.name(), tree(0, 7).tree());
        NoteSigner forger = key(before.name(), 2);
        return anchor(
                        "Sjt",
                        forger.sign(head(after).note()),
                        forger,
                        after.tree().consistency(3))
                .outcome();
    }

    private String badlySigned() {
        Log before = tree(0, 3);
        anchor(before, 0).done();
        Log after = new Log(before.name(), tree(0, 7).tree());
        SignedNote forged = key(before.name(), 2).sign(head(after).note());
        return anchor("Jyzx", forged, key(before.name(), 1), after.tree().consistency(3))
                .outcome();
    }

    private String wrongEmptyRoot() {
        String name = world.fresh("log").toLowerCase(java.util.Locale.ROOT);
        NoteSigner key = key(name, 1);
        return anchor("Jyzx", key.sign(new Checkpoint(name, 0, Hash.of(new byte[] {1})).note()), key, List.of())
                .outcome();
    }

    private String grown(int from, int to) {
        Log before = tree(0, from);
        anchor(before, 0).done();
        Log after = new Log(before.name(), tree(0, to).tree());
        return anchor(after, from).outcome();
    }

    private String again() {
        Log log = tree(0, 4);
        return anchor(log, 0).done().equals(anchor(log, 0).done()) ? "same" : "other";
    }

    private String changed() {
        Log before = tree(0, 3);
        anchor(before, 0).done();
        return anchor(new Log(before.name(), tree(1, 7).tree()), 3).outcome();
    }

    private String sameSize() {
        Log before = tree(0, 3);
        anchor(before, 0).done();
        return anchor(new Log(before.name(), tree(1, 3).tree()), 3).outcome();
    }

    private String older() {
        Log before = tree(0, 3);
        anchor(before, 0).done();
        anchor(new Log(before.name(), tree(0, 7).tree()), 3).done();
        return Long.toString(world.call("evidence", "read")
                .with(Map.of("log", before.name(), "size", 3))
                .json()
                .members()
                .number("size"));
    }

    private String nonce() {
        Log log = tree(0, 3);
        anchor(log, 0).done();
        return world.call("evidence", "read")
                .with(Map.of("log", log.name(), "nonce", "n-1"))
                .json()
                .members()
                .text("nonce");
    }

    private Call register(String asset, String by) {
        return register(asset, by, by);
    }

    private Call register(String asset, String by, String owner) {
        String uscc = world.people.uscc(owner);
        Map<String, Object> body = new HashMap<>();
        body.put("asset", asset);
        body.put("class", "tender-document");
        body.put("owner", uscc);
        body.put("producer", uscc);
        body.put("custodian", world.people.uscc("centre"));
        body.put("digest", "88".repeat(32));
        return world.call("evidence", "register").with(Map.of("act", world.people.act(by, "evidence.register", body)));
    }

    private String registered() {
        String asset = world.fresh("asset");
        register(asset, "tenderer").done();
        return asset;
    }

    private String registeredTwice() {
        return register(registered(), "tenderer").outcome();
    }

    private String registeredForOther() {
        return register(world.fresh("asset"), "bidder-1", "tenderer").outcome();
    }

    private Call grant(String asset, String by, String to) {
        Map<String, Object> body = Map.of("asset", asset, "to", world.people.uscc(to));
        return world.call("evidence", "grant").with(Map.of("act", world.people.act(by, "evidence.grant", body)));
    }

    private String granted() {
        String asset = registered();
        String before = may(asset);
        grant(asset, "tenderer", "agency").done();
        String after = may(asset);
        Map<String, Object> body = Map.of("asset", asset, "to", world.people.uscc("agency"));
        world.call("evidence", "revoke")
                .with(Map.of("act", world.people.act("tenderer", "evidence.revoke", body)))
                .done();
        return String.join(", ", before, after, may(asset));
    }

    private String may(String asset) {
        CanonicalJson answer = world.call("evidence", "lookup")
                .with(Map.of("asset", asset, "by", world.people.uscc("agency")))
                .json();
        return Boolean.toString(answer.members().flag("may"));
    }
}
