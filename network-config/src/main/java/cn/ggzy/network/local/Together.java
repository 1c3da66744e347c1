package cn.ggzy.network.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does the same with many at once and fails with the first failure. */
final class Together {

    private static final int AT_ONCE = 8;

    private Together() {}

    static <T> void each(Collection<T> items, Consumer<T> action) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            items.forEach(item -> running.add(CompletableFuture.runAsync(() -> action.accept(item), threads)));
            running.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }
}
