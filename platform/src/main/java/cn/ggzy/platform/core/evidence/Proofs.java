package cn.ggzy.platform.core.evidence;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.platform.core.evidence.tlog.TileFiles;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Proof bundles (docs/evidence/format.md): one small file that needs no server of ours to be checked. */
@Service
public class Proofs {
    private final Evidence evidence;
    private final LogRows rows;
    private final TileFiles tiles;
    private final Ledger ledger;
    private final Witnesses witnesses;
    private final String log;

    Proofs(Evidence evidence, LogRows rows, TileFiles tiles, Ledger ledger, Witnesses witnesses, NoteSigner signer) {
        this.evidence = evidence;
        this.rows = rows;
        this.tiles = tiles;
        this.ledger = ledger;
        this.witnesses = witnesses;
        this.log = signer.verifier().name();
    }

    public JsonNode of(EvidenceId id) {
        Located located = evidence.find(id);
        if (located.state() != Located.State.ANCHORED) {
            throw RuleViolation.conflict("evidence.not-anchored-yet", Map.of("id", id.value()));
        }
        LogRows.AnchorRow anchor = cosigned(id, index(located) + 1);
        // The nonce makes the organisations' signatures fresh; nothing is submitted.
        Endorsed stated = ledger.endorse(
                Submission.of("evidence", "read", Map.of("log", log, "size", anchor.size(), "nonce", Ids.randomHex(16)))
                        .endorsedBy(ledger.info().organisations()));
        return CanonicalJson.tree(Map.of(
                "format", "ggzy-proof/1",
                "fact", located.fact(),
                "index", index(located),
                "size", anchor.size(),
                "path",
                        tiles.tree(anchor.size()).inclusion(index(located)).stream()
                                .map(Hash::hex)
                                .toList(),
                "checkpoint", anchor.checkpoint(),
                "anchor",
                        Map.of(
                                "channel", ledger.info().channel(),
                                "result", stated.result(),
                                "envelope", stated.envelope())));
    }

    /** A bundle without enough witnesses would be refused by its reader: better none yet. */
    private LogRows.AnchorRow cosigned(EvidenceId id, long size) {
        int threshold = witnesses.threshold();
        LogRows.AnchorRow anchor = rows.anchorOver(size, threshold);
        if (anchor == null || witnesses.count(SignedNote.parse(anchor.checkpoint())) < threshold) {
            throw RuleViolation.conflict("evidence.not-cosigned-yet", Map.of("id", id.value(), "needed", threshold));
        }
        return anchor;
    }

    private static long index(Located located) {
        return Objects.requireNonNullElse(located.index(), Long.MAX_VALUE - 1);
    }
}
