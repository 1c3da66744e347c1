package cn.ggzy.bench.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Notes when the log's anchored size grew: one look every few milliseconds, instead of a question for each fact. */
final class AnchorWatch implements AutoCloseable {
    private static final long PACE_MILLIS = 5;
    private static final String ANCHORED = "select anchored_size from evidence_head";

    private final DataSource database;
    private final List<Growth> seen = new ArrayList<>();
    private final Thread thread;
    private volatile boolean running = true;

    private record Growth(long nanos, long size) {}

    AnchorWatch(DataSource database) {
        this.database = database;
        this.thread = Thread.ofPlatform().name("anchor-watch").start(this::watch);
    }

    private void watch() {
        try {
            long last = -1;
            while (running) {
                long size = Rows.number(database, ANCHORED);
                if (size != last) {
                    note(new Growth(System.nanoTime(), size));
                    last = size;
                }
                TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(Growth growth) {
        seen.add(growth);
    }

    /** Waits until so many leaves are anchored; false when nothing moved for a while. */
    boolean await(long size) throws InterruptedException {
        long patience = TimeUnit.SECONDS.toNanos(60);
        while (size() < size) {
            if (System.nanoTime() - lastNanos() > patience) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
        }
        return true;
    }

    synchronized long size() {
        return seen.isEmpty() ? 0 : seen.get(seen.size() - 1).size();
    }

    private synchronized long lastNanos() {
        return seen.isEmpty() ? System.nanoTime() : seen.get(seen.size() - 1).nanos();
    }

    /** When the leaf was seen anchored; a late watcher makes the figure longer, never shorter. */
    synchronized long anchoredAt(long leaf) {
        int low = 0;
        int high = seen.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (seen.get(middle).size() > leaf) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if (low == seen.size()) {
            throw new IllegalStateException("leaf " + leaf + " is not anchored");
        }
        return seen.get(low).nanos();
    }

    synchronized int anchors() {
        return seen.size();
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
