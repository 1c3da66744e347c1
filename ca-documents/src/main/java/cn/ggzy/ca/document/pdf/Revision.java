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
    private static final int MAX_NODES = 5_000_000;
    private static final List<COSName> SHOWN_FORM =
            List.of(COSName.getPDFName("XFA"), COSName.getPDFName("NeedAppearances"), COSName.getPDFName("CO"));
    private static final Set<COSName> OWN_WAY = Set.of(
            COSName.PAGES, COSName.ACRO_FORM, SecurityStore.DSS, COSName.VERSION, COSName.getPDFName("Extensions"));

    private final Map<String, String> parts = new LinkedHashMap<>();
    // By identity: only what the form knows as a signature may be seen on a page without being a change.
    private final Set<COSDictionary> signatures = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<COSBase, Integer> pages = new IdentityHashMap<>();
    private final Map<COSStream, byte[]> streams = new IdentityHashMap<>();
    private int nodes;

    private Revision() {}

    static Revision of(PDDocument document) throws IOException {
        Revision revision = new Revision();
        for (PDPage page : document.getPages()) {
            revision.pages.put(page.getCOSObject(), revision.pages.size() + 1);
        }
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
        Walk walk = new Walk();
        walk.child(base);
        walk.run();
        return HexFormat.of().formatHex(walk.engine.digest());
    }

    /** Follows everything below a thing, each object once; what is met again, and pages met on the way, are told by number. */
    private final class Walk {
        private final MessageDigest engine = ImprintDigest.SHA_256.engine();
        private final Map<COSBase, Integer> seen = new IdentityHashMap<>();
        private final Deque<COSBase> open = new ArrayDeque<>();

        void run() throws IOException {
            for (COSBase next = open.poll(); next != null; next = open.poll()) {
                if (next instanceof COSDictionary dictionary) {
                    dictionary(dictionary);
                } else if (next instanceof COSArray array) {
                    say("[" + array.size());
                    for (int i = 0; i < array.size(); i++) {
                        child(array.get(i));
                    }
                }
            }
        }

        void child(@Nullable COSBase base) {
            @Nullable COSBase value = base instanceof COSObject reference ? reference.getObject() : base;
            if (++nodes > MAX_NODES) {
                throw new Refusal(PdfFiles.MALFORMED, "too many objects to compare");
            }
            if (value instanceof COSDictionary || value instanceof COSArray) {
                container(value);
            } else if (value instanceof COSString string) {
                say("string " + string.getBytes().length);
                engine.update(string.getBytes());
            } else {
                say(String.valueOf(value));
            }
        }

        private void container(COSBase value) {
            @Nullable Integer page = pages.get(value);
            @Nullable Integer known = page == null ? seen.get(value) : null;
            if (page != null) {
                say("page " + page);
            } else if (known != null) {
                say("again " + known);
            } else {
                seen.put(value, seen.size());
                say("new " + (value instanceof COSDictionary ? "dictionary" : "array"));
                open.add(value);
            }
        }

        private void dictionary(COSDictionary dictionary) throws IOException {
            Map<String, COSName> names = new TreeMap<>();
            dictionary.keySet().forEach(name -> names.put(name.getName(), name));
            say("<" + names.size());
            for (COSName name : names.values()) {
                // Upwards is no part of a thing.
                if (!name.equals(COSName.PARENT)) {
                    say("/" + name.getName());
                    child(dictionary.getItem(name));
                }
            }
            if (dictionary instanceof COSStream stream) {
                engine.update(octets(stream));
            }
        }

        private void say(String text) {
            engine.update((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The digest of a stream as it is packed; fonts are asked for by every page. */
    private byte[] octets(COSStream stream) throws IOException {
        byte @Nullable [] known = streams.get(stream);
        if (known != null) {
            return known;
        }
        MessageDigest engine = ImprintDigest.SHA_256.engine();
        byte[] buffer = new byte[8192];
        try (InputStream in = stream.createRawInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                engine.update(buffer, 0, read);
            }
        }
        byte[] fresh = engine.digest();
        streams.put(stream, fresh);
        return fresh;
    }
}
