package cn.ggzy.platform.practice;

import cn.ggzy.platform.service.certificate.CaAway;
import java.util.concurrent.TimeUnit;

/** How a practice authority misbehaves, on demand: away for the next calls, refusing the next orders, slow. */
public final class Faults {
    private int away;
    private int refusing;
    private int slowMillis;
    private int lost;

    /** What is to go wrong from now on. */
    public synchronized void set(int awayCalls, int refusedOrders, int slow) {
        away = awayCalls;
        refusing = refusedOrders;
        slowMillis = slow;
    }

    /** The next orders are carried out, and nobody hears of it. */
    public synchronized void lose(int answers) {
        lost = answers;
    }

    /** What was carried out passes here on its way back. */
    synchronized <T> T answer(T carriedOut) {
        if (lost > 0) {
            lost--;
            throw new CaAway("practice: answer lost");
        }
        return carriedOut;
    }

    /** Each call passes here first. */
    void call() {
        pause();
        if (isAway()) {
            throw new CaAway("practice: away");
        }
    }

    synchronized boolean refuses() {
        boolean now = refusing > 0;
        refusing -= now ? 1 : 0;
        return now;
    }

    private synchronized boolean isAway() {
        boolean now = away > 0;
        away -= now ? 1 : 0;
        return now;
    }

    private void pause() {
        int millis;
        synchronized (this) {
            millis = slowMillis;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaAway("interrupted");
        }
    }
}
