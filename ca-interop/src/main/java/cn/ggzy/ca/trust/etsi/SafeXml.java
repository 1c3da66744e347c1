package cn.ggzy.ca.trust.etsi;

import cn.ggzy.ca.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses XML from strangers: no document type, so no entities, and nothing is ever fetched. */
final class SafeXml {
    private static final String CODE = "trust.malformed";
    private static final int MAX_OCTETS = 32 * 1024 * 1024;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ELEMENTS = 1_000_000;

    private SafeXml() {}

    static Document parse(byte[] xml) {
        if (xml.length == 0 || xml.length > MAX_OCTETS) {
            throw new Refusal(CODE, xml.length + " octets where 1 to " + MAX_OCTETS + " are read");
        }
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            Document document = builder.parse(new ByteArrayInputStream(xml));
            requireModest(document);
            return document;
        } catch (SAXException | IOException e) {
            throw new Refusal(CODE, "not XML as it is read here: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has this parser", e);
        }
    }

    /** Refuses a value of {@code Id} that stands twice: a signature over one of them would seem to cover the other. */
    static void requireDistinctIds(Document document) {
        Set<String> seen = new HashSet<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("Id") && !seen.add(element.getAttribute("Id"))) {
                throw new Refusal(CODE, "the Id " + element.getAttribute("Id") + " stands twice");
            }
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    private static void requireModest(Document document) {
        NodeList all = document.getElementsByTagName("*");
        if (all.getLength() > MAX_ELEMENTS) {
            throw new Refusal(CODE, "more than " + MAX_ELEMENTS + " elements");
        }
        Element root = document.getDocumentElement();
        if (depth(root, 0) > MAX_DEPTH) {
            throw new Refusal(CODE, "nested deeper than " + MAX_DEPTH);
        }
    }

    private static int depth(Element element, int above) {
        int deepest = above + 1;
        if (deepest > MAX_DEPTH) {
            return deepest;
        }
        for (Element child : Elements.children(element)) {
            deepest = Math.max(deepest, depth(child, above + 1));
        }
        return deepest;
    }

    private static final class Strict extends DefaultHandler {
        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
