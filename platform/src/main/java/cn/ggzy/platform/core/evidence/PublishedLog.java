package cn.ggzy.platform.core.evidence;

import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.SignedNote;
import cn.ggzy.platform.core.evidence.tlog.TileFiles;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** The log as the world sees it: static files and the chain's word, never the database. */
@Service
public class PublishedLog {
    private final TileFiles tiles;
    private final Ledger ledger;
    private final String origin;

    PublishedLog(TileFiles tiles, Ledger ledger, NoteSigner signer) {
        this.tiles = tiles;
        this.ledger = ledger;
        this.origin = signer.verifier().name();
    }

    /** What the chain says: how far, and with which root. */
    public record Anchored(long size, String root) {}

    public String origin() {
        return origin;
    }

    /** The size of the published checkpoint; 0 before the first one. */
    public long size() {
        try {
            SignedNote note = SignedNote.parse(new String(tiles.file("checkpoint"), StandardCharsets.UTF_8));
            return Checkpoint.parse(note.text()).size();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** The octets of a leaf, from its entry tile. */
    public byte[] entry(long index) {
        long size = size();
        if (index < 0 || index >= size) {
            throw RuleViolation.unknown("evidence.no-such-leaf", Map.of("index", index, "size", size));
        }
        return tiles.entry(index, size);
    }

    /** The leaves from this one to the end of its tile, of the log with {@code size} leaves. */
    public List<byte[]> entries(long first, long size) {
        return tiles.entries(first, size);
    }

    /** The root over the first leaves, recomputed from the tiles. */
    public String root(long size) {
        return tiles.tree(size).root().hex();
    }

    public Anchored anchored() {
        JsonNode last = ledger.evaluate("evidence", "read", Map.of("log", origin));
        return new Anchored(last.get("size").longValue(), last.get("root").stringValue());
    }

    /** A file of the log: {@code checkpoint} or {@code tile/…}. */
    public byte[] file(String path) {
        try {
            return tiles.file(path);
        } catch (NoSuchFileException e) {
            throw RuleViolation.unknown("evidence.no-such-tile", Map.of("path", path));
        }
    }
}
