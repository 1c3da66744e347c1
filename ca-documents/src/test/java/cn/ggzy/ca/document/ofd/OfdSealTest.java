package cn.ggzy.ca.document.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.document.DocumentRule;
import cn.ggzy.ca.document.SealImage;
import cn.ggzy.ca.document.Town;
import cn.ggzy.ca.document.seal.Seal;
import cn.ggzy.ca.document.seal.SealContent;
import cn.ggzy.ca.document.seal.SealPicture;
import cn.ggzy.ca.document.seal.SealSignature;
import cn.ggzy.ca.document.seal.SealSigners;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.signer.DetachedCms;
import cn.ggzy.ca.timestamp.ImprintDigest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfdSealTest {
    private static final String NAMESPACE = "xmlns:ofd=\"" + OfdXml.NAMESPACE + "\"";
    private static final StampPlace PLACE = new StampPlace(1, 120, 200.5, 42, 42);

    @TempDir
    Path directory;

    private final OfdSealer sealer = new OfdSealer(new SecureRandom());
    private Town town;
    private byte[] ofd;

    @BeforeEach
    void makeADocument() {
        town = new Town(directory);
        ofd = packed(files());
    }

    @Test
    void aSealCoversEveryFileAndHolds() {
        byte[] sealed = seal(ofd, "centre", Optional.empty());

        OfdSealReport report = only(sealed);
        assertThat(report.status()).as("%s", report.checks()).isEqualTo(Verdict.Status.VALID);
        assertThat(report.covered())
                .contains("OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml")
                .contains("Doc_0/Signs/Sign_0/Seal.esl");
        assertThat(report.later()).isEmpty();
        assertThat(new String(OfdPackage.read(sealed).file("Doc_0/Signs/Sign_0/Signature.xml"), StandardCharsets.UTF_8))
                .contains("Boundary=\"120 200.5 42 42\"")
                .contains("PageRef=\"1\"");
    }

    @Test
    void aTimeStampGoesInside() {
        OfdSealReport report = only(seal(ofd, "centre", Optional.of("stamp")));
        assertThat(report.valid()).as("%s", report.checks()).isTrue();
        assertThat(report.checks()).anyMatch(check -> check.rule() == DocumentRule.TIME_STAMP);
    }

    @Test
    void aSecondSealCoversTheFirstAndIsNoChangeOfIt() {
        byte[] twice = seal(seal(ofd, "centre", Optional.empty()), "tenderer", Optional.empty());

        List<OfdSealReport> reports = verify(twice);
        assertThat(reports)
                .hasSize(2)
                .allSatisfy(report ->
                        assertThat(report.status()).as("%s", report.checks()).isEqualTo(Verdict.Status.VALID));
        assertThat(reports.get(0).later())
                .containsExactly(
                        "Doc_0/Signs/Sign_1/Seal.esl",
                        "Doc_0/Signs/Sign_1/Signature.xml",
                        "Doc_0/Signs/Sign_1/SignedValue.dat");
        assertThat(reports.get(1).covered()).contains("Doc_0/Signs/Sign_0/SignedValue.dat");
    }

    @Test
    void whatWasChangedRemovedAddedOrSwappedIsNamed() {
        byte[] sealed = seal(ofd, "centre", Optional.empty());

        OfdSealReport changed = only(packed(change(sealed, "Doc_0/Pages/Page_0/Content.xml", content("9,000,000"))));
        assertThat(changed.reason()).contains(DocumentRule.DIGEST);
        assertThat(changed.checks())
                .anyMatch(check -> check.evidence().equals("Doc_0/Pages/Page_0/Content.xml was changed"));

        Map<String, byte[]> fewer = change(sealed, "x", new byte[0]);
        fewer.remove("x");
        fewer.remove("Doc_0/Res/secret.txt");
        assertThat(only(packed(fewer)).reason()).contains(DocumentRule.DIGEST);

        OfdSealReport added = only(packed(change(sealed, "Doc_0/Annots/Page_0/Annotation.xml", new byte[] {1})));
        assertThat(added.reason()).contains(DocumentRule.COVERAGE);
        assertThat(added.later()).containsExactly("Doc_0/Annots/Page_0/Annotation.xml");

        byte[] otherSeal = sealOf("tenderer").octets();
        OfdSealReport swapped = only(packed(change(sealed, "Doc_0/Signs/Sign_0/Seal.esl", otherSeal)));
        assertThat(swapped.checks())
                .filteredOn(check -> check.outcome() == cn.ggzy.ca.path.Outcome.FAILED)
                .extracting(check -> check.rule())
                .contains(DocumentRule.SEAL_MATCH);

        String description =
                new String(OfdPackage.read(sealed).file("Doc_0/Signs/Sign_0/Signature.xml"), StandardCharsets.UTF_8);
        byte[] moved = description.replace("120 200.5", "10 20").getBytes(StandardCharsets.UTF_8);
        OfdSealReport elsewhere = only(packed(change(sealed, "Doc_0/Signs/Sign_0/Signature.xml", moved)));
        assertThat(elsewhere.reason())
                .as("the seal was put somewhere else on the page")
                .contains(DocumentRule.DIGEST);
    }

    @Test
    void aSealThatLeavesOutTheRootIsRemarkedUponAndOneThatLeavesOutAPageIsRefused() {
        assertThat(only(without("OFD.xml")).checks())
                .filteredOn(check -> check.rule() == DocumentRule.COVERAGE)
                .extracting(check -> check.outcome())
                .containsExactly(cn.ggzy.ca.path.Outcome.WARNED);
        assertThat(only(without("OFD.xml")).valid()).isTrue();
        assertThat(only(without("Doc_0/Pages/Page_0/Content.xml")).reason()).contains(DocumentRule.COVERAGE);
    }

    /** Sealed by a maker who covers everything but one file. */
    private byte[] without(String name) {
        byte[] sealed = seal(ofd, "centre", Optional.empty());
        String description =
                new String(OfdPackage.read(sealed).file("Doc_0/Signs/Sign_0/Signature.xml"), StandardCharsets.UTF_8);
        byte[] shorter = description
                .replaceFirst("<ofd:Reference FileRef=\"/" + name + "\">.*?</ofd:Reference>", "")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(shorter).hasSizeLessThan(description.length());
        byte[] value = SealSignature.make(
                        Seal.parse(OfdPackage.read(sealed).file("Doc_0/Signs/Sign_0/Seal.esl")),
                        town.signer("centre"),
                        ImprintDigest.SM3.of(shorter),
                        "/Doc_0/Signs/Sign_0/Signature.xml",
                        Town.NOW)
                .octets();
        Map<String, byte[]> all = change(sealed, "Doc_0/Signs/Sign_0/Signature.xml", shorter);
        all.put("Doc_0/Signs/Sign_0/SignedValue.dat", value);
        return packed(all);
    }

    @Test
    void whatIsNoSealSignatureIsLeftOpenAndNeverValid() {
        byte[] sealed = seal(ofd, "centre", Optional.empty());
        byte[] cms = DetachedCms.sign(new byte[] {1}, town.signer("centre"), Optional.empty());
        assertThat(only(packed(change(sealed, "Doc_0/Signs/Sign_0/SignedValue.dat", cms)))
                        .status())
                .isEqualTo(Verdict.Status.UNDETERMINED);
        String list = new String(OfdPackage.read(sealed).file("Doc_0/Signs/Signatures.xml"), StandardCharsets.UTF_8);
        byte[] plain = list.replace("\"Seal\"", "\"Sign\"").getBytes(StandardCharsets.UTF_8);
        assertThat(only(packed(change(sealed, "Doc_0/Signs/Signatures.xml", plain)))
                        .status())
                .isEqualTo(Verdict.Status.UNDETERMINED);
    }

    @Test
    void theNamespaceFromBeforeTheStandardIsReadAndSealed() {
        Map<String, byte[]> older = files();
        older.replaceAll((name, octets) -> new String(octets, StandardCharsets.UTF_8)
                .replace(OfdXml.NAMESPACE, "http://www.ofdspec.org")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(only(seal(packed(older), "centre", Optional.empty())).valid())
                .isTrue();
    }

    @Test
    void aPageThatIsNotThereAndAnUnlistedMakerAreRefused(@TempDir Path elsewhere) {
        assertThatThrownBy(() -> sealer.seal(
                        ofd,
                        sealOf("centre"),
                        town.signer("centre"),
                        List.of(new StampPlace(2, 0, 0, 1, 1)),
                        Town.NOW,
                        Optional.empty()))
                .hasMessageContaining("ofd.no-such-page");
        assertThat(OfdVerifier.verify(seal(ofd, "centre", Optional.empty()), new Town(elsewhere).trust(), Town.LATER)
                        .get(0)
                        .reason())
                .contains(DocumentRule.SEAL_MAKER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "/etc/passwd", "a/../../b", "a\\b", "C:x", "a//b", "./a"})
    void namesThatLeadElsewhereAreRefused(String name) {
        Map<String, byte[]> files = files();
        files.put(name, new byte[1]);
        refused(packed(files));
    }

    @Test
    void bombsAreNotUnpackedAndEntitiesNotFollowed() {
        Map<String, byte[]> bomb = files();
        bomb.put("Doc_0/zeros", new byte[65 * 1024 * 1024]);
        refused(packed(bomb));

        Map<String, byte[]> many = files();
        for (int i = 0; i < 4_096; i++) {
            many.put("Doc_0/many/" + i, new byte[0]);
        }
        refused(packed(many));

        String entity = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><ofd:OFD " + NAMESPACE
                + "><ofd:DocBody><ofd:DocRoot>&e;</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
        refusedRoot(entity);
        String laughs =
                "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><ofd:OFD " + NAMESPACE + ">&b;</ofd:OFD>";
        refusedRoot(laughs);
        refusedRoot("<ofd:OFD " + NAMESPACE + ">" + "<a>".repeat(100_000) + "</ofd:OFD>");
        refusedRoot("<OFD/>");
        refusedRoot("text");
    }

    @Test
    void anArchiveThatShowsOtherReadersOtherFilesIsRefused() {
        byte[] sealed = seal(ofd, "centre", Optional.empty());
        String text = new String(sealed, StandardCharsets.ISO_8859_1);
        byte[] renamed = sealed.clone();
        renamed[text.lastIndexOf("Content.xml")] = 'X';
        refused(renamed);

        byte[] appended = Arrays.copyOf(sealed, sealed.length + ofd.length);
        System.arraycopy(ofd, 0, appended, sealed.length, ofd.length);
        refused(appended);
    }

    @Test
    void brokenOctetsGiveTheLibrarysRefusalsOnly() {
        byte[] sealed = seal(ofd, "centre", Optional.empty());
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            byte[] broken = sealed.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            noOtherException(broken);
        }
        for (String name : List.of(
                "OFD.xml",
                "Doc_0/Signs/Signatures.xml",
                "Doc_0/Signs/Sign_0/Signature.xml",
                "Doc_0/Signs/Sign_0/SignedValue.dat",
                "Doc_0/Signs/Sign_0/Seal.esl")) {
            byte[] good = OfdPackage.read(sealed).file(name);
            for (int i = 0; i < 150; i++) {
                byte[] broken = good.clone();
                broken[random.nextInt(broken.length)] ^= (byte) (1 + random.nextInt(255));
                noOtherException(packed(change(sealed, name, broken)));
            }
        }
    }

    private void noOtherException(byte[] broken) {
        try {
            OfdVerifier.verify(broken, town.trust(), Town.LATER);
        } catch (Refusal e) {
            assertThat(e.code()).isIn("ofd.malformed");
        }
    }

    private void refusedRoot(String root) {
        Map<String, byte[]> files = files();
        files.put("OFD.xml", root.getBytes(StandardCharsets.UTF_8));
        refused(packed(files));
    }

    private void refused(byte[] octets) {
        assertThatThrownBy(() -> OfdVerifier.verify(octets, town.trust(), Town.LATER))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("ofd.malformed"));
    }

    private byte[] seal(byte[] file, String player, Optional<String> stamp) {
        return sealer.seal(
                file,
                sealOf(player),
                town.signer(player),
                List.of(PLACE),
                Town.NOW,
                stamp.map(any -> town.sm2Stamper()));
    }

    private Seal sealOf(String player) {
        return Seal.make(
                new SealContent(
                        "ONENET",
                        "62-" + player,
                        SealContent.ORGANISATION,
                        town.province.player(player).organisation(),
                        SealSigners.digestsOf(List.of(town.signer(player).certificate())),
                        Town.NOW.minusSeconds(60),
                        Town.NOW.minusSeconds(60),
                        Town.NOW.plus(Duration.ofDays(365)),
                        new SealPicture("PNG", SealImage.round("PRACTICE", player), 42, 42)),
                town.signer("supervisor"));
    }

    private OfdSealReport only(byte[] file) {
        List<OfdSealReport> reports = verify(file);
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private List<OfdSealReport> verify(byte[] file) {
        return OfdVerifier.verify(file, town.trust(), Town.LATER);
    }

    private static Map<String, byte[]> change(byte[] file, String name, byte[] octets) {
        OfdPackage changed = OfdPackage.read(file).with(name, octets);
        Map<String, byte[]> all = new LinkedHashMap<>();
        changed.names().forEach(one -> all.put(one, changed.file(one)));
        return all;
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "OFD.xml",
                xml("<ofd:OFD " + NAMESPACE + " Version=\"1.1\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo>"
                        + "<ofd:DocID>62000000000000000000000000000001</ofd:DocID></ofd:DocInfo>"
                        + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"));
        all.put(
                "Doc_0/Document.xml",
                xml(
                        "<ofd:Document " + NAMESPACE + "><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID>"
                                + "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
                                + "<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>"));
        all.put("Doc_0/Pages/Page_0/Content.xml", content("8,000,000"));
        all.put("Doc_0/Res/secret.txt", new byte[] {1, 2, 3});
        return all;
    }

    private static byte[] content(String amount) {
        return xml("<ofd:Page " + NAMESPACE + "><ofd:Content><ofd:Layer ID=\"2\"><ofd:TextObject ID=\"3\""
                + " Boundary=\"10 10 100 10\"><ofd:TextCode X=\"0\" Y=\"5\">" + amount
                + "</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>");
    }

    private static byte[] xml(String text) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
