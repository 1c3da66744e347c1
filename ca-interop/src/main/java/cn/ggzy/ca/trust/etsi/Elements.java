package cn.ggzy.ca.trust.etsi;

import cn.ggzy.ca.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walks the elements of a trust list by their local names. */
final class Elements {
    static final String TSL = "http://uri.etsi.org/02231/v2#";
    private static final String CODE = "trust.malformed";

    private Elements() {}

    static List<Element> children(Element parent) {
        List<Element> all = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                all.add(element);
            }
        }
        return all;
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream().filter(child -> isCalled(child, name)).toList();
    }

    /** The elements at the end of a way of names. */
    static List<Element> all(Element from, String... way) {
        List<Element> here = List.of(from);
        for (String name : way) {
            here = here.stream()
                    .flatMap(element -> children(element, name).stream())
                    .toList();
        }
        return here;
    }

    static Optional<Element> first(Element from, String... way) {
        return all(from, way).stream().findFirst();
    }

    static String text(Element from, String... way) {
        return optionalText(from, way)
                .orElseThrow(() -> new Refusal(CODE, from.getLocalName() + " lacks " + String.join("/", way)));
    }

    static Optional<String> optionalText(Element from, String... way) {
        return first(from, way).map(element -> element.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    /** A name in English if there is one. */
    static String name(Element from, String... way) {
        List<Element> names = all(from, way);
        return names.stream()
                .filter(name -> name.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang")
                        .equals("en"))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(name -> name.getTextContent().strip())
                .orElse("");
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal(CODE, text + " is no instant with a zone", e);
        }
    }

    private static boolean isCalled(Element element, String name) {
        return TSL.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }
}
