package cn.ggzy.fabric.embedded.gateway;

import cn.ggzy.fabric.embedded.ledger.Ledger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Those who wait for a transaction to be committed; nobody holds a thread for it. */
public final class CommitWaits {
    private final Map<String, Set<CompletableFuture<Ledger.Committed>>> waiting = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final Executor executor;

    public CommitWaits(Ledger ledger, Executor executor) {
        this.ledger = ledger;
        this.executor = executor;
        ledger.watch(this::look);
    }

    /** A client that goes away cancels its own wait, and leaves nothing behind. */
    CompletableFuture<Ledger.Committed> await(String txId) {
        Ledger.Committed now = ledger.find(txId);
        if (now != null) {
            return CompletableFuture.completedFuture(now);
        }
        CompletableFuture<Ledger.Committed> own = new CompletableFuture<>();
        waiting.compute(txId, (key, present) -> {
            Set<CompletableFuture<Ledger.Committed>> all = present == null ? new HashSet<>() : present;
            all.add(own);
            return all;
        });
        complete(txId);
        return own;
    }

    void forget(String txId, CompletableFuture<Ledger.Committed> own) {
        waiting.computeIfPresent(txId, (key, all) -> {
            all.remove(own);
            return all.isEmpty() ? null : all;
        });
    }

    private void look() {
        List.copyOf(waiting.keySet()).forEach(this::complete);
    }

    private void complete(String txId) {
        Ledger.Committed committed = ledger.find(txId);
        Set<CompletableFuture<Ledger.Committed>> all = committed == null ? null : waiting.remove(txId);
        if (all != null && committed != null) {
            all.forEach(own -> own.completeAsync(() -> committed, executor));
        }
    }
}
