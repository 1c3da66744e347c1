package cn.ggzy.fabric.embedded;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a network: contracts may block, so they have many; checking signatures has one per processor. */
final class Threads implements AutoCloseable {
    private static final int CONTRACTS = 32;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final ExecutorService contracts = Executors.newFixedThreadPool(CONTRACTS, named("contract"));
    private final ExecutorService checks = Executors.newFixedThreadPool(PROCESSORS, named("check"));
    private final ExecutorService services =
            Executors.newFixedThreadPool(Math.max(4, 2 * PROCESSORS), named("service"));

    ExecutorService contracts() {
        return contracts;
    }

    ExecutorService checks() {
        return checks;
    }

    ExecutorService services() {
        return services;
    }

    private static ThreadFactory named(String what) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "fabric-" + what + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        contracts.shutdownNow();
        checks.shutdownNow();
        services.shutdownNow();
        try {
            boolean unused =
                    services.awaitTermination(5, TimeUnit.SECONDS) && contracts.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
