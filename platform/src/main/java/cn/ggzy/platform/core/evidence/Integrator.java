package cn.ggzy.platform.core.evidence;

import cn.ggzy.chain.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives waiting facts their places. The row lock makes one copy of the platform the writer; the order is fixed by the commit, files come after. */
@Component
class Integrator {
    static final int BATCH = 1_000;

    private final LogRows rows;

    Integrator(LogRows rows) {
        this.rows = rows;
    }

    /** Places one batch; answers how many. */
    @Transactional
    public int placeNext() {
        LogRows.Head head = rows.lock();
        List<LogRows.Waiting> waiting = rows.waiting(BATCH);
        if (waiting.isEmpty()) {
            return 0;
        }
        List<LogRows.Placed> placed = new ArrayList<>(waiting.size());
        long index = head.integratedSize();
        for (LogRows.Waiting fact : waiting) {
            byte[] hash = MerkleTree.leaf(fact.leaf().getBytes(StandardCharsets.UTF_8))
                    .bytes();
            placed.add(new LogRows.Placed(index++, fact.id(), hash));
        }
        rows.place(placed);
        rows.leave(waiting.stream().map(LogRows.Waiting::no).toList());
        rows.integrated(index);
        return waiting.size();
    }
}
