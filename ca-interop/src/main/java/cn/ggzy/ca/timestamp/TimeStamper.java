package cn.ggzy.ca.timestamp;

/** Something that stamps: a time stamp authority over the network, or one with a key at hand. */
public interface TimeStamper {
    /** For logs and reports. */
    String name();

    /**
     * The token for the request, unjudged but for being an answer to it (imprint and nonce are equal); refused with
     * {@code timestamp.unavailable}, {@code timestamp.rejected}, {@code timestamp.malformed} or {@code timestamp.wrong-answer}.
     */
    TimeStampToken stamp(TimeStampRequest request);
}
