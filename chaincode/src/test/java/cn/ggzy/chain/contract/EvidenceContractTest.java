package cn.ggzy.chain.contract;

import static cn.ggzy.chain.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.chain.tlog.NoteSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceContractTest {
    private static final String LOG = "ggzy.province/evidence-practice";
    private static final NoteSigner KEY = key(LOG, 1);

    private final Province province = Province.founded();

    @Test
    void anchorsALogThatGrows() {
        anchor(tree(3, "a"), 0);
        CanonicalJson second = anchor(tree(7, "a"), 3);

        assertThat(second.members().number("size")).isEqualTo(7);
        assertThat(read(Map.of()).members().hash("root")).isEqualTo(tree(7, "a").root());
        assertThat(read(Map.of("size", 3)).members().hash("root"))
                .isEqualTo(tree(3, "a").root());
        assertThat(read(Map.of("nonce", "n-1")).members().text("nonce")).isEqualTo("n-1");
        assertRefused(RefusalCode.EVIDENCE_UNKNOWN, () -> read(Map.of("size", 4)));
    }

    @Test
    void theSameHeadAgainIsTheSameAnswer() {
        CanonicalJson first = anchor(tree(3, "a"), 0);
        province.fabric.setTime(Province.START.plusSeconds(60));

        assertThat(anchor(tree(3, "a"), 0)).isEqualTo(first);
    }

    @Test
    void refusesALogThatChangedItsPast() {
        anchor(tree(4, "a"), 0);

        assertRefused(RefusalCode.EVIDENCE_NOT_APPEND_ONLY, () -> anchor(tree(7, "b"), 4));
        assertRefused(RefusalCode.EVIDENCE_NOT_APPEND_ONLY, () -> anchor(tree(4, "b"), 4));
        assertRefused(RefusalCode.EVIDENCE_NOT_APPEND_ONLY, () -> anchor(tree(7, "a"), 0));
        assertRefused(RefusalCode.EVIDENCE_SMALLER, () -> anchor(tree(3, "a"), 0));
    }

    @Test
    void onlyTheLogItselfSaysHowItGrew() {
        MerkleTree grown = tree(7, "a");
        anchor(tree(3, "a"), 0);

        assertRefused(RefusalCode.EVIDENCE_OTHER_KEY, () -> anchor(head(grown), grown.consistency(3), key(LOG, 2)));
        String forged = key(LOG, 2).sign(head(grown).note()).encoded();
        assertRefused(RefusalCode.EVIDENCE_BAD_SIGNATURE, () -> submit(forged, grown.consistency(3), KEY));
        String moved = KEY.sign(head(tree(4, "a")).note()).encoded().replace("\n4\n", "\n7\n");
        assertRefused(RefusalCode.EVIDENCE_BAD_SIGNATURE, () -> submit(moved, grown.consistency(3), KEY));
        assertRefused(RefusalCode.REQUEST_MALFORMED, () -> submit("no note", List.of(), KEY));

        assertThat(anchor(grown, 3).members().number("size")).isEqualTo(7);
    }

    @Test
    void aLogIsNamedByItsKey() {
        assertRefused(RefusalCode.EVIDENCE_OTHER_KEY, () -> anchor(head(tree(3, "a")), List.of(), key("other.log", 1)));
    }

    @Test
    void anEmptyLogHasOneRoot() {
        assertRefused(
                RefusalCode.EVIDENCE_WRONG_ROOT, () -> anchor(new Checkpoint(LOG, 0, Province.SOME), List.of(), KEY));

        anchor(new Checkpoint(LOG, 0, MerkleTree.emptyRoot()), List.of(), KEY);
        anchor(head(tree(3, "a")), List.of(), KEY);
    }

    @Test
    void believesNoWrongClock() {
        province.fabric.skewClocks(Duration.ofSeconds(6));

        assertRefused(RefusalCode.CLOCK_OUT_OF_TOLERANCE, () -> anchor(tree(3, "a"), 0));
    }

    @Test
    void registersAnAssetForItsOwner() {
        register("tenderer", Map.of());

        assertRefused(RefusalCode.EVIDENCE_ASSET_EXISTS, () -> register("tenderer", Map.of()));
        assertRefused(RefusalCode.EVIDENCE_NOT_OWNER, () -> register("agency", Map.of("asset", "A-2")));
        assertRefused(RefusalCode.EVIDENCE_ASSET_UNKNOWN, () -> lookup("A-9", "agency"));
        assertThat(lookup("A-1", "tenderer").members().flag("may")).isTrue();
    }

    @Test
    void theOwnerLetsOthersUseItForATime() {
        register("tenderer", Map.of());
        assertThat(lookup("A-1", "agency").members().flag("may")).isFalse();

        grant("tenderer", Map.of("until", Province.START.plusSeconds(60)));
        assertThat(lookup("A-1", "agency").members().flag("may")).isTrue();
        province.fabric.setTime(Province.START.plusSeconds(60));
        assertThat(lookup("A-1", "agency").members().flag("may")).isFalse();
    }

    @Test
    void whatIsRevokedIsOver() {
        register("tenderer", Map.of());
        assertRefused(RefusalCode.EVIDENCE_NOT_OWNER, () -> grant("agency", Map.of()));
        grant("tenderer", Map.of());

        assertRefused(RefusalCode.EVIDENCE_NOT_OWNER, () -> revoke("agency"));
        revoke("tenderer");
        assertThat(lookup("A-1", "agency").members().flag("may")).isFalse();
    }

    private CanonicalJson anchor(MerkleTree tree, int from) {
        return anchor(head(tree), tree.consistency(from), KEY);
    }

    private CanonicalJson anchor(Checkpoint head, List<Hash> proof, NoteSigner signer) {
        return submit(signer.sign(head.note()).encoded(), proof, signer);
    }

    private CanonicalJson submit(String note, List<Hash> proof, NoteSigner signer) {
        return province.fabric.submit(
                TransactionName.EVIDENCE_ANCHOR,
                Map.of("checkpoint", note, "key", signer.verifier().text(), "proof", proof));
    }

    private static Checkpoint head(MerkleTree tree) {
        return new Checkpoint(LOG, tree.size(), tree.root());
    }

    private static NoteSigner key(String name, int seed) {
        byte[] octets = new byte[32];
        octets[0] = (byte) seed;
        return new NoteSigner(name, KeyType.ED25519, octets);
    }

    private CanonicalJson read(Map<String, Object> more) {
        Map<String, Object> asked = new TreeMap<>(more);
        asked.put("log", LOG);
        return province.fabric.evaluate(TransactionName.EVIDENCE_READ, asked);
    }

    private void register(String player, Map<String, Object> changes) {
        Map<String, Object> body = new TreeMap<>(Map.of(
                "asset", "A-1",
                "class", "document",
                "owner", Province.key("tenderer").uscc(),
                "producer", Province.key("agency").uscc(),
                "custodian", Province.key("centre").uscc(),
                "digest", Hash.of()));
        body.putAll(changes);
        province.submit(TransactionName.EVIDENCE_REGISTER, player, body);
    }

    private void grant(String player, Map<String, Instant> more) {
        Map<String, Object> body = new TreeMap<>(more);
        body.put("asset", "A-1");
        body.put("to", Province.key("agency").uscc());
        province.submit(TransactionName.EVIDENCE_GRANT, player, body);
    }

    private void revoke(String player) {
        province.submit(
                TransactionName.EVIDENCE_REVOKE,
                player,
                Map.of("asset", "A-1", "to", Province.key("agency").uscc()));
    }

    private CanonicalJson lookup(String asset, String by) {
        return province.fabric.evaluate(
                TransactionName.EVIDENCE_LOOKUP,
                Map.of("asset", asset, "by", Province.key(by).uscc()));
    }

    private static MerkleTree tree(int size, String kind) {
        List<Hash> leaves = IntStream.range(0, size)
                .mapToObj(i -> MerkleTree.leaf(Encoding.utf8(kind + i)))
                .toList();
        return MerkleTree.of(leaves);
    }
}
