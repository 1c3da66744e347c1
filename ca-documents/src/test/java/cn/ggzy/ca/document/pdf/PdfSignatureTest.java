package cn.ggzy.ca.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.document.DocumentRule;
import cn.ggzy.ca.document.SealImage;
import cn.ggzy.ca.document.Town;
import cn.ggzy.ca.document.pdf.PdfSignatureReport.Kind;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.timestamp.ImprintDigest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfSignatureTest {
    @TempDir
    Path directory;

    private final PdfSigner signer = new PdfSigner(new SecureRandom());
    private Town town;
    private byte[] pdf;

    @BeforeEach
    void makeADocument() throws IOException {
        town = new Town(directory);
        pdf = document("award notice 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bidder-1", "bidder-2", "bidder-3"})
    void aSignatureOverTheWholeFileHoldsAndSaysWhoSigned(String player) {
        byte[] signed = sign(pdf, player);

        PdfSignatureReport report = only(signed);
        assertThat(report.status()).as("%s", report.checks()).isEqualTo(Verdict.Status.VALID);
        assertThat(report.wholeFile()).isTrue();
        assertThat(report.coveredOctets()).isEqualTo(signed.length);
        assertThat(report.laterChanges()).isEmpty();
        assertThat(report.signer().orElseThrow().identity().orElseThrow().person())
                .contains(town.province.player(player).name());
        assertThat(Arrays.equals(pdf, Arrays.copyOf(signed, pdf.length)))
                .as("nothing that was there is touched")
                .isTrue();
    }

    @Test
    void aSealIsSeenWhereItWasPut() throws IOException {
        byte[] picture = SealImage.round("PRACTICE PROVINCE CENTRE", "SEAL 1");
        PdfSigning signing =
                PdfSigning.of("centre", "award", Town.NOW).visible(new PdfAppearance(1, 300, 300, 120, 120, picture));
        byte[] signed = signer.sign(pdf, town.signer("centre"), signing, Optional.empty());

        assertThat(only(signed).valid()).isTrue();
        assertThat(red(pdf, 300, 300, 120)).isZero();
        assertThat(red(signed, 300, 300, 120)).isGreaterThan(500);
        assertThat(red(signed, 50, 50, 120)).isZero();
        assertThatThrownBy(() -> signer.sign(
                        pdf,
                        town.signer("centre"),
                        PdfSigning.of("", "", Town.NOW).visible(new PdfAppearance(2, 0, 0, 1, 1, picture)),
                        Optional.empty()))
                .hasMessageContaining("pdf.no-such-page");
    }

    @Test
    void aSealIsNeverDrawnWithEmptyBoxes() {
        String nobodys = new String(Character.toChars(0x10FFFD));
        assertThatThrownBy(() -> SealImage.round(nobodys, "1")).hasMessageContaining("seal.no-font");
    }

    @Test
    void aSecondSignatureCoversTheFirstAndTheFirstSaysWhatItCovers() {
        byte[] once = sign(pdf, "bidder-1");
        byte[] twice = sign(once, "bidder-2");

        List<PdfSignatureReport> reports = verify(twice);
        assertThat(reports).hasSize(2).allMatch(PdfSignatureReport::valid);
        assertThat(reports.get(0).wholeFile()).isFalse();
        assertThat(reports.get(0).coveredOctets()).isEqualTo(once.length);
        assertThat(reports.get(0).laterChanges()).hasSize(2).allMatch(change -> change.endsWith("added"));
        assertThat(reports.get(1).wholeFile()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tender-document.pdf", "bid-1.pdf", "bid-2.pdf", "bid-3.pdf"})
    void theProjectsOwnDocumentsAreSignedTwiceAndStamped(String name) throws IOException {
        byte[] document = Files.readAllBytes(Path.of("..", "practice", name));
        byte[] file = signer.stampDocument(
                signer.addFacts(sign(sign(document, "tenderer"), "bidder-1"), town.facts()),
                town.sm2Stamper(),
                ImprintDigest.SHA_256);

        List<PdfSignatureReport> reports = PdfVerifier.verify(file, town.withoutFacts(), Town.LATER);
        assertThat(reports)
                .hasSize(3)
                .allSatisfy(report ->
                        assertThat(report.valid()).as("%s", report.checks()).isTrue());
    }

    @Test
    void bookmarksAndTagsThatLeadToSignedPagesAreNoChanges() throws IOException {
        byte[] rich = update(pdf, document -> {
            PDDocumentOutline outline = new PDDocumentOutline();
            for (int i = 0; i < 3_000; i++) {
                PDOutlineItem item = new PDOutlineItem();
                item.setTitle("chapter " + i);
                item.setDestination(document.getPage(0));
                outline.addLast(item);
            }
            document.getDocumentCatalog().setDocumentOutline(outline);
            PDStructureTreeRoot tree = new PDStructureTreeRoot();
            PDStructureElement element = new PDStructureElement("P", tree);
            element.setPage(document.getPage(0));
            tree.appendKid(element);
            document.getDocumentCatalog().setStructureTreeRoot(tree);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
        });
        byte[] twice = sign(sign(rich, "bidder-1"), "bidder-2");

        assertThat(verify(twice))
                .hasSize(2)
                .allSatisfy(report ->
                        assertThat(report.valid()).as("%s", report.checks()).isTrue());
        byte[] changed = update(twice, document -> {
            document.getDocumentCatalog().getDocumentOutline().getFirstChild().setTitle("other");
            document.getDocumentCatalog()
                    .getDocumentOutline()
                    .getFirstChild()
                    .getCOSObject()
                    .setNeedToBeUpdated(true);
        });
        assertThat(verify(changed))
                .allSatisfy(report -> assertThat(report.laterChanges()).contains("catalog Outlines changed"));
    }

    @Test
    void withFactsAndADocumentTimeStampTheFileProvesItself() {
        byte[] signed = signer.sign(
                pdf,
                town.signer("bidder-2"),
                PdfSigning.of("bidder-2", "bid", Town.NOW),
                Optional.of(town.sm2Stamper()));
        byte[] longTerm =
                signer.stampDocument(signer.addFacts(signed, town.facts()), town.rsaStamper(), ImprintDigest.SM3);

        assertThat(PdfVerifier.verify(signed, town.withoutFacts(), Town.LATER)
                        .get(0)
                        .status())
                .as("nobody hands in a revocation list")
                .isEqualTo(Verdict.Status.UNDETERMINED);
        List<PdfSignatureReport> reports = PdfVerifier.verify(longTerm, town.withoutFacts(), Town.LATER);
        assertThat(reports)
                .extracting(PdfSignatureReport::kind)
                .containsExactly(Kind.SIGNATURE, Kind.DOCUMENT_TIME_STAMP);
        assertThat(reports)
                .allSatisfy(report ->
                        assertThat(report.status()).as("%s", report.checks()).isEqualTo(Verdict.Status.VALID));
        assertThat(reports.get(0).signedBefore()).contains(Town.NOW.plusSeconds(1));
        assertThat(reports.get(0).checks()).anyMatch(check -> check.rule() == DocumentRule.TIME_STAMP);
    }

    @Test
    void aPageThatWasChangedAfterTheSignatureIsNamed() throws IOException {
        byte[] signed = sign(pdf, "bidder-1");
        byte[] changed = update(signed, document -> {
            PDPage page = document.getPage(0);
            try (PDPageContentStream out = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                out.addRect(0, 0, 600, 800);
                out.fill();
            }
            page.getCOSObject().setNeedToBeUpdated(true);
            page.getResources().getCOSObject().setNeedToBeUpdated(true);
        });

        PdfSignatureReport report = only(changed);
        assertThat(report.reason()).contains(DocumentRule.LATER_CHANGES);
        assertThat(report.laterChanges()).contains("page 1 content changed");
        assertThat(report.checks())
                .as("the octets that were signed still are")
                .anyMatch(check ->
                        check.rule() == DocumentRule.SIGNATURE && check.outcome() == cn.ggzy.ca.path.Outcome.PASSED);
    }

    @Test
    void aNoteAPageAndAnActionThatCameLaterAreNamed() throws IOException {
        byte[] signed = sign(pdf, "bidder-1");
        byte[] noted = update(signed, document -> {
            PDAnnotationText note = new PDAnnotationText();
            note.setContents("cheaper");
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            document.getPage(0).setAnnotations(List.of(note));
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
        });
        assertThat(only(noted).laterChanges()).anyMatch(change -> change.contains("annotation"));
        assertThat(only(noted).valid()).isFalse();

        byte[] masked = update(signed, document -> {
            PDAnnotationText mask = new PDAnnotationText();
            mask.getCOSObject().setItem(COSName.FT, COSName.SIG);
            document.getPage(0).setAnnotations(List.of(mask));
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
        });
        assertThat(only(masked).reason())
                .as("a note that calls itself a signature")
                .contains(DocumentRule.LATER_CHANGES);

        byte[] longer = update(signed, document -> {
            document.addPage(new PDPage());
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.getPage(1).getCOSObject().setNeedToBeUpdated(true);
        });
        assertThat(only(longer).laterChanges()).contains("page 2 content added");

        byte[] acting = update(signed, document -> {
            document.getDocumentCatalog().setLanguage("xx");
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
        });
        assertThat(only(acting).laterChanges()).contains("catalog Lang added");
    }

    @Test
    void aChangedOctetBreaksTheSignatureAndAForeignSignerIsNotListed(@TempDir Path elsewhere) {
        byte[] signed = sign(pdf, "bidder-1");
        byte[] forged = signed.clone();
        int at = new String(signed, StandardCharsets.ISO_8859_1).indexOf("Title");
        forged[at + 7] ^= 1;
        PdfSignatureReport report = only(forged);
        assertThat(report.reason()).contains(DocumentRule.SIGNATURE);

        PdfSignatureReport foreign = PdfVerifier.verify(signed, new Town(elsewhere).trust(), Town.LATER)
                .get(0);
        assertThat(foreign.reason()).contains(DocumentRule.SIGNER);
    }

    @Test
    void octetsHiddenInTheGapAreRefused() {
        byte[] signed = sign(pdf, "bidder-2");
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("0>", text.indexOf("/Contents"));
        byte[] hidden = signed.clone();
        hidden[end] = '1';

        assertThat(only(hidden).reason()).contains(DocumentRule.FORMAT);
    }

    @Test
    void aRevokedSignerIsRefusedByName() {
        byte[] plain = sign(pdf, "bidder-6");
        assertThat(only(plain).valid()).isTrue();
        town.province.revoke(town.province.player("bidder-6").certificate());

        PdfSignatureReport report = only(plain);
        assertThat(report.reason()).contains(DocumentRule.SIGNER);
        assertThat(report.signer().orElseThrow().reason()).isEqualTo(cn.ggzy.ca.path.Reason.REVOKED);
    }

    @Test
    void hostileFilesGiveTheLibrarysRefusalsOnly() {
        byte[] signed = signer.addFacts(sign(pdf, "bidder-2"), town.facts());
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            byte[] broken = signed.clone();
            for (int change = 0; change <= random.nextInt(20); change++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                PdfVerifier.verify(broken, town.trust(), Town.LATER);
            } catch (Refusal e) {
                assertThat(e.code()).isIn("pdf.malformed", "pdf.encrypted");
            }
        }
        assertThatThrownBy(() -> PdfVerifier.verify(new byte[0], town.trust(), Town.LATER))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> PdfVerifier.verify(
                        ("%PDF-1.7\n" + "[".repeat(200_000)).getBytes(StandardCharsets.US_ASCII),
                        town.trust(),
                        Town.LATER))
                .isInstanceOf(Refusal.class);
    }

    private byte[] sign(byte[] file, String player) {
        return signer.sign(file, town.signer(player), PdfSigning.of(player, "bid", Town.NOW), Optional.empty());
    }

    private PdfSignatureReport only(byte[] file) {
        List<PdfSignatureReport> reports = verify(file);
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private List<PdfSignatureReport> verify(byte[] file) {
        return PdfVerifier.verify(file, town.trust(), Town.LATER);
    }

    private static int red(byte[] file, int left, int bottom, int size) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            BufferedImage image = new PDFRenderer(document).renderImage(0);
            int count = 0;
            for (int x = left; x < left + size; x++) {
                for (int y = image.getHeight() - bottom - size; y < image.getHeight() - bottom; y++) {
                    int colour = image.getRGB(x, y);
                    boolean reddish = (colour >> 16 & 0xff) > 150 && (colour & 0xff) < 100;
                    count += reddish ? 1 : 0;
                }
            }
            return count;
        }
    }

    /** A change to an open document. */
    private interface Change {
        void on(PDDocument document) throws IOException;
    }

    private static byte[] update(byte[] file, Change change) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            change.on(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static byte[] document(String words) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            document.getDocumentInformation().setTitle("Title of the notice");
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                out.beginText();
                out.setFont(new PDType1Font(FontName.HELVETICA), 12);
                out.newLineAtOffset(72, 700);
                out.showText(words);
                out.endText();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
