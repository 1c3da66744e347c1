package cn.ggzy.platform.core.document;

import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tender documents, notices and reports: stored once, never changed, found by digest. */
@Service
public class Documents {
    private final DocumentRows rows;
    private final BlobStore blobs;
    private final Clock clock;

    Documents(DocumentRows rows, BlobStore blobs, Clock clock) {
        this.rows = rows;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Stores the stream to its end; nothing is held in memory. */
    public Document store(String fileName, InputStream content, String owner) {
        return store(fileName, content, owner, Long.MAX_VALUE);
    }

    /** As {@link #store(String, InputStream, String)}; of what is longer than {@code largest} nothing is kept. */
    public Document store(String fileName, InputStream content, String owner, long largest) {
        DocumentId id = new DocumentId(Ids.random());
        BlobStore.Put put = blobs.put(key(id), content, largest);
        Document document =
                new Document(id, FileNames.safe(fileName), put.size(), put.digest(), owner, false, clock.instant());
        rows.insert(document);
        return document;
    }

    public Document find(DocumentId id) {
        Document found = rows.find(id);
        if (found == null) {
            throw RuleViolation.unknown("document.unknown", Map.of("id", id.value()));
        }
        return found;
    }

    /** From now on anybody may read it. */
    @Transactional
    public void publish(DocumentId id) {
        find(id);
        rows.publish(id);
    }

    /** For what must not be kept: a file that turned out not to be the promised one. What is public stays. */
    public void discard(DocumentId id) {
        if (rows.discard(id) == 1) {
            blobs.delete(key(id));
        }
    }

    public InputStream read(DocumentId id) {
        return blobs.open(key(find(id).id()));
    }

    private static String key(DocumentId id) {
        return "documents/" + id.value();
    }
}
