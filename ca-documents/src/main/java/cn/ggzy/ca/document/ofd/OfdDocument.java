package cn.ggzy.ca.document.ofd;

import cn.ggzy.ca.Refusal;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The one document in an OFD package: where it is, its pages, and where its signatures are listed. */
record OfdDocument(OfdPackage files, Document root, Element body) {
    static final String ROOT = "OFD.xml";
    private static final int MAX_SIGNATURES = 64;

    static OfdDocument read(byte[] ofd) {
        OfdPackage files = OfdPackage.read(ofd);
        Document root = OfdXml.parse(files.file(ROOT), "OFD");
        List<Element> bodies = OfdXml.children(root.getDocumentElement(), "DocBody");
        if (bodies.size() != 1) {
            throw new Refusal(OfdPackage.MALFORMED, bodies.size() + " documents in one file");
        }
        return new OfdDocument(files, root, bodies.get(0));
    }

    String document() {
        return Locations.resolve(ROOT, OfdXml.text(body, "DocRoot"));
    }

    Optional<String> signatureList() {
        return OfdXml.optional(body, "Signatures").map(element -> Locations.resolve(ROOT, element.getTextContent()));
    }

    /** The identifier of a page by its number. */
    String pageId(int number) {
        Element pages =
                OfdXml.only(OfdXml.parse(files.file(document()), "Document").getDocumentElement(), "Pages");
        List<Element> all = OfdXml.children(pages, "Page");
        if (number < 1 || number > all.size()) {
            throw new Refusal("ofd.no-such-page", "page " + number);
        }
        return all.get(number - 1).getAttribute("ID");
    }

    /** One entry of the list of signatures. */
    record Listed(String id, String type, String file) {}

    List<Listed> signatures() {
        Optional<String> list = signatureList();
        if (list.isEmpty()) {
            return List.of();
        }
        Element top = OfdXml.parse(files.file(list.get()), "Signatures").getDocumentElement();
        List<Listed> all = OfdXml.children(top, "Signature").stream()
                .map(element -> new Listed(
                        element.getAttribute("ID"),
                        element.getAttribute("Type"),
                        Locations.resolve(list.get(), element.getAttribute("BaseLoc"))))
                .toList();
        if (all.size() > MAX_SIGNATURES) {
            throw new Refusal(OfdPackage.MALFORMED, all.size() + " signatures");
        }
        return all;
    }
}
