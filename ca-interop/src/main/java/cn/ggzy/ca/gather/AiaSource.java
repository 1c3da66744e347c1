package cn.ggzy.ca.gather;

import java.net.URI;

/** Fetches the certificate of an issuer (RFC 5280 4.2.2.1). */
public interface AiaSource {
    /** Throws {@link NoAnswer} when there is none. */
    Fetched certificate(URI address);
}
