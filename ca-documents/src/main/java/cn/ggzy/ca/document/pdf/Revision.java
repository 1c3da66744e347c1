package cn.ggzy.ca.document.pdf;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.timestamp.ImprintDigest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;

/**
 * What a file shows and holds at one of its revisions, as named parts with a digest each, so that two revisions can be compared and
 * the difference be told. Signatures, document time stamps and the security store are no parts: they may be added.
 */
final class Revision {
    private static final int MAX_NODES = 2_000_000;
    private static final int MAX_DEPTH = 400;
    private static final Set<COSName> UP = Set.of(COSName.PARENT, COSName.P);
    private static final List<COSName> SHOWN_FORM =
            List.of(COSName.getPDFName("XFA"), COSName.getPDFName("NeedAppearances"), COSName.getPDFName("CO"));
    private static final Set<COSName> OWN_WAY = Set.of(
            COSName.PAGES, COSName.ACRO_FORM, SecurityStore.DSS, COSName.VERSION, COSName.getPDFName("Extensions"));

    private final Map<String, String> parts = new LinkedHashMap<>();
    // By identity: only what the form knows as a signature may be seen on a page without being a change.
    private final Set<COSDictionary> signatures = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    private Revision() {}

    static Revision of(PDDocument document) throws IOException {
        Revision revision = new Revision();
        @Nullable PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form != null) {
            revision.form(form);
        }
        int number = 1;
        for (PDPage page : document.getPages()) {
            revision.page("page " + number++, page);
        }
        revision.catalog(document.getDocumentCatalog().getCOSObject());
        return revision;
    }

    /** What is in the later revision and not the same here, by name. */
    List<String> changesUntil(Revision later) {
        Map<String, String> all = new TreeMap<>(later.parts);
        parts.forEach(all::putIfAbsent);
        List<String> changes = new ArrayList<>();
        for (String part : all.keySet()) {
            @Nullable String before = parts.get(part);
            @Nullable String after = later.parts.get(part);
            if (before == null || after == null) {
                changes.add(part + (before == null ? " added" : " removed"));
            } else if (!before.equals(after)) {
                changes.add(part + " changed");
            }
        }
        return changes;
    }

    private void page(String name, PDPage page) throws IOException {
        COSDictionary own = new COSDictionary(page.getCOSObject());
        own.removeItem(COSName.ANNOTS);
        // Inherited or its own, it is what the page is drawn with.
        @Nullable PDResources resources = page.getResources();
        own.setItem(COSName.RESOURCES, resources == null ? null : resources.getCOSObject());
        own.setItem(COSName.MEDIA_BOX, page.getMediaBox().getCOSArray());
        own.setItem(COSName.CROP_BOX, page.getCropBox().getCOSArray());
        own.setInt(COSName.ROTATE, page.getRotation());
        parts.put(name + " content", digest(own));
        int number = 1;
        for (PDAnnotation annotation : page.getAnnotations()) {
            if (!signatures.contains(annotation.getCOSObject())) {
                parts.put(name + " annotation " + number++, digest(annotation.getCOSObject()));
            }
        }
    }

    private void catalog(COSDictionary catalog) throws IOException {
        for (COSName key : catalog.keySet()) {
            if (!OWN_WAY.contains(key)) {
                parts.put("catalog " + key.getName(), digest(catalog.getItem(key)));
            }
        }
    }

    private void form(PDAcroForm form) throws IOException {
        for (COSName key : SHOWN_FORM) {
            if (form.getCOSObject().containsKey(key)) {
                parts.put("form " + key.getName(), digest(form.getCOSObject().getItem(key)));
            }
        }
        for (PDField field : form.getFieldTree()) {
            if (!(field instanceof PDSignatureField signature)) {
                parts.put("field " + field.getFullyQualifiedName(), digest(field.getCOSObject()));
            } else if (signature.getSignature() != null) {
                PDSignature inside = signature.getSignature();
                parts.put("signature " + field.getFullyQualifiedName(), digest(inside.getCOSObject()));
                field.getWidgets().forEach(widget -> signatures.add(widget.getCOSObject()));
                parts.put("signature field " + field.getFullyQualifiedName(), digest(field.getCOSObject()));
            }
        }
    }

    /** A signature that is only in the later revision was added, which is allowed; one that changed or went was not. */
    static boolean allowed(String change) {
        return change.startsWith("signature ") && change.endsWith(" added");
    }

    private String digest(@Nullable COSBase base) throws IOException {
        MessageDigest engine = ImprintDigest.SHA_256.engine();
        walk(base, engine, new ArrayDeque<>());
        return HexFormat.of().formatHex(engine.digest());
    }

    private void walk(@Nullable COSBase base, MessageDigest engine, Deque<COSBase> way) throws IOException {
        @Nullable COSBase value = base instanceof COSObject reference ? reference.getObject() : base;
        if (++nodes > MAX_NODES || way.size() > MAX_DEPTH) {
            throw new Refusal(PdfFiles.MALFORMED, "too many or too deep objects to compare");
        }
        if (value instanceof COSDictionary || value instanceof COSArray) {
            if (way.stream().anyMatch(above -> above == value)) {
                say(engine, "again");
                return;
            }
            way.push(value);
            if (value instanceof COSDictionary dictionary) {
                dictionary(dictionary, engine, way);
            } else if (value instanceof COSArray array) {
                say(engine, "[" + array.size());
                for (int i = 0; i < array.size(); i++) {
                    walk(array.get(i), engine, way);
                }
            }
            way.pop();
        } else if (value instanceof COSString string) {
            say(engine, "string");
            engine.update(string.getBytes());
        } else {
            say(engine, String.valueOf(value));
        }
    }

    private void dictionary(COSDictionary dictionary, MessageDigest engine, Deque<COSBase> way) throws IOException {
        Map<String, COSName> names = new TreeMap<>();
        dictionary.keySet().forEach(name -> names.put(name.getName(), name));
        say(engine, "<" + names.size());
        for (COSName name : names.values()) {
            // Upwards is no part of a thing, and how a stream is packed is said by what comes out of it.
            if (UP.contains(name)) {
                continue;
            }
            say(engine, "/" + name.getName());
            walk(dictionary.getItem(name), engine, way);
        }
        if (dictionary instanceof COSStream stream) {
            byte[] buffer = new byte[8192];
            try (InputStream in = stream.createRawInputStream()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    engine.update(buffer, 0, read);
                }
            }
        }
    }

    private static void say(MessageDigest engine, String text) {
        engine.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
