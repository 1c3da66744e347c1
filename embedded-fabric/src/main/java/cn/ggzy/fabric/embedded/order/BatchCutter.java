package cn.ggzy.fabric.embedded.order;

import cn.ggzy.fabric.embedded.faults.Faults;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Cuts the queue into batches, one after the other. */
final class BatchCutter implements Runnable {
    private final BlockingQueue<Ordered> queue;
    private final BatchSize size;
    private final Faults faults;
    private final BlockMaker blocks;
    private @Nullable Ordered carried;

    BatchCutter(BlockingQueue<Ordered> queue, BatchSize size, Faults faults, BlockMaker blocks) {
        this.queue = queue;
        this.size = size;
        this.faults = faults;
        this.blocks = blocks;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Ordered first = carried == null ? queue.take() : carried;
                carried = null;
                faults.awaitOrderer();
                List<Ordered> batch = batch(first);
                TimeUnit.NANOSECONDS.sleep(faults.ordererDelay().toNanos());
                blocks.make(envelopes(batch));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Ordered> batch(Ordered first) throws InterruptedException {
        List<Ordered> batch = new ArrayList<>(List.of(first));
        long bytes = first.envelope().size();
        long deadline = System.nanoTime() + size.timeout().toNanos();
        while (batch.size() < size.maxMessageCount()) {
            Ordered next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return batch;
            }
            bytes += next.envelope().size();
            if (bytes > size.preferredMaxBytes()) {
                carried = next;
                return batch;
            }
            batch.add(next);
        }
        return batch;
    }

    private List<ByteString> envelopes(List<Ordered> batch) {
        Map<String, List<Ordered>> byTxId = new HashMap<>();
        batch.forEach(ordered -> byTxId.computeIfAbsent(ordered.txId(), txId -> new ArrayList<>())
                .add(ordered));
        return faults.ordered(batch.stream().map(Ordered::txId).toList()).stream()
                .map(txId -> byTxId.getOrDefault(txId, List.of()))
                .filter(same -> !same.isEmpty())
                .map(same -> same.remove(0).envelope())
                .toList();
    }
}
