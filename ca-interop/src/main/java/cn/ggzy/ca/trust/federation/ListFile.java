package cn.ggzy.ca.trust.federation;

import java.util.Optional;

/**
 * What was fetched from a pointer's address: the list's octets, for the own form the signatures beside it, and the highest sequence that
 * was ever taken from there, so that nobody brings an older version back.
 */
public record ListFile(byte[] list, Optional<String> signatures, Optional<Long> lastSequence) {
    public static ListFile of(byte[] list) {
        return new ListFile(list, Optional.empty(), Optional.empty());
    }

    public static ListFile of(byte[] list, String signatures) {
        return new ListFile(list, Optional.of(signatures), Optional.empty());
    }

    public ListFile after(long sequence) {
        return new ListFile(list, signatures, Optional.of(sequence));
    }
}
