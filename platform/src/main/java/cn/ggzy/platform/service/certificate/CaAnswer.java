package cn.ggzy.platform.service.certificate;

import java.util.List;

/** What an authority says to an order. */
public sealed interface CaAnswer {
    /** A certificate, DER. */
    record Issued(byte[] certificate, List<byte[]> chain) implements CaAnswer {
        public Issued {
            chain = List.copyOf(chain);
        }
    }

    /** The certificate stands as was ordered. */
    record Done() implements CaAnswer {}

    /** Somebody there has to look at it; ask {@code status} later. */
    record Pending(String reference) implements CaAnswer {}

    /** For good; {@code theirs} is the authority's own code. */
    record Refused(CaRefusal refusal, String theirs) implements CaAnswer {}
}
