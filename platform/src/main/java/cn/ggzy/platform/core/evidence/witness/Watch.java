package cn.ggzy.platform.core.evidence.witness;

import cn.ggzy.chain.merkle.Proofs;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.MalformedNote;
import cn.ggzy.chain.tlog.SignedNote;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks now and then at the checkpoint that the log shows to everybody: it must be of the history shown to us, whichever of the two is longer. */
final class Watch implements Runnable {
    private final Head head;
    private final PublicTiles log;
    private final Consumer<String> alarm;

    Watch(Head head, URI checkpoint, Consumer<String> alarm) {
        this.head = head;
        this.log = new PublicTiles(checkpoint);
        this.alarm = alarm;
    }

    @Override
    public void run() {
        SignedNote own = head.last();
        SignedNote shown = shown();
        if (own == null || shown == null || !head.isOfLog(shown)) {
            return;
        }
        try {
            if (!isOneHistory(Checkpoint.parse(own.text()), Checkpoint.parse(shown.text()))) {
                alarm.accept("FORK: the log shows others another history; both heads are kept in "
                        + head.keepFork(own, shown));
            }
        } catch (UncheckedIOException e) {
            alarm.accept("UNPROVEN: the log signs a head but does not show the tiles under it: " + e.getMessage());
        }
    }

    /** A log that is down or serves nonsense: nothing to compare. */
    private @Nullable SignedNote shown() {
        try {
            return log.checkpoint();
        } catch (UncheckedIOException | MalformedNote e) {
            return null;
        }
    }

    private boolean isOneHistory(Checkpoint own, Checkpoint shown) {
        Checkpoint first = own.size() <= shown.size() ? own : shown;
        Checkpoint second = own.size() <= shown.size() ? shown : own;
        try {
            return Proofs.consistent(
                    first.size(),
                    first.root(),
                    second.size(),
                    second.root(),
                    log.tree(second.size()).consistency(first.size()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | MalformedNote e) {
            // Tiles of another form prove nothing for the log.
            return false;
        }
    }
}
