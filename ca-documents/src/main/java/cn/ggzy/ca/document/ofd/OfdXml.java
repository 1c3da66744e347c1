package cn.ggzy.ca.document.ofd;

import cn.ggzy.ca.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The XML files of an OFD: no document types, no entities from elsewhere, no depth without end; elements of the OFD namespace only. */
final class OfdXml {
    static final String NAMESPACE = "http://www.ofdspec.org/2016";
    // Before the standard was out, and by some makers still.
    private static final Set<String> NAMESPACES = Set.of(NAMESPACE, "http://www.ofdspec.org");
    private static final int MAX_OCTETS = 16 * 1024 * 1024;
    private static final String MAX_DEPTH = "64";

    private OfdXml() {}

    static Document parse(byte[] xml, String root) {
        if (xml.length > MAX_OCTETS) {
            throw new Refusal(OfdPackage.MALFORMED, "XML of " + xml.length + " octets");
        }
        try {
            Document document = builder().parse(new ByteArrayInputStream(xml));
            Element top = document.getDocumentElement();
            if (!ours(top) || !root.equals(top.getLocalName())) {
                throw new Refusal(OfdPackage.MALFORMED, "no " + root);
            }
            return document;
        } catch (SAXException | IOException | ParserConfigurationException | RuntimeException e) {
            throw e instanceof Refusal refusal
                    ? refusal
                    : new Refusal(OfdPackage.MALFORMED, String.valueOf(e.getMessage()), e);
        }
    }

    static byte[] write(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new Refusal(OfdPackage.MALFORMED, "XML that cannot be written", e);
        }
    }

    static List<Element> children(Element parent, String name) {
        List<Element> all = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && ours(element) && name.equals(element.getLocalName())) {
                all.add(element);
            }
        }
        return all;
    }

    static Optional<Element> optional(Element parent, String name) {
        List<Element> all = children(parent, name);
        if (all.size() > 1) {
            throw new Refusal(OfdPackage.MALFORMED, name + " is there twice");
        }
        return all.stream().findFirst();
    }

    static Element only(Element parent, String name) {
        return optional(parent, name).orElseThrow(() -> new Refusal(OfdPackage.MALFORMED, "lacks " + name));
    }

    static String text(Element parent, String name) {
        return only(parent, name).getTextContent().strip();
    }

    static Element append(Element parent, String name) {
        String prefix = parent.getPrefix();
        Element child = parent.getOwnerDocument()
                .createElementNS(
                        parent.getNamespaceURI(), prefix == null || prefix.isEmpty() ? name : prefix + ":" + name);
        parent.appendChild(child);
        return child;
    }

    private static boolean ours(Element element) {
        return element.getNamespaceURI() != null && NAMESPACES.contains(element.getNamespaceURI());
    }

    static Document create(String root) {
        try {
            Document document = builder().newDocument();
            document.appendChild(document.createElementNS(NAMESPACE, "ofd:" + root));
            return document;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java reads XML", e);
        }
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Silent());
        return builder;
    }

    /** The default one prints. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
