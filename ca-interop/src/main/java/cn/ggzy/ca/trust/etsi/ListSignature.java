package cn.ggzy.ca.trust.etsi;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyFamily;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The enveloped signature of a list (XML-DSig): one, a child of the root, over the whole root, by a key that was known beforehand. What
 * the signature says of its own key is not believed.
 */
final class ListSignature {
    private static final String CODE = "trust.not-signed";
    private static final String SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";
    private static final Set<String> TRANSFORMS = Set.of(
            Transform.ENVELOPED,
            CanonicalizationMethod.EXCLUSIVE,
            CanonicalizationMethod.INCLUSIVE,
            "http://www.w3.org/2006/12/xml-c14n11");

    private ListSignature() {}

    /** Which of the known signers signed; refused with {@code trust.not-signed} when none did. */
    static X509Certificate requireBy(List<X509Certificate> signers, Document document) {
        SafeXml.requireDistinctIds(document);
        Element signature = only(document);
        for (X509Certificate signer : signers) {
            if (key(signer).filter(key -> isBy(key, signature, document)).isPresent()) {
                return signer;
            }
        }
        throw new Refusal(CODE, "by none of the " + signers.size() + " known signers");
    }

    private static Element only(Document document) {
        int all =
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").getLength();
        List<Element> atRoot = Elements.children(document.getDocumentElement()).stream()
                .filter(child ->
                        XMLSignature.XMLNS.equals(child.getNamespaceURI()) && "Signature".equals(child.getLocalName()))
                .toList();
        if (all != 1 || atRoot.size() != 1) {
            throw new Refusal(CODE, all + " signatures where one is a child of the root");
        }
        return atRoot.get(0);
    }

    private static boolean isBy(PublicKey key, Element signature, Document document) {
        try {
            DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(key), signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            nameIds(context, document.getDocumentElement(), signature);
            XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            requireWhole(read, document.getDocumentElement());
            return read.validate(context);
        } catch (MarshalException | XMLSignatureException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            return false;
        }
    }

    /** The root, and what stands inside the signature: nothing else may be meant by a name. */
    private static void nameIds(DOMValidateContext context, Element root, Element signature) {
        if (root.hasAttribute("Id")) {
            context.setIdAttributeNS(root, null, "Id");
        }
        nameIds(context, signature);
    }

    private static void nameIds(DOMValidateContext context, Element element) {
        if (element.hasAttribute("Id")) {
            context.setIdAttributeNS(element, null, "Id");
        }
        Elements.children(element).forEach(child -> nameIds(context, child));
    }

    private static void requireWhole(XMLSignature signature, Element root) {
        boolean whole = false;
        for (Reference reference : signature.getSignedInfo().getReferences()) {
            if (coversRoot(reference, root)) {
                requirePlain(reference.getTransforms());
                whole = true;
            } else if (!SIGNED_PROPERTIES.equals(reference.getType())) {
                throw new Refusal(CODE, "covers " + reference.getURI() + ", which is not the list");
            }
        }
        if (!whole) {
            throw new Refusal(CODE, "does not cover the list");
        }
    }

    private static boolean coversRoot(Reference reference, Element root) {
        String uri = Optional.ofNullable(reference.getURI()).orElse("-");
        return uri.isEmpty() || (root.hasAttribute("Id") && uri.equals("#" + root.getAttribute("Id")));
    }

    /** A transform that selects would leave out what it does not select. */
    private static void requirePlain(List<Transform> transforms) {
        for (Transform transform : transforms) {
            if (!TRANSFORMS.contains(transform.getAlgorithm())) {
                throw new Refusal(CODE, "is over what " + transform.getAlgorithm() + " leaves of the list");
            }
        }
    }

    /** As a key of the platform's own provider, which the XML code asks; none for a family it cannot verify. */
    private static Optional<PublicKey> key(X509Certificate signer) {
        try {
            PublicKey key = signer.getPublicKey();
            KeyFamily family = KeyFamily.of(key);
            return family == KeyFamily.SM2
                    ? Optional.empty()
                    : Optional.of(KeyFactory.getInstance(family == KeyFamily.RSA ? "RSA" : "EC")
                            .generatePublic(new X509EncodedKeySpec(key.getEncoded())));
        } catch (GeneralSecurityException | Refusal e) {
            return Optional.empty();
        }
    }
}
