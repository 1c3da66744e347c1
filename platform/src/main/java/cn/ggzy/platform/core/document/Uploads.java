package cn.ggzy.platform.core.document;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/**
 * Sealed bids on their way in: in pieces, in any order, in parallel, resumable, of any size. Who uploads is nowhere written down: before opening that is
 * a secret, so whoever knows the random ticket or upload number is its holder, and pieces only fit their announced digests.
 */
public interface Uploads {
    /** What the bidder announces: the Merkle root and the SHA-256 of every 4 MiB piece of the sealed file. */
    record Announcement(String tender, String lot, String ticket, long size, String root, List<String> pieces) {
        public Announcement {
            pieces = List.copyOf(pieces);
        }
    }

    /** A running upload and the pieces that are still missing. */
    record Progress(String upload, List<Integer> missing) {}

    /** The store's signed statement that every piece is there (docs/contracts.md, {@code stored}). */
    record Stored(Instant at, String signature) {}

    /** Begins, or resumes the one with the same ticket and root. */
    Progress begin(Announcement announcement);

    /** Refuses a piece whose digest differs: {@code bid.piece-differs}. */
    void put(String upload, int piece, InputStream content);

    /** Signs once all is there, else {@code bid.upload-incomplete} names the missing pieces. */
    Stored complete(String upload);

    /** Whether a completed upload is there for this ticket and root. */
    boolean isStored(String tender, String lot, String ticket, String root);

    /** The sealed file from its first octet to its last. */
    InputStream read(String tender, String lot, String ticket, String root);

    /** Where pieces lie: for the test that changes one bit, and for archives. */
    List<String> digests(String tender, String lot, String ticket, String root);
}
