package cn.ggzy.ca.document.pdf;

import cn.ggzy.ca.document.DocumentCheck;
import cn.ggzy.ca.document.DocumentRule;
import cn.ggzy.ca.path.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one signature or document time stamp on a PDF covers and whether it holds: its field, up to which octet, whether that is the
 * whole file, what came later by name, every check, who signed, and before which instant.
 */
public record PdfSignatureReport(
        String field,
        Kind kind,
        long coveredOctets,
        boolean wholeFile,
        List<String> laterChanges,
        List<DocumentCheck> checks,
        Optional<Verdict> signer,
        Optional<Instant> signedBefore) {
    /** Whether somebody signed or an authority stamped. */
    public enum Kind {
        SIGNATURE,
        DOCUMENT_TIME_STAMP
    }

    public PdfSignatureReport {
        laterChanges = List.copyOf(laterChanges);
        checks = List.copyOf(checks);
    }

    public Verdict.Status status() {
        return DocumentCheck.status(checks);
    }

    public boolean valid() {
        return status() == Verdict.Status.VALID;
    }

    public Optional<DocumentRule> reason() {
        return valid() ? Optional.empty() : DocumentCheck.reason(checks);
    }
}
