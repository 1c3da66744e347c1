package cn.ggzy.platform.core.evidence;

import cn.ggzy.chain.tlog.SignedNote;
import java.nio.file.NoSuchFileException;
import org.springframework.stereotype.Component;

/** Gathers cosignatures, never under a lock: before a checkpoint is anchored, and again for the newest anchor as long as a witness is missing. */
@Component
class Cosigning {
    private final LogRows rows;
    private final Witnesses witnesses;
    private final Publisher publisher;

    Cosigning(LogRows rows, Witnesses witnesses, Publisher publisher) {
        this.rows = rows;
        this.witnesses = witnesses;
        this.publisher = publisher;
    }

    /** The note with the cosignatures of all witnesses that answer in time. */
    SignedNote cosigned(SignedNote note) throws NoSuchFileException {
        SignedNote cosigned = witnesses.cosign(note);
        if (!cosigned.encoded().equals(note.encoded())) {
            publisher.show(cosigned);
        }
        return cosigned;
    }

    int count(SignedNote note) {
        return witnesses.count(note);
    }

    /** Asks again who has not cosigned the newest anchor; answers whether somebody has now. */
    boolean catchUp() throws NoSuchFileException {
        LogRows.AnchorRow anchor = rows.newestAnchor();
        if (anchor == null) {
            return false;
        }
        SignedNote before = SignedNote.parse(anchor.checkpoint());
        SignedNote completed = witnesses.completed(before);
        int count = witnesses.count(completed);
        if (completed.encoded().equals(before.encoded()) && count == anchor.cosignatures()) {
            return false;
        }
        rows.cosigned(anchor.size(), completed.encoded(), count);
        publisher.show(completed);
        return true;
    }
}
