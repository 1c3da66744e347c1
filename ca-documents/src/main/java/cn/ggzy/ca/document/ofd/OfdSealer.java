package cn.ggzy.ca.document.ofd;

import cn.ggzy.ca.document.seal.Seal;
import cn.ggzy.ca.document.seal.SealSignature;
import cn.ggzy.ca.signer.SignerPort;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.TimeStamper;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Puts a seal on an OFD: every file that is there is covered by its SM3 digest, except the list of signatures, so that others can
 * seal later; what stands there stays octet by octet but for the first seal's entry in OFD.xml.
 */
public final class OfdSealer {
    private static final String SM3 = "1.2.156.10197.1.401";
    private static final String SM2_SM3 = "1.2.156.10197.1.501";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final SecureRandom random;

    public OfdSealer(SecureRandom random) {
        this.random = random;
    }

    public byte[] seal(
            byte[] ofd,
            Seal seal,
            SignerPort signer,
            List<StampPlace> places,
            Instant claimed,
            Optional<TimeStamper> authority) {
        OfdDocument document = OfdDocument.read(ofd);
        String folder = Locations.folder(document.document()) + "Signs/";
        String list = document.signatureList().orElse(folder + "Signatures.xml");
        int number = free(document, Locations.folder(list));
        String own = Locations.folder(list) + "Sign_" + number + "/";
        OfdPackage files = listed(document, list, number).with(own + "Seal.esl", seal.octets());
        byte[] description = description(document, files, list, places, claimed);
        SealSignature signature = SealSignature.make(
                seal,
                signer,
                ImprintDigest.SM3.of(description),
                "/" + own + "Signature.xml",
                claimed,
                authority,
                random);
        return files.with(own + "Signature.xml", description)
                .with(own + "SignedValue.dat", signature.octets())
                .packed();
    }

    private static int free(OfdDocument document, String folder) {
        int number = 0;
        while (taken(document, folder + "Sign_" + number + "/")) {
            number++;
        }
        return number;
    }

    private static boolean taken(OfdDocument document, String folder) {
        return document.files().names().stream().anyMatch(name -> name.startsWith(folder));
    }

    private static OfdPackage listed(OfdDocument document, String list, int number) {
        OfdPackage files = document.files();
        Document signatures;
        if (document.signatureList().isPresent()) {
            signatures = OfdXml.parse(files.file(list), "Signatures");
        } else {
            OfdXml.append(document.body(), "Signatures").setTextContent("/" + list);
            files = files.with(OfdDocument.ROOT, OfdXml.write(document.root()));
            signatures = OfdXml.create("Signatures");
            OfdXml.append(signatures.getDocumentElement(), "MaxSignId");
        }
        Element top = signatures.getDocumentElement();
        String id = String.valueOf(number + 1);
        OfdXml.optional(top, "MaxSignId").ifPresent(element -> element.setTextContent(id));
        Element entry = OfdXml.append(top, "Signature");
        entry.setAttribute("ID", id);
        entry.setAttribute("Type", "Seal");
        entry.setAttribute("BaseLoc", "/" + Locations.folder(list) + "Sign_" + number + "/Signature.xml");
        return files.with(list, OfdXml.write(signatures));
    }

    private static byte[] description(
            OfdDocument document, OfdPackage files, String list, List<StampPlace> places, Instant claimed) {
        Document xml = OfdXml.create("Signature");
        Element info = OfdXml.append(xml.getDocumentElement(), "SignedInfo");
        Element provider = OfdXml.append(info, "Provider");
        provider.setAttribute("ProviderName", "OneNet ca-documents");
        provider.setAttribute("Version", "1.0");
        provider.setAttribute("Company", "OneNet");
        OfdXml.append(info, "SignatureMethod").setTextContent(SM2_SM3);
        OfdXml.append(info, "SignatureDateTime").setTextContent(TIME.format(claimed));
        Element references = OfdXml.append(info, "References");
        references.setAttribute("CheckMethod", SM3);
        files.sorted().forEach((name, octets) -> {
            if (!name.equals(list)) {
                Element reference = OfdXml.append(references, "Reference");
                reference.setAttribute("FileRef", "/" + name);
                OfdXml.append(reference, "CheckValue")
                        .setTextContent(Base64.getEncoder().encodeToString(ImprintDigest.SM3.of(octets)));
            }
        });
        int stamp = 1;
        for (StampPlace place : places) {
            Element annotation = OfdXml.append(info, "StampAnnot");
            annotation.setAttribute("ID", String.valueOf(stamp++));
            annotation.setAttribute("PageRef", document.pageId(place.page()));
            annotation.setAttribute("Boundary", place.boundary());
        }
        OfdXml.append(OfdXml.append(info, "Seal"), "BaseLoc").setTextContent("Seal.esl");
        OfdXml.append(xml.getDocumentElement(), "SignedValue").setTextContent("SignedValue.dat");
        return OfdXml.write(xml);
    }
}
