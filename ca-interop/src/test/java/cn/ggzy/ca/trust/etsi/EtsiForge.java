package cn.ggzy.ca.trust.etsi;

import cn.ggzy.ca.ForgedCertificate;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;

/** Writes and signs trust lists of TS 119 612 as a scheme operator does. */
public final class EtsiForge {
    public static final String TYPE = "http://uri.etsi.org/TrstSvc/Svctype/";
    public static final String STATUS = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/";

    private String territory = "DE";
    private String version = "5";
    private String sequence = "7";
    private String issued = "2026-02-01T00:00:00Z";
    private String next = "<NextUpdate><dateTime>2026-08-01T00:00:00Z</dateTime></NextUpdate>";
    private final List<String> pointers = new ArrayList<>();
    private final List<String> services = new ArrayList<>();

    public EtsiForge territory(String code) {
        territory = code;
        return this;
    }

    public EtsiForge version(String number) {
        version = number;
        return this;
    }

    public EtsiForge sequence(String number) {
        sequence = number;
        return this;
    }

    public EtsiForge issued(String instant) {
        issued = instant;
        return this;
    }

    public EtsiForge nextUpdate(String element) {
        next = element;
        return this;
    }

    public EtsiForge pointer(String code, String url, X509Certificate signer) {
        return pointer(code, url, "application/vnd.etsi.tsl+xml", signer);
    }

    public EtsiForge pointer(String code, String url, String mimeType, X509Certificate signer) {
        pointers.add("<OtherTSLPointer><ServiceDigitalIdentities><ServiceDigitalIdentity><DigitalId><X509Certificate>"
                + base64(signer)
                + "</X509Certificate></DigitalId></ServiceDigitalIdentity></ServiceDigitalIdentities><TSLLocation>"
                + url
                + "</TSLLocation><AdditionalInformation><OtherInformation><SchemeTerritory>" + code
                + "</SchemeTerritory></OtherInformation><OtherInformation><ns3:MimeType"
                + " xmlns:ns3=\"http://uri.etsi.org/02231/v2/additionaltypes#\">" + mimeType
                + "</ns3:MimeType></OtherInformation></AdditionalInformation></OtherTSLPointer>");
        return this;
    }

    public EtsiForge service(String type, String name, String status, String since, X509Certificate certificate) {
        return service(type, name, status, since, id(certificate), "", "");
    }

    public EtsiForge service(
            String type, String name, String status, String since, String id, String extensions, String history) {
        services.add("<TSPService><ServiceInformation>" + entry(type, name, status, since, id) + extensions
                + "</ServiceInformation>"
                + (history.isEmpty() ? "" : "<ServiceHistory>" + history + "</ServiceHistory>") + "</TSPService>");
        return this;
    }

    public static String before(String type, String status, String since) {
        return "<ServiceHistoryInstance>"
                + entry(type, "older", status, since, "<DigitalId><X509SKI>AAAA</X509SKI></DigitalId>")
                + "</ServiceHistoryInstance>";
    }

    public static String information(String uri, boolean critical) {
        return "<Extension Critical=\"" + critical
                + "\"><AdditionalServiceInformation><URI xml:lang=\"en\">http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/"
                + uri + "</URI></AdditionalServiceInformation></Extension>";
    }

    public static String id(X509Certificate certificate) {
        return "<DigitalId><X509Certificate>" + base64(certificate) + "</X509Certificate></DigitalId>";
    }

    private static String entry(String type, String name, String status, String since, String id) {
        return "<ServiceTypeIdentifier>" + (type.startsWith("http") ? type : TYPE + type)
                + "</ServiceTypeIdentifier><ServiceName><Name xml:lang=\"de\">de " + name
                + "</Name><Name xml:lang=\"en\">" + name
                + "</Name></ServiceName><ServiceDigitalIdentity>" + id + "</ServiceDigitalIdentity><ServiceStatus>"
                + STATUS + status + "</ServiceStatus><StatusStartingTime>" + since + "</StatusStartingTime>";
    }

    public String unsigned() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><TrustServiceStatusList xmlns=\"http://uri.etsi.org/02231/v2#\""
                + " Id=\"list\" TSLTag=\"http://uri.etsi.org/19612/TSLTag\"><SchemeInformation><TSLVersionIdentifier>"
                + version + "</TSLVersionIdentifier><TSLSequenceNumber>" + sequence
                + "</TSLSequenceNumber><SchemeOperatorName><Name xml:lang=\"en\">Operator</Name></SchemeOperatorName>"
                + "<SchemeTerritory>" + territory + "</SchemeTerritory>"
                + (pointers.isEmpty()
                        ? ""
                        : "<PointersToOtherTSL>" + String.join("", pointers) + "</PointersToOtherTSL>")
                + "<ListIssueDateTime>" + issued + "</ListIssueDateTime>" + next
                + "</SchemeInformation><TrustServiceProviderList><TrustServiceProvider><TSPInformation><TSPName>"
                + "<Name xml:lang=\"en\">Provider</Name></TSPName></TSPInformation><TSPServices>"
                + String.join("", services)
                + "</TSPServices></TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>";
    }

    public byte[] signedBy(ForgedCertificate signer) {
        return sign(unsigned(), "", Transform.ENVELOPED, signer);
    }

    /** As every real list is signed: the signature also covers properties of its own. */
    public byte[] signedWithPropertiesBy(ForgedCertificate signer) {
        return sign(unsigned(), "#list", Transform.ENVELOPED, signer, true);
    }

    /** Signs any text; {@code uri} says what of it, {@code transform} what becomes of it first. */
    static byte[] sign(String text, String uri, String transform, ForgedCertificate signer) {
        return sign(text, uri, transform, signer, false);
    }

    private static byte[] sign(
            String text, String uri, String transform, ForgedCertificate signer, boolean properties) {
        try {
            Document document = SafeXml.parse(text.getBytes(StandardCharsets.UTF_8));
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Reference reference = factory.newReference(
                    uri,
                    factory.newDigestMethod(DigestMethod.SHA256, null),
                    List.of(
                            factory.newTransform(transform, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            KeyFamily family = KeyFamily.of(signer.certificate().getPublicKey());
            String method = family == KeyFamily.RSA
                    ? "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
                    : "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
            DOMSignContext context = new DOMSignContext(key(signer, family), document.getDocumentElement());
            context.setIdAttributeNS(document.getDocumentElement(), null, "Id");
            for (org.w3c.dom.Element child : Elements.children(document.getDocumentElement())) {
                if (child.hasAttribute("Id")) {
                    context.setIdAttributeNS(child, null, "Id");
                }
            }
            List<Reference> references = new ArrayList<>(List.of(reference));
            List<XMLObject> objects = new ArrayList<>();
            if (properties) {
                org.w3c.dom.Element own = properties(document, context);
                objects.add(factory.newXMLObject(List.of(new DOMStructure(own)), null, null, null));
                references.add(factory.newReference(
                        "#properties",
                        factory.newDigestMethod(DigestMethod.SHA256, null),
                        List.of(factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                        "http://uri.etsi.org/01903#SignedProperties",
                        null));
            }
            factory.newXMLSignature(
                            factory.newSignedInfo(
                                    factory.newCanonicalizationMethod(
                                            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                    factory.newSignatureMethod(method, null),
                                    references),
                            null,
                            objects,
                            null,
                            null)
                    .sign(context);
            return octets(document);
        } catch (java.security.GeneralSecurityException
                | javax.xml.crypto.MarshalException
                | javax.xml.crypto.dsig.XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    private static org.w3c.dom.Element properties(Document document, DOMSignContext context) {
        String xades = "http://uri.etsi.org/01903/v1.3.2#";
        org.w3c.dom.Element qualifying = document.createElementNS(xades, "xades:QualifyingProperties");
        org.w3c.dom.Element signed = document.createElementNS(xades, "xades:SignedProperties");
        signed.setAttribute("Id", "properties");
        qualifying.appendChild(signed);
        context.setIdAttributeNS(signed, null, "Id");
        return qualifying;
    }

    private static PrivateKey key(ForgedCertificate signer, KeyFamily family)
            throws java.security.GeneralSecurityException {
        return KeyFactory.getInstance(family == KeyFamily.RSA ? "RSA" : "EC")
                .generatePrivate(new PKCS8EncodedKeySpec(signer.key().getEncoded()));
    }

    private static byte[] octets(Document document) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (javax.xml.transform.TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(X509Certificate certificate) {
        return Base64.getMimeEncoder().encodeToString(Certificates.encoded(certificate));
    }
}
