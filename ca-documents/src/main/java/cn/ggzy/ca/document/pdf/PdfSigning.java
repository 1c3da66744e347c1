package cn.ggzy.ca.document.pdf;

import java.time.Instant;
import java.util.Optional;

/** What a signature on a PDF says beside the document: who, why, where, the claimed time, and how it looks. */
public record PdfSigning(
        String name, String reason, String location, Instant claimed, Optional<PdfAppearance> appearance) {
    public static PdfSigning of(String name, String reason, Instant claimed) {
        return new PdfSigning(name, reason, "", claimed, Optional.empty());
    }

    public PdfSigning visible(PdfAppearance seal) {
        return new PdfSigning(name, reason, location, claimed, Optional.of(seal));
    }
}
