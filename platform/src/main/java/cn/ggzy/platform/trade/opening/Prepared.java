package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.document.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bid that is read and decrypted and waits for its lot to be opened; nothing of it is shown before.
 *
 * @param root the tree over the octets as they are now; empty where they cannot be read
 * @param plaintextDigest of the decrypted file; empty where it could not be decrypted to its end
 * @param document the decrypted file
 * @param failure the code of what went wrong, empty when nothing did
 */
record Prepared(
        String root,
        List<Integer> changedPieces,
        String plaintextDigest,
        @Nullable String document,
        @Nullable String documentDigest,
        String failure) {
    static final String UNREADABLE = "opening.store-unreadable";

    Prepared {
        changedPieces = List.copyOf(changedPieces);
    }

    static Prepared of(Found found, @Nullable Document file) {
        return new Prepared(
                found.root(),
                found.changedPieces(),
                found.plaintextDigest().orElse(""),
                file == null ? null : file.id().value(),
                file == null ? null : file.digest(),
                found.failure());
    }

    /** The store cannot give the file out: the receipt proves that it once had it, so the bidder is not to blame. */
    static Prepared unreadable() {
        return new Prepared("", List.of(), "", null, null, UNREADABLE);
    }

    boolean isUnreadable() {
        return failure.equals(UNREADABLE);
    }
}
