package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** The certificate asked about; one that the library refuses is left to the judge, who says why. */
final class Leaf {
    private Leaf() {}

    static Optional<X509Certificate> read(byte[] der) {
        try {
            return Optional.of(Certificates.parse(der));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }
}
