package cn.ggzy.ca.document.pdf;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.renewal.ProofFacts;
import cn.ggzy.ca.signer.DetachedCms;
import cn.ggzy.ca.signer.SignerPort;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.SignatureTimeStamps;
import cn.ggzy.ca.timestamp.TimeStampRequest;
import cn.ggzy.ca.timestamp.TimeStampToken;
import cn.ggzy.ca.timestamp.TimeStamper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/**
 * Signs PDF files without touching an octet that is there: every act appends an update. A signature, then validation data, then a
 * document time stamp make a file that can be proven by itself (PAdES B-B, B-T, B-LT, B-LTA).
 */
public final class PdfSigner {
    private static final int SIGNATURE_ROOM = 32 * 1024;
    private static final COSName CADES = COSName.getPDFName("ETSI.CAdES.detached");
    private static final COSName STAMP = COSName.getPDFName("ETSI.RFC3161");
    private static final COSName DOCUMENT_STAMP = COSName.getPDFName("DocTimeStamp");

    private final SecureRandom random;

    public PdfSigner(SecureRandom random) {
        this.random = random;
    }

    /** A further signature; with an authority given, a time stamp over it goes inside. */
    public byte[] sign(byte[] pdf, SignerPort signer, PdfSigning signing, Optional<TimeStamper> authority) {
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(CADES);
        signature.setName(signing.name());
        signature.setReason(signing.reason());
        signature.setLocation(signing.location());
        signature.setSignDate(calendar(signing));
        return append(pdf, signature, signing.appearance(), content -> {
            byte[] cms = DetachedCms.sign(content.readAllBytes(), signer, Optional.empty());
            return authority.map(one -> stamped(cms, one)).orElse(cms);
        });
    }

    /** A time stamp over the whole file as it is (ISO 32000-2 12.8.5): it carries what stands before through the years. */
    public byte[] stampDocument(byte[] pdf, TimeStamper authority, ImprintDigest digest) {
        PDSignature signature = new PDSignature();
        signature.setType(DOCUMENT_STAMP);
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(STAMP);
        return append(
                pdf,
                signature,
                Optional.empty(),
                content -> authority
                        .stamp(TimeStampRequest.fresh(Imprint.of(digest, content.readAllBytes()), random))
                        .octets());
    }

    /** Certificates, revocation lists and OCSP answers as a document security store (DSS). */
    public byte[] addFacts(byte[] pdf, ProofFacts facts) {
        return PdfFiles.with(pdf, document -> {
            SecurityStore.add(document, facts);
            return saved(document);
        });
    }

    private byte[] append(
            byte[] pdf, PDSignature signature, Optional<PdfAppearance> appearance, SignatureInterface work) {
        return PdfFiles.with(pdf, document -> {
            try (SignatureOptions options = new SignatureOptions()) {
                options.setPreferredSignatureSize(SIGNATURE_ROOM);
                if (appearance.isPresent()) {
                    PdfAppearance seal = appearance.get();
                    if (seal.page() < 1 || seal.page() > document.getNumberOfPages()) {
                        throw new Refusal("pdf.no-such-page", "page " + seal.page());
                    }
                    options.setPage(seal.page() - 1);
                    options.setVisualSignature(VisibleSeal.template(document, seal));
                }
                document.addSignature(signature, work, options);
                return saved(document);
            }
        });
    }

    private byte[] stamped(byte[] cms, TimeStamper authority) {
        Imprint imprint = Imprint.of(ImprintDigest.SHA_256, SignatureTimeStamps.value(cms));
        TimeStampToken token = authority.stamp(TimeStampRequest.fresh(imprint, random));
        return SignatureTimeStamps.with(cms, token);
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.saveIncremental(out);
        return out.toByteArray();
    }

    private static Calendar calendar(PdfSigning signing) {
        return GregorianCalendar.from(signing.claimed().atZone(ZoneOffset.UTC));
    }
}
