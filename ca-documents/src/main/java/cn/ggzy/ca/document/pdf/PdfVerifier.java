package cn.ggzy.ca.document.pdf;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.document.DocumentCheck;
import cn.ggzy.ca.document.DocumentRule;
import cn.ggzy.ca.document.DocumentTrust;
import cn.ggzy.ca.document.pdf.PdfSignatureReport.Kind;
import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.signature.CmsContent;
import cn.ggzy.ca.signature.CmsSignatures;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.SignatureTimeStamps;
import cn.ggzy.ca.timestamp.TimeStampExpectation;
import cn.ggzy.ca.timestamp.TimeStampOutcome;
import cn.ggzy.ca.timestamp.TimeStampToken;
import cn.ggzy.ca.timestamp.TimeStampVerifier;
import cn.ggzy.ca.trust.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Verifies every signature on a PDF at an instant: what it covers, what changed since, whether it holds and who signed. A document
 * time stamp that holds proves everything before it, so the judgement goes from the last to the first.
 */
public final class PdfVerifier {
    private static final int MAX_SIGNATURES = 64;
    private static final COSName STAMP = COSName.getPDFName("ETSI.RFC3161");

    private PdfVerifier() {}

    /** In the order of the file; refuses with {@code pdf.malformed} or {@code pdf.encrypted} what is no PDF to look at. */
    public static List<PdfSignatureReport> verify(byte[] pdf, DocumentTrust trust, Instant at) {
        return PdfFiles.with(pdf, document -> {
            DocumentTrust all = trust.withMore(SecurityStore.read(document));
            Revision last = Revision.of(document);
            List<Found> signatures = signatures(document);
            List<PdfSignatureReport> reports = new ArrayList<>();
            Instant known = at;
            for (Found one : signatures) {
                PdfSignatureReport report = report(pdf, one, last, all, known);
                reports.add(0, report);
                if (report.kind() == Kind.DOCUMENT_TIME_STAMP && report.valid()) {
                    known = report.signedBefore().orElse(known);
                }
            }
            return List.copyOf(reports);
        });
    }

    private record Found(String field, PDSignature signature) {
        long end() {
            int[] range = signature.getByteRange();
            return range.length == 4 ? (long) range[2] + range[3] : 0;
        }
    }

    /** The last one first. */
    private static List<Found> signatures(PDDocument document) {
        List<Found> all = new ArrayList<>();
        for (PDSignatureField field : document.getSignatureFields()) {
            if (field.getSignature() != null) {
                all.add(new Found(String.valueOf(field.getFullyQualifiedName()), field.getSignature()));
            }
        }
        if (all.size() > MAX_SIGNATURES) {
            throw new Refusal(PdfFiles.MALFORMED, all.size() + " signatures");
        }
        all.sort(Comparator.comparing(Found::end).reversed());
        return all;
    }

    private static PdfSignatureReport report(
            byte[] pdf, Found found, Revision last, DocumentTrust trust, Instant known) {
        Kind kind =
                STAMP.getName().equals(found.signature().getSubFilter()) ? Kind.DOCUMENT_TIME_STAMP : Kind.SIGNATURE;
        List<DocumentCheck> checks = new ArrayList<>();
        try {
            ByteRange range = ByteRange.of(pdf, found.signature().getByteRange());
            byte[] value = range.value();
            checks.add(DocumentCheck.of(DocumentRule.FORMAT, true, value.length + " octets"));
            checks.add(DocumentCheck.of(
                    DocumentRule.COVERAGE,
                    true,
                    range.wholeFile() ? "the whole file" : range.end() + " of " + pdf.length + " octets"));
            List<String> changes = changes(range, last);
            List<String> wrong =
                    changes.stream().filter(change -> !Revision.allowed(change)).toList();
            checks.add(DocumentCheck.of(
                    DocumentRule.LATER_CHANGES,
                    wrong.isEmpty(),
                    wrong.isEmpty() ? changes.size() + " additions" : String.join(", ", wrong)));
            return kind == Kind.SIGNATURE
                    ? signature(found, range, value, changes, checks, trust, known)
                    : stamp(found, range, value, changes, checks, trust, known);
        } catch (Refusal e) {
            checks.add(DocumentCheck.of(DocumentRule.FORMAT, false, String.valueOf(e.getMessage())));
            return new PdfSignatureReport(
                    found.field(), kind, 0, false, List.of(), checks, Optional.empty(), Optional.empty());
        }
    }

    private static List<String> changes(ByteRange range, Revision last) {
        return range.wholeFile()
                ? List.of()
                : PdfFiles.with(range.revision(), then -> Revision.of(then).changesUntil(last));
    }

    private static PdfSignatureReport signature(
            Found found,
            ByteRange range,
            byte[] value,
            List<String> changes,
            List<DocumentCheck> checks,
            DocumentTrust trust,
            Instant known) {
        CmsContent signed;
        try {
            signed = CmsSignatures.verify(value, range.signed());
        } catch (Refusal e) {
            checks.add(DocumentCheck.of(DocumentRule.SIGNATURE, false, String.valueOf(e.getMessage())));
            return of(found, Kind.SIGNATURE, range, changes, checks, Optional.empty(), Optional.empty());
        }
        checks.add(DocumentCheck.of(
                DocumentRule.SIGNATURE, true, signed.algorithm().id()));
        Instant before = embedded(value, checks, trust, known).orElse(known);
        checks.add(time(found, before));
        checks.add(algorithm(signed, trust, before));
        Verdict signer = trust.judge(signed.certificate(), signed.certificates(), before, Purpose.SIGN);
        checks.add(DocumentCheck.of(DocumentRule.SIGNER, signer));
        return of(found, Kind.SIGNATURE, range, changes, checks, Optional.of(signer), Optional.of(before));
    }

    /** The time stamps inside the signature: the earliest that holds says when it existed; one that does not hold is told. */
    private static Optional<Instant> embedded(
            byte[] cms, List<DocumentCheck> checks, DocumentTrust trust, Instant known) {
        byte[] value = SignatureTimeStamps.value(cms);
        List<TimeStampOutcome> outcomes = SignatureTimeStamps.of(cms).stream()
                .map(token -> stamped(token, value, trust, known))
                .toList();
        outcomes.forEach(outcome -> checks.add(
                new DocumentCheck(DocumentRule.TIME_STAMP, DocumentCheck.outcome(outcome.status()), outcome.words())));
        return outcomes.stream()
                .filter(TimeStampOutcome::valid)
                .flatMap(outcome -> outcome.token().stream())
                .map(TimeStampToken::latest)
                .min(Comparator.naturalOrder());
    }

    private static PdfSignatureReport stamp(
            Found found,
            ByteRange range,
            byte[] value,
            List<String> changes,
            List<DocumentCheck> checks,
            DocumentTrust trust,
            Instant known) {
        TimeStampOutcome outcome = stamped(value, range.signed(), trust, known);
        checks.add(
                new DocumentCheck(DocumentRule.TIME_STAMP, DocumentCheck.outcome(outcome.status()), outcome.words()));
        Optional<Instant> before = outcome.valid() ? outcome.token().map(TimeStampToken::latest) : Optional.empty();
        return of(found, Kind.DOCUMENT_TIME_STAMP, range, changes, checks, outcome.signer(), before);
    }

    private static TimeStampOutcome stamped(byte[] token, byte[] data, DocumentTrust trust, Instant at) {
        ImprintDigest digest;
        try {
            digest = ImprintDigest.ofOid(TimeStampToken.parse(token).imprint().algorithm())
                    .orElse(ImprintDigest.SHA_256);
        } catch (Refusal e) {
            digest = ImprintDigest.SHA_256;
        }
        return TimeStampVerifier.verify(
                token, TimeStampExpectation.over(Imprint.of(digest, data)), trust.timeStamps(), at);
    }

    private static DocumentCheck time(Found found, Instant before) {
        Optional<Instant> claimed =
                Optional.ofNullable(found.signature().getSignDate()).map(java.util.Calendar::toInstant);
        return new DocumentCheck(
                DocumentRule.TIME,
                claimed.filter(one -> one.isAfter(before)).isPresent() ? Outcome.FAILED : Outcome.PASSED,
                claimed.map(Instant::toString).orElse("none claimed"));
    }

    private static DocumentCheck algorithm(CmsContent signed, DocumentTrust trust, Instant at) {
        String digest = switch (signed.algorithm()) {
            case SM2_SM3 -> "SM3";
            case RSA_SHA256, ECDSA_SHA256 -> "SHA-256";
        };
        boolean counts = Stream.of(digest, signed.algorithm().family().name())
                .allMatch(name -> trust.algorithms().counts(name, at));
        return DocumentCheck.of(
                DocumentRule.ALGORITHM, counts, signed.algorithm().id() + " at " + at);
    }

    private static PdfSignatureReport of(
            Found found,
            Kind kind,
            ByteRange range,
            List<String> changes,
            List<DocumentCheck> checks,
            Optional<Verdict> signer,
            Optional<Instant> before) {
        return new PdfSignatureReport(
                found.field(), kind, range.end(), range.wholeFile(), changes, checks, signer, before);
    }
}
