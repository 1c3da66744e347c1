package cn.ggzy.fabric.embedded.ledger;

/** A request of a contract that the ledger refuses. */
public final class SimulationException extends RuntimeException {
    public SimulationException(String message) {
        super(message);
    }
}
