package cn.ggzy.platform.core.evidence;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.chain.tlog.VerifierKey;
import cn.ggzy.platform.core.evidence.tlog.TileFiles;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Binds published checkpoints to the chain; the contract itself checks that the log only grew. */
@Component
class Anchoring {
    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);

    private static final Set<String> MOVED_ON = Set.of("evidence.smaller", "evidence.not-append-only");

    private final LogRows rows;
    private final TileFiles tiles;
    private final Ledger ledger;
    private final Cosigning cosigning;
    private final VerifierKey key;
    private final String log;

    Anchoring(LogRows rows, TileFiles tiles, Ledger ledger, Cosigning cosigning, NoteSigner signer) {
        this.rows = rows;
        this.tiles = tiles;
        this.ledger = ledger;
        this.cosigning = cosigning;
        this.key = signer.verifier();
        this.log = key.name();
    }

    /** Anchors the newest checkpoint; answers whether there was anything to do. */
    boolean anchorNext() throws NoSuchFileException {
        LogRows.Head head = rows.head();
        if (head.anchoredSize() >= head.publishedSize()) {
            return false;
        }
        SignedNote note =
                cosigning.cosigned(SignedNote.parse(new String(tiles.file("checkpoint"), StandardCharsets.UTF_8)));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        List<String> proof = tiles.tree(checkpoint.size()).consistency(head.anchoredSize()).stream()
                .map(Hash::hex)
                .toList();
        try {
            JsonNode anchored = ledger.commit(Submission.of(
                            "evidence",
                            "anchor",
                            Map.of("checkpoint", note.encoded(), "key", key.text(), "proof", proof)))
                    .result();
            save(anchored, note);
        } catch (RuleViolation refused) {
            if (!MOVED_ON.contains(refused.code())) {
                throw refused;
            }
            // The chain is not where our row says: another copy was faster, or we were killed before writing it down.
            LOG.info("anchoring refused code={}: asking the chain where it stands", refused.code());
            catchUp(note);
        }
        return true;
    }

    private void catchUp(SignedNote note) {
        JsonNode last = ledger.evaluate("evidence", "read", Map.of("log", log));
        long size = last.get("size").longValue();
        Checkpoint published = Checkpoint.parse(note.text());
        if (size > published.size()
                || !tiles.tree(size).root().hex().equals(last.get("root").stringValue())) {
            throw new IllegalStateException("the chain has anchored another log than ours at size " + size);
        }
        if (size == published.size()) {
            save(last, note);
        } else {
            rows.anchored(size);
        }
    }

    private void save(JsonNode anchored, SignedNote note) {
        long size = anchored.get("size").longValue();
        rows.insertAnchor(new LogRows.AnchorRow(
                size,
                anchored.get("root").stringValue(),
                anchored.get("txId").stringValue(),
                Instant.parse(anchored.get("at").stringValue()),
                note.encoded(),
                cosigning.count(note)));
        rows.anchored(size);
    }
}
