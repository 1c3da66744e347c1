package cn.ggzy.ca.gather;

import java.net.URI;

/** Fetches a revocation list from a distribution point. */
public interface CrlSource {
    /** Throws {@link NoAnswer} when there is none. */
    Fetched list(URI address);
}
