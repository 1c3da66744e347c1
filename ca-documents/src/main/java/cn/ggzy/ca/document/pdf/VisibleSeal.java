package cn.ggzy.ca.document.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** The little document that tells the signer how a signature looks: one field whose appearance is the seal's picture. */
final class VisibleSeal {
    private VisibleSeal() {}

    static InputStream template(PDDocument target, PdfAppearance seal) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(target.getPage(seal.page() - 1).getMediaBox());
            document.addPage(page);
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            form.setSignaturesExist(true);
            form.setAppendOnly(true);
            form.getCOSObject().setDirect(true);
            PDSignatureField field = new PDSignatureField(form);
            form.getFields().add(field);
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(new PDRectangle(seal.left(), seal.bottom(), seal.width(), seal.height()));
            widget.setPage(page);
            widget.setPrinted(true);
            widget.setAppearance(appearance(document, seal));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return new ByteArrayInputStream(out.toByteArray());
        }
    }

    private static PDAppearanceDictionary appearance(PDDocument document, PdfAppearance seal) throws IOException {
        PDFormXObject shape = new PDFormXObject(new PDStream(document));
        PDResources resources = new PDResources();
        COSName name = resources.add(PDImageXObject.createFromByteArray(document, seal.picture(), "seal"));
        shape.setResources(resources);
        shape.setFormType(1);
        shape.setBBox(new PDRectangle(seal.width(), seal.height()));
        try (OutputStream out = shape.getContentStream().createOutputStream(COSName.FLATE_DECODE)) {
            out.write(("q " + seal.width() + " 0 0 " + seal.height() + " 0 0 cm /" + name.getName() + " Do Q")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        PDAppearanceDictionary appearance = new PDAppearanceDictionary();
        appearance.getCOSObject().setDirect(true);
        appearance.setNormalAppearance(new PDAppearanceStream(shape.getCOSObject()));
        return appearance;
    }
}
