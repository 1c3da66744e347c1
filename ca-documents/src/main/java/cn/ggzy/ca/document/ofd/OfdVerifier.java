package cn.ggzy.ca.document.ofd;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.document.DocumentCheck;
import cn.ggzy.ca.document.DocumentRule;
import cn.ggzy.ca.document.DocumentTrust;
import cn.ggzy.ca.document.seal.SealOutcome;
import cn.ggzy.ca.document.seal.SealSignature;
import cn.ggzy.ca.document.seal.SealVerifier;
import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.timestamp.ImprintDigest;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Verifies every seal on an OFD at an instant: the files it covers by their digests, the files it does not, the seal in the file, and
 * the seal signature itself. Only further seals may stand beside what is covered.
 */
public final class OfdVerifier {
    private static final Set<String> SM3 = Set.of("1.2.156.10197.1.401", "SM3");
    private static final int MAX_REFERENCES = 4_096;

    private OfdVerifier() {}

    /** In the order of the list; refuses with {@code ofd.malformed} what is no OFD to look at. */
    public static List<OfdSealReport> verify(byte[] ofd, DocumentTrust trust, Instant at) {
        OfdDocument document = OfdDocument.read(ofd);
        List<OfdDocument.Listed> all = document.signatures();
        return all.stream().map(one -> report(document, one, all, trust, at)).toList();
    }

    private static OfdSealReport report(
            OfdDocument document,
            OfdDocument.Listed one,
            List<OfdDocument.Listed> all,
            DocumentTrust trust,
            Instant at) {
        List<DocumentCheck> checks = new ArrayList<>();
        try {
            return report(document, one, all, checks, trust, at);
        } catch (Refusal e) {
            checks.add(DocumentCheck.of(DocumentRule.FORMAT, false, String.valueOf(e.getMessage())));
            return new OfdSealReport(one.id(), one.file(), List.of(), List.of(), checks, Optional.empty());
        }
    }

    private static OfdSealReport report(
            OfdDocument document,
            OfdDocument.Listed one,
            List<OfdDocument.Listed> all,
            List<DocumentCheck> checks,
            DocumentTrust trust,
            Instant at) {
        if (!one.type().isEmpty() && !one.type().equals("Seal")) {
            return unread(one, "a signature of type " + one.type() + " is not read");
        }
        OfdPackage files = document.files();
        byte[] description = files.file(one.file());
        Element top = OfdXml.parse(description, "Signature").getDocumentElement();
        Element info = OfdXml.only(top, "SignedInfo");
        String value = Locations.resolve(one.file(), OfdXml.text(top, "SignedValue"));
        byte[] sealed = files.file(value);
        if (isCms(sealed)) {
            return unread(one, "a CMS in place of a seal signature is not read");
        }

        Set<String> covered = references(files, one, OfdXml.only(info, "References"), checks);
        List<String> later = uncovered(document, one, value, covered);
        checks.add(coverage(
                document,
                covered,
                later.stream().filter(name -> !ofOtherSeal(name, one, all)).toList()));
        seal(files, one, info, sealed, checks);
        SealOutcome outcome = SealVerifier.verify(sealed, description, trust, at);
        checks.addAll(outcome.checks());
        return new OfdSealReport(one.id(), one.file(), List.copyOf(covered), later, checks, Optional.of(outcome));
    }

    /** Neither good nor bad: nobody here looked. */
    private static OfdSealReport unread(OfdDocument.Listed one, String why) {
        return new OfdSealReport(
                one.id(),
                one.file(),
                List.of(),
                List.of(),
                List.of(new DocumentCheck(DocumentRule.FORMAT, Outcome.UNDETERMINED, why)),
                Optional.empty());
    }

    /** A CMS begins with an identifier inside its sequence, a seal signature with another sequence. */
    private static boolean isCms(byte[] sealed) {
        int length = sealed.length < 2 ? 0 : sealed[1] & 0xff;
        int first = length < 0x80 ? 2 : 2 + length - 0x80;
        return sealed.length > first && sealed[0] == 0x30 && sealed[first] == 0x06;
    }

    /** Some makers leave OFD.xml out; it can then only be made to point at what is covered, which is remarked and no more. */
    private static DocumentCheck coverage(OfdDocument document, Set<String> covered, List<String> foreign) {
        String files = covered.size() + " files";
        if (foreign.equals(List.of(OfdDocument.ROOT)) && covered.contains(document.document())) {
            return new DocumentCheck(DocumentRule.COVERAGE, Outcome.WARNED, files + ", but not " + OfdDocument.ROOT);
        }
        return DocumentCheck.of(
                DocumentRule.COVERAGE,
                foreign.isEmpty(),
                foreign.isEmpty() ? files : "not covered: " + String.join(", ", foreign));
    }

    private static Set<String> references(
            OfdPackage files, OfdDocument.Listed one, Element references, List<DocumentCheck> checks) {
        List<Element> all = OfdXml.children(references, "Reference");
        if (!SM3.contains(references.getAttribute("CheckMethod")) || all.isEmpty() || all.size() > MAX_REFERENCES) {
            throw new Refusal(
                    OfdPackage.MALFORMED, all.size() + " references by " + references.getAttribute("CheckMethod"));
        }
        Set<String> covered = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (Element reference : all) {
            String name = Locations.resolve(one.file(), reference.getAttribute("FileRef"));
            byte[] expected = base64(OfdXml.text(reference, "CheckValue"));
            covered.add(name);
            if (!files.has(name)) {
                wrong.add(name + " is missing");
            } else if (!MessageDigest.isEqual(expected, ImprintDigest.SM3.of(files.file(name)))) {
                wrong.add(name + " was changed");
            }
        }
        checks.add(DocumentCheck.of(
                DocumentRule.DIGEST,
                wrong.isEmpty(),
                wrong.isEmpty() ? covered.size() + " files unchanged" : String.join(", ", wrong)));
        return covered;
    }

    /** What the seal says nothing about, but for its own description and value and the list of all signatures. */
    private static List<String> uncovered(
            OfdDocument document, OfdDocument.Listed one, String value, Set<String> covered) {
        return document.files().names().stream()
                .filter(name -> !covered.contains(name))
                .filter(name -> !name.equals(one.file()) && !name.equals(value))
                .filter(name -> document.signatureList().filter(name::equals).isEmpty())
                .sorted()
                .toList();
    }

    private static boolean ofOtherSeal(String name, OfdDocument.Listed one, List<OfdDocument.Listed> all) {
        return all.stream()
                .filter(other -> !other.file().equals(one.file()))
                .map(other -> Locations.folder(other.file()))
                .anyMatch(folder -> !folder.equals(Locations.folder(one.file()))
                        && Set.of(folder + "Signature.xml", folder + "SignedValue.dat", folder + "Seal.esl")
                                .contains(name));
    }

    private static void seal(
            OfdPackage files, OfdDocument.Listed one, Element info, byte[] sealed, List<DocumentCheck> checks) {
        SealSignature signature = SealSignature.parse(sealed);
        String place = Locations.resolve(OfdDocument.ROOT, signature.place());
        if (!place.equals(one.file())) {
            throw new Refusal(OfdPackage.MALFORMED, "the seal signature is about " + place);
        }
        Optional<Element> seal = OfdXml.optional(info, "Seal");
        if (seal.isPresent()) {
            String file = Locations.resolve(one.file(), OfdXml.text(seal.get(), "BaseLoc"));
            checks.add(DocumentCheck.of(
                    DocumentRule.SEAL_MATCH,
                    Arrays.equals(files.file(file), signature.seal().octets()),
                    file));
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(OfdPackage.MALFORMED, "a digest that is not base64", e);
        }
    }
}
