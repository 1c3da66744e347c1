package cn.ggzy.ca.gather;

import java.net.URI;

/** Asks a responder (RFC 6960). */
public interface OcspSource {
    /** Throws {@link NoAnswer} when there is none. */
    Fetched answer(URI address, byte[] request);
}
