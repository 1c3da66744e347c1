package cn.ggzy.platform.core.document;

import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.CompactRange;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Uploads whose pieces lie in the blob store. */
@Service
class StoredUploads implements Uploads {
    private static final int MOST_PIECES = 65_536;

    private final UploadRows rows;
    private final BlobStore blobs;
    private final StoreKey key;
    private final List<UploadGate> gates;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredUploads(
            UploadRows rows,
            BlobStore blobs,
            StoreKey key,
            List<UploadGate> gates,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.blobs = blobs;
        this.key = key;
        this.gates = gates;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Progress begin(Announcement announcement) {
        check(announcement);
        gates.forEach(gate -> gate.admit(announcement.tender(), announcement.lot()));
        UploadRow upload = Objects.requireNonNull(transaction.execute(status -> begun(announcement)));
        if (upload.size() != announcement.size() || !rows.digests(upload.id()).equals(announcement.pieces())) {
            throw RuleViolation.conflict("bid.upload-differs", Map.of("upload", upload.id()));
        }
        return new Progress(upload.id(), rows.missing(upload.id()));
    }

    @Override
    public void put(String id, int piece, InputStream content) {
        UploadRow upload = find(id);
        String expected = rows.digest(id, piece);
        if (expected == null) {
            throw RuleViolation.malformed("bid.no-such-piece", Map.of("piece", piece, "pieces", upload.pieces()));
        }
        BlobStore.Put put = blobs.putExpecting(upload.key(piece), content, expected, upload.length(piece));
        if (!put.digest().equals(expected) || put.size() != upload.length(piece)) {
            throw RuleViolation.conflict("bid.piece-differs", Map.of("piece", piece));
        }
        rows.stored(id, piece, put.leaf());
    }

    @Override
    public Stored complete(String id) {
        UploadRow upload = find(id);
        if (upload.completedAt() == null) {
            List<Integer> missing = rows.missing(id);
            if (!missing.isEmpty()) {
                throw RuleViolation.conflict("bid.upload-incomplete", Map.of("missing", missing));
            }
            requireRoot(upload);
            Instant now = clock.instant();
            rows.complete(id, now, Base64.getEncoder().encodeToString(key.sign(statement(upload, now))));
            upload = find(id);
        }
        // Of two that complete at once, the first one's signature stands.
        return new Stored(Objects.requireNonNull(upload.completedAt()), Objects.requireNonNull(upload.signature()));
    }

    @Override
    public boolean isStored(String tender, String lot, String ticket, String root) {
        UploadRow upload = rows.lookup(tender, lot, ticket, root);
        return upload != null && upload.completedAt() != null;
    }

    @Override
    public InputStream read(String tender, String lot, String ticket, String root) {
        return PieceStream.of(blobs, completed(tender, lot, ticket, root));
    }

    @Override
    public List<String> digests(String tender, String lot, String ticket, String root) {
        return rows.digests(completed(tender, lot, ticket, root).id());
    }

    /** The announced root must be the tree over these pieces, or the bidder could blame the store for it at opening. */
    private void requireRoot(UploadRow upload) {
        List<Hash> leaves = rows.leaves(upload.id()).stream().map(Hash::fromHex).toList();
        if (!CompactRange.empty().append(leaves).root().hex().equals(upload.root())) {
            throw RuleViolation.conflict("bid.root-differs", Map.of());
        }
    }

    /** Of several at once the first writes and the others wait for it; one that was killed between its two writes is completed. */
    private UploadRow begun(Announcement announcement) {
        rows.begin(row(announcement));
        UploadRow upload = Objects.requireNonNull(
                rows.lookup(announcement.tender(), announcement.lot(), announcement.ticket(), announcement.root()));
        if (rows.digests(upload.id()).isEmpty()) {
            rows.insertPieces(upload.id(), announcement.pieces());
        }
        return upload;
    }

    private UploadRow row(Announcement announcement) {
        return new UploadRow(
                Ids.random(),
                announcement.tender(),
                announcement.lot(),
                announcement.ticket(),
                announcement.root(),
                announcement.size(),
                announcement.pieces().size(),
                clock.instant(),
                null,
                null);
    }

    private static void check(Announcement announcement) {
        Ids.checked(announcement.tender());
        Ids.checked(announcement.lot());
        Ids.checkedTicket(announcement.ticket());
        Ids.checkedDigest(announcement.root());
        announcement.pieces().forEach(Ids::checkedDigest);
        long pieces = Math.ceilDiv(announcement.size(), (long) UploadRow.PIECE);
        if (announcement.size() <= 0
                || announcement.pieces().size() > MOST_PIECES
                || pieces != announcement.pieces().size()) {
            throw RuleViolation.malformed("bid.piece-count", Map.of("size", announcement.size(), "expected", pieces));
        }
    }

    private UploadRow find(String id) {
        UploadRow upload = rows.find(Ids.checked(id));
        if (upload == null) {
            throw RuleViolation.unknown("bid.unknown-upload", Map.of("upload", id));
        }
        return upload;
    }

    private UploadRow completed(String tender, String lot, String ticket, String root) {
        UploadRow upload = rows.lookup(tender, lot, ticket, root);
        if (upload == null || upload.completedAt() == null) {
            throw RuleViolation.conflict("bid.not-stored", Map.of("ticket", ticket));
        }
        return upload;
    }

    private static byte[] statement(UploadRow upload, Instant at) {
        return Encoding.enc(
                Encoding.utf8("ggzy-stored-v1"),
                Encoding.utf8(upload.tender()),
                Encoding.utf8(upload.lot()),
                Encoding.utf8(upload.ticket()),
                HexFormat.of().parseHex(upload.root()),
                Encoding.u64be(upload.size()),
                Encoding.utf8(at.toString()));
    }
}
