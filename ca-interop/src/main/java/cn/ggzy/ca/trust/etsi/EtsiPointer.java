package cn.ggzy.ca.trust.etsi;

import java.security.cert.X509Certificate;
import java.util.List;

/** Where an imported list says that another one is, and with which certificates that one is signed. */
public record EtsiPointer(String territory, String url, List<X509Certificate> signers) {
    public EtsiPointer {
        signers = List.copyOf(signers);
    }
}
