package cn.ggzy.fabric.embedded.gateway;

import cn.ggzy.fabric.embedded.endorse.Answer;
import cn.ggzy.fabric.embedded.endorse.Endorser;
import cn.ggzy.fabric.embedded.endorse.Refusal;
import cn.ggzy.fabric.embedded.faults.Faults;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** The peers of all organisations, as a gateway reaches them. */
public final class Peers {
    private static final Duration EXECUTE_TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, Endorser> endorsers;
    private final Faults faults;
    private final Executor executor;

    public Peers(Map<String, Endorser> endorsers, Faults faults, Executor executor) {
        this.endorsers = Map.copyOf(endorsers);
        this.faults = faults;
        this.executor = executor;
    }

    /** Whether a gateway would find the organisation's peer at all. */
    boolean isUp(String mspId) {
        return has(mspId) && !faults.isDropped(mspId);
    }

    boolean has(String mspId) {
        return endorsers.containsKey(mspId);
    }

    CompletableFuture<Answer> ask(String mspId, SignedProposal proposal) {
        Endorser endorser = endorsers.get(mspId);
        if (endorser == null || faults.isDropped(mspId)) {
            return CompletableFuture.completedFuture(
                    new Answer.Refused(Refusal.unreachable("connection error: desc = \"transport: error while dialing "
                            + address(mspId) + ": connection refused\"")));
        }
        return CompletableFuture.supplyAsync(() -> endorser.process(proposal), executor)
                .completeOnTimeout(
                        new Answer.Refused(Refusal.timedOut()), EXECUTE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    static String address(String mspId) {
        return "peer0." + mspId.toLowerCase(Locale.ROOT) + ".simulator:7051";
    }

    static ErrorDetail detail(String mspId, String message) {
        return ErrorDetail.newBuilder()
                .setAddress(address(mspId))
                .setMspId(mspId)
                .setMessage(message)
                .build();
    }

    /** The given organisation first, the others as they are listed. */
    static List<String> startingWith(String first, List<String> mspIds) {
        return mspIds.stream()
                .sorted(Comparator.comparing(mspId -> !mspId.equals(first)))
                .toList();
    }
}
