package cn.ggzy.ca.trust.etsi;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads the parts of a list and keeps account of what it leaves. */
final class EtsiReader {
    private static final Set<String> VERSIONS = Set.of("5", "6");
    private static final String XML_LIST = "application/vnd.etsi.tsl+xml";

    private final Element root;
    private final List<Unmapped> unmapped = new ArrayList<>();

    EtsiReader(Element root) {
        this.root = root;
    }

    EtsiList read(X509Certificate signer, String digest) {
        if (!"TrustServiceStatusList".equals(root.getLocalName()) || !Elements.TSL.equals(root.getNamespaceURI())) {
            throw new Refusal("trust.malformed", "no TrustServiceStatusList");
        }
        Element scheme = Elements.first(root, "SchemeInformation")
                .orElseThrow(() -> new Refusal("trust.malformed", "no SchemeInformation"));
        String version = Elements.text(scheme, "TSLVersionIdentifier");
        if (!VERSIONS.contains(version)) {
            throw new Refusal("trust.malformed", "version " + version + " of the form");
        }
        Instant issued = Elements.instant(Elements.text(scheme, "ListIssueDateTime"));
        requireValid(signer, issued);
        List<EtsiPointer> pointers = pointers(scheme);
        List<EtsiService> services = new ArrayList<>();
        for (Element provider : Elements.all(root, "TrustServiceProviderList", "TrustServiceProvider")) {
            services.addAll(services(provider));
        }
        return new EtsiList(
                Elements.text(scheme, "SchemeTerritory"),
                Elements.name(scheme, "SchemeOperatorName", "Name"),
                number(Elements.text(scheme, "TSLSequenceNumber")),
                issued,
                Elements.optionalText(scheme, "NextUpdate", "dateTime").map(Elements::instant),
                signer,
                digest,
                services,
                pointers,
                unmapped);
    }

    private List<EtsiService> services(Element provider) {
        String name = Elements.name(provider, "TSPInformation", "TSPName", "Name");
        ServiceReader reader = new ServiceReader(name, unmapped);
        return Elements.all(provider, "TSPServices", "TSPService").stream()
                .flatMap(service -> reader.read(service).stream())
                .toList();
    }

    private List<EtsiPointer> pointers(Element scheme) {
        List<EtsiPointer> all = new ArrayList<>();
        for (Element pointer : Elements.all(scheme, "PointersToOtherTSL", "OtherTSLPointer")) {
            String url = Elements.text(pointer, "TSLLocation");
            Optional<String> form = mimeType(pointer);
            if (form.filter(type -> !type.equals(XML_LIST)).isPresent()) {
                unmapped.add(new Unmapped(url, Unmapped.What.POINTER, form.get()));
                continue;
            }
            String territory = Elements.optionalText(
                            pointer, "AdditionalInformation", "OtherInformation", "SchemeTerritory")
                    .orElse("");
            List<X509Certificate> signers = certificates(
                    pointer,
                    url,
                    unmapped,
                    "ServiceDigitalIdentities",
                    "ServiceDigitalIdentity",
                    "DigitalId",
                    "X509Certificate");
            all.add(new EtsiPointer(territory, url, signers));
        }
        return all;
    }

    /** The one member of the pointer's additions that has a name space of its own. */
    private static Optional<String> mimeType(Element pointer) {
        return Elements.all(pointer, "AdditionalInformation", "OtherInformation").stream()
                .flatMap(information -> Elements.children(information).stream())
                .filter(child -> "MimeType".equals(child.getLocalName()))
                .map(child -> child.getTextContent().strip())
                .findFirst();
    }

    static List<X509Certificate> certificates(Element from, String about, List<Unmapped> unmapped, String... way) {
        List<X509Certificate> all = new ArrayList<>();
        for (Element element : Elements.all(from, way)) {
            try {
                all.add(Certificates.parse(Base64.getMimeDecoder().decode(element.getTextContent())));
            } catch (Refusal | IllegalArgumentException e) {
                unmapped.add(new Unmapped(about, Unmapped.What.CERTIFICATE, String.valueOf(e.getMessage())));
            }
        }
        return all;
    }

    private static void requireValid(X509Certificate signer, Instant issued) {
        if (issued.isBefore(signer.getNotBefore().toInstant())
                || issued.isAfter(signer.getNotAfter().toInstant())) {
            throw new Refusal("trust.not-signed", "the signer's certificate was not valid at " + issued);
        }
    }

    private static long number(String text) {
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Refusal("trust.malformed", "sequence " + text, e);
        }
        throw new Refusal("trust.malformed", "sequence " + text);
    }
}
