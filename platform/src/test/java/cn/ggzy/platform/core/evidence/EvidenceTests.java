package cn.ggzy.platform.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.shared.CanonicalJson;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class EvidenceTests {
    private final Evidence evidence;
    private final TransactionTemplate transactions;

    @Autowired
    EvidenceTests(Evidence evidence, TransactionTemplate transactions) {
        this.evidence = evidence;
        this.transactions = transactions;
    }

    @Test
    void aFactIsRecordedWithTheDigestOfItsObject() {
        Fact fact = aFact("t-recorded");

        EvidenceId id = Objects.requireNonNull(transactions.execute(status -> evidence.append(fact)));

        Located found = evidence.find(id);
        assertThat(found.fact().get("digest").stringValue()).isEqualTo(CanonicalJson.digest(fact.object()));
        assertThat(evidence.objectOf(id)).isEqualTo("{\"title\":\"t-recorded\"}");
        assertThat(evidence.about("tender/t-recorded")).extracting(Located::id).contains(id);
    }

    @Test
    void aFactWithoutABusinessTransactionIsRefused() {
        assertThatThrownBy(() -> evidence.append(aFact("t-loose")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aFactOfARolledBackChangeNeverWas() {
        Fact fact = aFact("t-rolled-back");
        transactions.executeWithoutResult(status -> {
            evidence.append(fact);
            status.setRollbackOnly();
        });

        assertThat(evidence.withDigest(fact.digest())).isEmpty();
    }

    private static Fact aFact(String tender) {
        return new Fact("tender.published", "tender/" + tender, Map.of("title", tender), "account");
    }
}
