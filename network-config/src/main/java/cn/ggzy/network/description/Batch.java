package cn.ggzy.network.description;

/** When the orderers cut a block. */
public record Batch(int timeoutMillis, int maxMessages, int preferredBytes, int absoluteBytes) {

    /** The same batches after another wait. */
    public Batch withTimeoutMillis(int millis) {
        return new Batch(millis, maxMessages, preferredBytes, absoluteBytes);
    }
}
