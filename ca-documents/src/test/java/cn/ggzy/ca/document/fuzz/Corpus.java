package cn.ggzy.ca.document.fuzz;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.document.Town;
import cn.ggzy.ca.document.ofd.OfdSealer;
import cn.ggzy.ca.document.ofd.StampPlace;
import cn.ggzy.ca.document.pdf.PdfSigner;
import cn.ggzy.ca.document.pdf.PdfSigning;
import cn.ggzy.ca.document.seal.Seal;
import cn.ggzy.ca.document.seal.SealContent;
import cn.ggzy.ca.document.seal.SealPicture;
import cn.ggzy.ca.document.seal.SealSignature;
import cn.ggzy.ca.document.seal.SealSigners;
import cn.ggzy.ca.envelope.ContentCipher;
import cn.ggzy.ca.envelope.EnvelopeRequest;
import cn.ggzy.ca.envelope.Envelopes;
import cn.ggzy.ca.renewal.ArchiveObject;
import cn.ggzy.ca.renewal.EvidenceMaker;
import cn.ggzy.ca.renewal.EvidenceRecord;
import cn.ggzy.ca.signature.CmsDraft;
import cn.ggzy.ca.signature.CmsForm;
import cn.ggzy.ca.signature.CmsParty;
import cn.ggzy.ca.signature.CmsRequest;
import cn.ggzy.ca.signer.FileSigner;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.TimeStampRequest;
import cn.ggzy.ca.tlv.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A town and good octets of every kind in it, made once and kept in a directory: the same run can be had again. */
final class Corpus {
    static final byte[] DOCUMENT = "中标通知书".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> AUTHORITIES =
            Map.of("practice-rsa", "SHA256withRSA", "practice-sm2", "SM3withSM2");

    final Town town;
    private final Path directory;

    /** A pair to ask about: whose certificate and who issued it. */
    record Issued(X509Certificate certificate, X509Certificate issuer) {}

    Corpus(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        town = new Town(directory.resolve("town"));
        if (!Files.exists(directory.resolve("complete"))) {
            for (Kind kind : Kind.values()) {
                List<byte[]> made = make(kind);
                Path under = Files.createDirectories(directory.resolve(kind.id()));
                for (int i = 0; i < made.size(); i++) {
                    Files.write(under.resolve("%03d".formatted(i)), made.get(i));
                }
            }
            Files.createFile(directory.resolve("complete"));
        }
    }

    List<byte[]> seeds(Kind kind) throws IOException {
        List<byte[]> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve(kind.id()))) {
            for (Path file : files.sorted().toList()) {
                all.add(Files.readAllBytes(file));
            }
        }
        return all;
    }

    List<Issued> issued() throws IOException {
        List<Issued> all = new ArrayList<>();
        for (String authority : AUTHORITIES.keySet().stream().sorted().toList()) {
            X509Certificate issuer = Certificates.parse(field(authority, "certificate"));
            for (FileSigner signer : signers()) {
                X509Certificate one = Certificates.parse(signer.certificate());
                if (one.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
                    all.add(new Issued(one, issuer));
                }
            }
        }
        return all;
    }

    List<FileSigner> signers() {
        return town.province.cast().keySet().stream().map(town::signer).toList();
    }

    private List<byte[]> make(Kind kind) throws IOException {
        return switch (kind) {
            case CERTIFICATE -> certificates();
            case CRL -> town.facts().crls();
            case OCSP -> answers();
            case SIGNATURE -> signatures();
            case ENVELOPE -> envelopes();
            case TIME_STAMP -> stamps();
            case EVIDENCE -> evidence();
            case SEAL -> seals();
            case OFD -> ofds();
            case PDF -> pdfs();
        };
    }

    private List<byte[]> certificates() {
        List<byte[]> all = new ArrayList<>();
        for (FileSigner signer : signers()) {
            all.add(signer.certificate());
            all.addAll(signer.chain());
        }
        return all;
    }

    private List<byte[]> answers() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Issued issued : issued()) {
            all.add(answer(issued));
        }
        return all;
    }

    private byte[] answer(Issued issued) throws IOException {
        try {
            String authority =
                    issued.issuer().getPublicKey().getAlgorithm().equals("RSA") ? "practice-rsa" : "practice-sm2";
            X509CertificateHolder issuer = new JcaX509CertificateHolder(issued.issuer());
            CertificateID id = new CertificateID(
                    new JcaDigestCalculatorProviderBuilder()
                            .setProvider(Bc.provider())
                            .build()
                            .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)),
                    issuer,
                    issued.certificate().getSerialNumber());
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(
                    new RespID(X500Name.getInstance(issuer.getSubject().getEncoded())));
            builder.addResponse(
                    id, CertificateStatus.GOOD, Date.from(Town.NOW), Date.from(Town.NOW.plusSeconds(86_400)), null);
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder(AUTHORITIES.get(authority))
                                            .setProvider(Bc.provider())
                                            .build(Keys.privateKey(field(authority, "privateKey"))),
                                    new X509CertificateHolder[] {issuer},
                                    Date.from(Town.NOW)))
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] field(String authority, String name) throws IOException {
        String json =
                Files.readString(directory.resolve("town/ca").resolve(authority).resolve("ca.json"));
        Matcher found = Pattern.compile("\"" + name + "\":\\s*\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " of " + authority);
        }
        return Base64.getDecoder().decode(found.group(1));
    }

    private List<byte[]> signatures() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (FileSigner signer : signers()) {
            for (CmsForm form : CmsForm.values()) {
                for (boolean attached : new boolean[] {true, false}) {
                    CmsDraft draft = CmsDraft.of(
                            new CmsRequest(
                                    form,
                                    attached,
                                    Town.NOW,
                                    List.of(new CmsParty(signer.certificate(), signer.chain())),
                                    town.province.crls(),
                                    answers().subList(0, 1)),
                            Octets.of(DOCUMENT));
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    draft.write(draft.toBeSigned().stream().map(signer::sign).toList(), out);
                    all.add(out.toByteArray());
                }
            }
        }
        return all;
    }

    private List<byte[]> envelopes() throws IOException {
        List<byte[]> all = new ArrayList<>();
        List<byte[]> to = List.of(
                town.signer("bidder-1").certificate(), town.signer("bidder-2").certificate());
        for (ContentCipher cipher : ContentCipher.values()) {
            for (CmsForm form : CmsForm.values()) {
                if (form == CmsForm.GM && cipher.authenticated()) {
                    continue;
                }
                for (boolean byKey : new boolean[] {true, false}) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    Envelopes.seal(
                            new EnvelopeRequest(form, cipher, to, byKey, DOCUMENT.length),
                            new ByteArrayInputStream(DOCUMENT),
                            out,
                            new SecureRandom());
                    all.add(out.toByteArray());
                }
            }
        }
        return all;
    }

    private List<byte[]> stamps() {
        return town.stamps.stampers().stream()
                .map(stamper -> stamper.stamp(
                                TimeStampRequest.fresh(Imprint.of(ImprintDigest.SM3, DOCUMENT), new SecureRandom()))
                        .octets())
                .toList();
    }

    private List<byte[]> evidence() {
        EvidenceMaker maker = new EvidenceMaker(town.sm2Stamper(), new SecureRandom());
        ArchiveObject object = ArchiveObject.of(DOCUMENT);
        EvidenceRecord first = maker.create(
                        List.of(object, ArchiveObject.of(new byte[1]), ArchiveObject.of(new byte[2])),
                        ImprintDigest.SM3)
                .get(0);
        EvidenceRecord second = maker.renewStamp(first);
        EvidenceRecord third = new EvidenceMaker(town.rsaStamper(), new SecureRandom())
                .renewTree(object, second, ImprintDigest.SHA_256);
        return Stream.of(first, second, third).map(EvidenceRecord::encoded).toList();
    }

    private Seal seal() {
        List<byte[]> holders = List.of(town.signer("centre").certificate());
        return Seal.make(
                new SealContent(
                        "ONENET",
                        "62000000000001",
                        SealContent.ORGANISATION,
                        "练习省公共资源交易中心",
                        SealSigners.certificates(holders),
                        Town.NOW.minusSeconds(60),
                        Town.NOW.minusSeconds(60),
                        Town.NOW.plusSeconds(86_400),
                        new SealPicture("PNG", new byte[] {1, 2, 3}, 42, 42)),
                town.signer("supervisor"));
    }

    private List<byte[]> seals() {
        Seal seal = seal();
        byte[] digest = ImprintDigest.SM3.of(DOCUMENT);
        return List.of(
                seal.octets(),
                SealSignature.make(seal, town.signer("centre"), digest, "/place", Town.NOW)
                        .octets(),
                SealSignature.make(
                                seal,
                                town.signer("centre"),
                                digest,
                                "/place",
                                Town.NOW,
                                Optional.of(town.sm2Stamper()),
                                new SecureRandom())
                        .octets());
    }

    private List<byte[]> ofds() {
        String ofd = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:%s xmlns:ofd=\"http://www.ofdspec.org/2016\"%s";
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "OFD.xml",
                ofd.formatted("OFD", " Version=\"1.1\" DocType=\"OFD\">")
                        + "<ofd:DocBody><ofd:DocInfo><ofd:DocID>62</ofd:DocID></ofd:DocInfo>"
                        + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
        texts.put(
                "Doc_0/Document.xml",
                ofd.formatted("Document", "><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID>")
                        + "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
                        + "<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>");
        texts.put("Doc_0/Pages/Page_0/Content.xml", ofd.formatted("Page", "/>"));
        Map<String, byte[]> files = new LinkedHashMap<>();
        texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        byte[] plain = Containers.packed(files);
        byte[] once = sealed(plain);
        return List.of(plain, once, sealed(once));
    }

    private byte[] sealed(byte[] ofd) {
        return new OfdSealer(new SecureRandom())
                .seal(
                        ofd,
                        seal(),
                        town.signer("centre"),
                        List.of(new StampPlace(1, 120, 200, 42, 42)),
                        Town.NOW,
                        Optional.of(town.sm2Stamper()));
    }

    private List<byte[]> pdfs() throws IOException {
        byte[] plain;
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            plain = out.toByteArray();
        }
        PdfSigner signer = new PdfSigner(new SecureRandom());
        byte[] once = pdf(signer, plain, "bidder-1");
        byte[] twice = pdf(signer, once, "bidder-2");
        byte[] kept = signer.addFacts(once, town.facts());
        return List.of(plain, once, twice, signer.stampDocument(kept, town.rsaStamper(), ImprintDigest.SHA_256));
    }

    private byte[] pdf(PdfSigner signer, byte[] file, String player) {
        return signer.sign(file, town.signer(player), PdfSigning.of(player, "bid", Town.NOW), Optional.empty());
    }
}
