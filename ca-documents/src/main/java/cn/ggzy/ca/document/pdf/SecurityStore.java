package cn.ggzy.ca.document.pdf;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.renewal.ProofFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** The document security store (ISO 32000-2 12.8.4.3): facts that a document carries along. */
final class SecurityStore {
    static final COSName DSS = COSName.getPDFName("DSS");
    private static final COSName CERTS = COSName.getPDFName("Certs");
    private static final COSName CRLS = COSName.getPDFName("CRLs");
    private static final COSName OCSPS = COSName.getPDFName("OCSPs");
    private static final int MAX_ENTRIES = 1_024;
    private static final int MAX_OCTETS = 64 * 1024 * 1024;

    private SecurityStore() {}

    static void add(PDDocument document, ProofFacts facts) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        @Nullable COSDictionary found = catalog.getCOSDictionary(DSS);
        COSDictionary store = found == null ? new COSDictionary() : found;
        append(document, store, CERTS, facts.certificates());
        append(document, store, CRLS, facts.crls());
        append(document, store, OCSPS, facts.ocsp());
        store.setNeedToBeUpdated(true);
        catalog.setItem(DSS, store);
        catalog.setNeedToBeUpdated(true);
    }

    static ProofFacts read(PDDocument document) throws IOException {
        @Nullable
        COSDictionary store = document.getDocumentCatalog().getCOSObject().getCOSDictionary(DSS);
        return store == null
                ? ProofFacts.none()
                : new ProofFacts(entries(store, CERTS), entries(store, CRLS), entries(store, OCSPS));
    }

    private static void append(PDDocument document, COSDictionary store, COSName name, List<byte[]> values)
            throws IOException {
        if (values.isEmpty()) {
            return;
        }
        @Nullable COSArray found = store.getCOSArray(name);
        COSArray array = found == null ? new COSArray() : found;
        for (byte[] value : values) {
            COSStream stream = document.getDocument().createCOSStream();
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(value);
            }
            stream.setNeedToBeUpdated(true);
            array.add(stream);
        }
        array.setNeedToBeUpdated(true);
        store.setItem(name, array);
    }

    private static List<byte[]> entries(COSDictionary store, COSName name) throws IOException {
        List<byte[]> all = new ArrayList<>();
        @Nullable COSArray array = store.getCOSArray(name);
        int total = 0;
        for (int i = 0; array != null && i < array.size(); i++) {
            @Nullable COSBase entry = array.getObject(i);
            if (i >= MAX_ENTRIES || !(entry instanceof COSStream stream)) {
                throw new Refusal(PdfFiles.MALFORMED, "a security store with too much or something else in it");
            }
            try (InputStream in = stream.createInputStream()) {
                byte[] read = in.readNBytes(MAX_OCTETS - total + 1);
                total += read.length;
                if (total > MAX_OCTETS) {
                    throw new Refusal(PdfFiles.MALFORMED, "a security store of over " + MAX_OCTETS + " octets");
                }
                all.add(read);
            }
        }
        return all;
    }
}
