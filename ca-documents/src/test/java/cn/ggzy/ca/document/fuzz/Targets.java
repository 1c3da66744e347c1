package cn.ggzy.ca.document.fuzz;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.document.DocumentTrust;
import cn.ggzy.ca.document.Town;
import cn.ggzy.ca.document.ofd.OfdVerifier;
import cn.ggzy.ca.document.pdf.PdfVerifier;
import cn.ggzy.ca.document.seal.Seal;
import cn.ggzy.ca.document.seal.SealVerifier;
import cn.ggzy.ca.envelope.EnvelopePolicy;
import cn.ggzy.ca.envelope.Envelopes;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.renewal.ArchiveObject;
import cn.ggzy.ca.renewal.EvidenceVerifier;
import cn.ggzy.ca.revocation.Arrivals;
import cn.ggzy.ca.revocation.OcspQuestion;
import cn.ggzy.ca.signature.CmsDocument;
import cn.ggzy.ca.signature.CmsSignatures;
import cn.ggzy.ca.signer.FileSigner;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.TimeStampExpectation;
import cn.ggzy.ca.timestamp.TimeStampTrust;
import cn.ggzy.ca.timestamp.TimeStampVerifier;
import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.TrustList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The ways into the library, one for each kind. */
final class Targets {
    private static final Instant AT = Town.LATER;

    private final Town town;
    private final TrustList list;
    private final List<byte[]> genuine;
    private final List<byte[]> crls;
    private final List<Corpus.Issued> issued;
    private final List<X509Certificate> authorities;
    private final FileSigner rsa;
    private final FileSigner sm2;
    private final DocumentTrust trust;
    private final TimeStampTrust stamps;

    Targets(Corpus corpus) throws IOException {
        town = corpus.town;
        list = town.stamps.trust().trustList().orElseThrow();
        genuine = corpus.seeds(Kind.CERTIFICATE);
        crls = town.facts().crls();
        issued = corpus.issued();
        authorities = issued.stream().map(Corpus.Issued::issuer).distinct().toList();
        rsa = town.signer("bidder-1");
        sm2 = town.signer("bidder-2");
        trust = town.trust();
        stamps = trust.timeStamps();
    }

    Target of(Kind kind) {
        return switch (kind) {
            case CERTIFICATE -> this::certificate;
            case CRL -> this::crl;
            case OCSP -> this::ocsp;
            case SIGNATURE -> this::signature;
            case ENVELOPE -> this::envelope;
            case TIME_STAMP -> this::timeStamp;
            case EVIDENCE -> this::evidence;
            case SEAL -> this::seal;
            case OFD -> this::ofd;
            case PDF -> this::pdf;
        };
    }

    private boolean certificate(byte[] octets) {
        boolean valid = judged(Facts.of(list, octets, List.of(), crls));
        if (valid && genuine.stream().noneMatch(one -> Arrays.equals(one, octets))) {
            throw new IllegalStateException("a certificate that nobody issued is valid");
        }
        boolean beside = judged(Facts.of(list, rsa.certificate(), List.of(octets), crls));
        X509Certificate read = Certificates.parse(octets);
        return valid && beside && read.getVersion() > 0;
    }

    private boolean crl(byte[] octets) {
        boolean rsaHolds = judged(Facts.of(list, rsa.certificate(), rsa.chain(), List.of(octets)));
        boolean sm2Holds = judged(Facts.of(list, sm2.certificate(), sm2.chain(), List.of(octets)));
        Arrivals.list(octets, authorities, List.of());
        return rsaHolds || sm2Holds;
    }

    private boolean ocsp(byte[] octets) {
        boolean holds = false;
        for (Corpus.Issued one : issued.subList(0, 2)) {
            holds |= judged(Facts.of(list, Certificates.encoded(one.certificate()), List.of(), List.of())
                    .withOcsp(List.of(octets)));
        }
        Corpus.Issued asked = issued.get(0);
        Arrivals.answer(
                octets,
                OcspQuestion.about(asked.certificate(), asked.issuer(), new byte[8], OcspQuestion.NonceRule.OPTIONAL));
        return holds;
    }

    private static boolean judged(Facts facts) {
        return Judge.judge(facts, Policy.standard(), AT, Purpose.SIGN).valid();
    }

    private boolean signature(byte[] octets) throws IOException {
        boolean alone;
        try {
            CmsSignatures.verify(octets, Corpus.DOCUMENT);
            alone = true;
        } catch (Refusal e) {
            alone = false;
        }
        CmsDocument document = CmsDocument.open(Octets.of(octets));
        boolean holds = (document.attached()
                        ? document.verify()
                        : document.verify(new ByteArrayInputStream(Corpus.DOCUMENT)))
                .holds();
        document.crls();
        document.ocspResponses();
        return alone || holds;
    }

    private boolean envelope(byte[] octets) throws IOException {
        EnvelopePolicy all =
                EnvelopePolicy.strict().withUnauthenticatedContent().withRsaPkcs1();
        boolean opened;
        try {
            Envelopes.open(Octets.of(octets), rsa, all, OutputStream.nullOutputStream());
            opened = true;
        } catch (Refusal e) {
            opened = false;
        }
        Envelopes.open(Octets.of(octets), sm2, all, OutputStream.nullOutputStream());
        return opened;
    }

    private boolean timeStamp(byte[] octets) {
        return TimeStampVerifier.verify(
                        octets, TimeStampExpectation.over(Imprint.of(ImprintDigest.SM3, Corpus.DOCUMENT)), stamps, AT)
                .valid();
    }

    private boolean evidence(byte[] octets) {
        return EvidenceVerifier.verify(octets, ArchiveObject.of(Corpus.DOCUMENT), stamps, AT)
                .valid();
    }

    private boolean seal(byte[] octets) {
        boolean valid = SealVerifier.verify(octets, Corpus.DOCUMENT, trust, AT).valid();
        if (!valid) {
            Seal.parse(octets).signedByMaker();
        }
        return valid;
    }

    private boolean ofd(byte[] octets) {
        return OfdVerifier.verify(octets, trust, AT).stream().anyMatch(one -> one.valid());
    }

    private boolean pdf(byte[] octets) {
        return PdfVerifier.verify(octets, trust, AT).stream().anyMatch(one -> one.valid());
    }
}
