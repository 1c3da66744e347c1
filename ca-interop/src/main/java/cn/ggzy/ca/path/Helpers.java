package cn.ggzy.ca.path;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The certificates handed in beside the one that is judged. One that cannot be read helps nobody and harms nobody: it is left out, with the reason. */
record Helpers(List<X509Certificate> certificates, List<String> ignored) {
    private static final int MAX_CHAIN = 10;

    Helpers {
        certificates = List.copyOf(certificates);
        ignored = List.copyOf(ignored);
    }

    static Helpers read(List<byte[]> chain) {
        List<X509Certificate> certificates = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < Math.min(chain.size(), MAX_CHAIN); i++) {
            try {
                certificates.add(Certificates.parse(chain.get(i)));
            } catch (Refusal e) {
                ignored.add("ignored helper " + (i + 1) + ": " + e.getMessage());
            }
        }
        if (chain.size() > MAX_CHAIN) {
            ignored.add("ignored helpers after the " + MAX_CHAIN + "th: " + (chain.size() - MAX_CHAIN));
        }
        return new Helpers(certificates, ignored);
    }

    String tell(String before) {
        return ignored.isEmpty() ? before : before + "; " + String.join("; ", ignored);
    }
}
