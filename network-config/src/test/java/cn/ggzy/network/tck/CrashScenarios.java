package cn.ggzy.network.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hyperledger.fabric.client.Transaction;
import org.jspecify.annotations.Nullable;

/** kill -9 of everything, in the middle of work; what was receipted is there afterwards, and nothing twice. */
final class CrashScenarios {

    private static final int SUBMISSIONS = 24;

    private final World world;
    private final TestNetwork network;
    private @Nullable Before before;

    /** What was there, or under way, when everything was killed. */
    private record Before(Transaction committed, String tender, Transaction endorsed) {}

    CrashScenarios(World world, TestNetwork network) {
        this.world = world;
        this.network = network;
    }

    /** One crash serves them all: what was there before it is looked at after it. */
    List<Scenario> inOrder() {
        return List.of(
                Scenario.of(
                        "a crash in the middle of submissions loses no receipt and doubles nothing",
                        "all receipts hold, none doubled",
                        this::inTheMiddle),
                Scenario.of("after a crash the close barrier still stands", "MVCC_READ_CONFLICT", this::barrier),
                Scenario.of(
                        "after a crash an old envelope is still the same transaction", "1 change", this::oldEnvelope));
    }

    private String inTheMiddle() throws Exception {
        before = before();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < SUBMISSIONS; i++) {
                String key = "crash-" + i;
                answers.add(CompletableFuture.supplyAsync(() -> append(key), threads));
            }
            // Some have their receipt, some are on their way.
            answers.get(8).join();
            network.crash();
            world.reconnect();
            return judge(answers.stream().map(CompletableFuture::join).toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private Before before() throws Exception {
        Call put = tck("put", "before-crash", "v");
        Transaction committed = put.endorse();
        require(put.commit(committed));
        String tender = world.tender();
        return new Before(
                committed, tender, world.bid(tender, "A", "bidder-1").submit().endorse());
    }

    private String append(String key) {
        try {
            return tck("append", key, "x").outcome();
        } catch (RuntimeException e) {
            return "unknown";
        }
    }

    private String judge(List<String> answers) {
        int lost = 0;
        int doubled = 0;
        for (int i = 0; i < answers.size(); i++) {
            String value = tck("get", "crash-" + i).answer();
            lost += answers.get(i).equals(Outcome.VALID) && value.isEmpty() ? 1 : 0;
            doubled += value.length() > 1 ? 1 : 0;
        }
        return lost + doubled == 0 ? "all receipts hold, none doubled" : lost + " lost, " + doubled + " doubled";
    }

    private String barrier() {
        Before was = Objects.requireNonNull(before);
        world.postpone(was.tender(), People.now().plusSeconds(7200), "agency").done();
        return afterCrash(was.endorsed());
    }

    private String oldEnvelope() {
        afterCrash(Objects.requireNonNull(before).committed());
        return tck("history", "before-crash").answer().split(",").length + " change";
    }

    /** The transaction was endorsed before; the connection that brings it is a new one. */
    private String afterCrash(Transaction transaction) {
        Transaction again = world.session("Jyzx").gateway().newTransaction(transaction.getBytes());
        return tck("ping").commit(again);
    }

    private Call tck(String function, String... arguments) {
        return world.call("tck", function).with(arguments);
    }

    private static void require(String outcome) {
        if (!outcome.equals(Outcome.VALID)) {
            throw new AssertionError(outcome);
        }
    }
}
