package cn.ggzy.ca.document.pdf;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Opens PDF files and lets nothing out but the library's own refusals. */
final class PdfFiles {
    static final String MALFORMED = "pdf.malformed";
    private static final int MAX_OCTETS = 256 * 1024 * 1024;

    private PdfFiles() {}

    /** Work on an open document. */
    interface Work<T> {
        T on(PDDocument document) throws IOException;
    }

    static <T> T with(byte[] pdf, Work<T> work) {
        if (pdf.length > MAX_OCTETS) {
            throw new Refusal(MALFORMED, pdf.length + " octets");
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted()) {
                throw new Refusal("pdf.encrypted", "an encrypted file is neither signed nor verified");
            }
            return work.on(document);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw e instanceof Refusal refusal ? refusal : new Refusal(MALFORMED, String.valueOf(e.getMessage()), e);
        }
    }
}
