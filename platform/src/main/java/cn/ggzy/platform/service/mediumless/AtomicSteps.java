package cn.ggzy.platform.service.mediumless;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One atomic step of a port, committed before it returns whatever the caller's own transaction comes to: a counted PIN must not be
 * uncounted because the act it was for was refused.
 */
@Component
class AtomicSteps {
    private final TransactionTemplate transactions;

    AtomicSteps(PlatformTransactionManager manager) {
        transactions = new TransactionTemplate(manager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        // A step that waited for a lock must then see what the other one wrote.
        transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    <T> T one(Supplier<T> step) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> step.get()));
    }

    void run(Runnable step) {
        transactions.executeWithoutResult(status -> step.run());
    }
}
