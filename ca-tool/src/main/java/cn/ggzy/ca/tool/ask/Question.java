package cn.ggzy.ca.tool.ask;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which certificate, for what, at which instant, trusted by whom, with what at hand. */
public record Question(
        byte[] leaf,
        List<byte[]> intermediates,
        Optional<Trusted> trusted,
        List<byte[]> crls,
        List<byte[]> ocsp,
        Instant at,
        Use use,
        Optional<PeerName> peer,
        OptionalInt maxDepth) {
    public Question {
        intermediates = List.copyOf(intermediates);
        crls = List.copyOf(crls);
        ocsp = List.copyOf(ocsp);
    }

    boolean asksForRevocation() {
        return !crls.isEmpty() || !ocsp.isEmpty();
    }
}
