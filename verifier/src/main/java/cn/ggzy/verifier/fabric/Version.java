package cn.ggzy.verifier.fabric;

/** The place of the write that made a value: block and transaction number. */
public record Version(long block, long transaction) {
    @Override
    public String toString() {
        return block + "#" + transaction;
    }
}
