package cn.ggzy.fabric.embedded.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Faults that a test switches on and off while the network runs. */
public final class Faults {
    private final Set<String> dropped = ConcurrentHashMap.newKeySet();
    private final Map<String, Duration> skews = new ConcurrentHashMap<>();
    private final Map<String, Integer> lags = new ConcurrentHashMap<>();
    private volatile Duration ordererDelay = Duration.ZERO;
    private volatile UnaryOperator<List<String>> order = UnaryOperator.identity();
    private volatile boolean ordererDown;
    private volatile boolean ordererOpen;
    private boolean held;

    /** The organisation's peer does not answer any more. */
    public Faults dropEndorser(String mspId) {
        dropped.add(mspId);
        return this;
    }

    public Faults restoreEndorser(String mspId) {
        dropped.remove(mspId);
        return this;
    }

    /**
     * The organisation's peer is so many blocks behind: a transaction that another peer has reported as committed is
     * not there yet for its contracts. Real peers are, by milliseconds, after every block.
     */
    public Faults lag(String mspId, int blocks) {
        lags.put(mspId, blocks);
        return this;
    }

    /** The organisation's clock goes wrong by so much; its contracts and its peer see it. */
    public Faults skew(String mspId, Duration by) {
        skews.put(mspId, by);
        return this;
    }

    /** Each batch leaves the orderer so much later. */
    public Faults delayOrderer(Duration by) {
        ordererDelay = by;
        return this;
    }

    /** The orderer takes envelopes and makes no blocks until {@link #releaseOrderer()}. */
    public synchronized Faults holdOrderer() {
        held = true;
        return this;
    }

    public synchronized Faults releaseOrderer() {
        held = false;
        notifyAll();
        return this;
    }

    /** Each batch is put into the order that the function makes of its transaction ids. */
    public Faults reorder(UnaryOperator<List<String>> newOrder) {
        order = newOrder;
        return this;
    }

    /** The orderer lets in whatever comes, so that the peers' own checks can be seen. */
    public Faults openOrderer() {
        ordererOpen = true;
        return this;
    }

    /** The orderer takes no envelopes. */
    public Faults stopOrderer() {
        ordererDown = true;
        return this;
    }

    /** Everything behaves again. */
    public Faults clear() {
        dropped.clear();
        skews.clear();
        lags.clear();
        ordererDelay = Duration.ZERO;
        order = UnaryOperator.identity();
        ordererDown = false;
        ordererOpen = false;
        return releaseOrderer();
    }

    public boolean isDropped(String mspId) {
        return dropped.contains(mspId);
    }

    public int lag(String mspId) {
        return lags.getOrDefault(mspId, 0);
    }

    public boolean isOrdererDown() {
        return ordererDown;
    }

    public boolean isOrdererOpen() {
        return ordererOpen;
    }

    public Duration ordererDelay() {
        return ordererDelay;
    }

    public List<String> ordered(List<String> txIds) {
        return order.apply(new ArrayList<>(txIds));
    }

    public synchronized void awaitOrderer() throws InterruptedException {
        while (held) {
            wait();
        }
    }

    /** The organisation's clock, with its present fault. */
    public Clock clock(String mspId, Clock exact) {
        return new SkewedClock(mspId, exact);
    }

    private final class SkewedClock extends Clock {
        private final String mspId;
        private final Clock exact;

        SkewedClock(String mspId, Clock exact) {
            this.mspId = mspId;
            this.exact = exact;
        }

        @Override
        public ZoneId getZone() {
            return exact.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new SkewedClock(mspId, exact.withZone(zone));
        }

        @Override
        public Instant instant() {
            return exact.instant().plus(skews.getOrDefault(mspId, Duration.ZERO));
        }
    }
}
