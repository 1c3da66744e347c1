package cn.ggzy.fabric.embedded;

import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Refuses calls above a number per service, as a peer does. */
final class ConcurrencyLimit implements ServerInterceptor {
    private final int limit;
    private final Map<String, Semaphore> free = new ConcurrentHashMap<>();

    ConcurrencyLimit(int limit) {
        this.limit = limit;
    }

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
        String service = String.valueOf(call.getMethodDescriptor().getServiceName());
        Semaphore semaphore = free.computeIfAbsent(service, name -> new Semaphore(limit));
        if (!semaphore.tryAcquire()) {
            call.close(
                    Status.UNKNOWN.withDescription(
                            "too many requests for /" + service + ", exceeding concurrency limit (" + limit + ")"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return new Releasing<>(next.startCall(call, headers), semaphore);
    }

    private static final class Releasing<Q> extends ForwardingServerCallListener.SimpleForwardingServerCallListener<Q> {
        private final Semaphore semaphore;
        private final AtomicBoolean released = new AtomicBoolean();

        Releasing(ServerCall.Listener<Q> listener, Semaphore semaphore) {
            super(listener);
            this.semaphore = semaphore;
        }

        @Override
        public void onComplete() {
            release();
            super.onComplete();
        }

        @Override
        public void onCancel() {
            release();
            super.onCancel();
        }

        private void release() {
            if (released.compareAndSet(false, true)) {
                semaphore.release();
            }
        }
    }
}
