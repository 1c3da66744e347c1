package cn.ggzy.fabric.embedded.deliver;

import cn.ggzy.fabric.embedded.ledger.Ledger;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends what blocks contain to one client, as fast as the client takes it and no faster, until the last one it wants. */
public final class BlockPump<T> {
    private final Ledger ledger;
    private final Executor executor;
    private final ServerCallStreamObserver<T> observer;
    private final Rendering<T> rendering;
    private final Runnable end;
    private final long last;
    private final AtomicInteger wanted = new AtomicInteger();
    private final Runnable watcher = this::wake;
    private long next;
    private volatile boolean over;

    /** What a client gets to see of a block; nothing when there is nothing for it. */
    public interface Rendering<T> {
        @Nullable
        T of(long block) throws InvalidProtocolBufferException;
    }

    public BlockPump(
            Ledger ledger,
            Executor executor,
            ServerCallStreamObserver<T> observer,
            long first,
            long last,
            Rendering<T> rendering,
            Runnable end) {
        this.ledger = ledger;
        this.executor = executor;
        this.observer = observer;
        this.next = first;
        this.last = last;
        this.rendering = rendering;
        this.end = end;
    }

    public void start() {
        ledger.watch(watcher);
        wake();
    }

    /** The client is ready for more, or there is more. */
    public void wake() {
        if (!over && wanted.getAndIncrement() == 0) {
            executor.execute(this::pump);
        }
    }

    public void stop() {
        over = true;
        ledger.unwatch(watcher);
    }

    private void pump() {
        int seen = wanted.get();
        try {
            while (!over && observer.isReady() && next < ledger.height()) {
                send();
            }
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            stop();
            observer.onError(Status.ABORTED.withDescription(e.toString()).asRuntimeException());
        }
        if (wanted.addAndGet(-seen) > 0) {
            executor.execute(this::pump);
        }
    }

    private void send() throws InvalidProtocolBufferException {
        T rendered = rendering.of(next);
        if (rendered != null) {
            observer.onNext(rendered);
        }
        if (next == last) {
            stop();
            end.run();
        }
        next++;
    }
}
