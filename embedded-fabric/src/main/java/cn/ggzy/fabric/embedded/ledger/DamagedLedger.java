package cn.ggzy.fabric.embedded.ledger;

/** The block file cannot be what this program has written: it is not opened, so that nothing is lost silently. */
public final class DamagedLedger extends RuntimeException {
    DamagedLedger(String message) {
        super(message);
    }
}
