package cn.ggzy.ca.revocation;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Algorithms;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.Memo;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.jspecify.annotations.Nullable;

/** Reads an OCSP answer, with its wrapping or without, as one about certificates of an issuer. */
final class OcspReader {
    private static final int MAX_ANSWER = 256 * 1024;
    private static final int MAX_CERTIFICATES = 8;
    private static final Memo<Reading<OcspAnswer>> REMEMBERED = new Memo<>(1024);

    private OcspReader() {}

    static Reading<OcspAnswer> read(Handed answer, X509Certificate issuer) {
        String key = answer.digest() + Digests.hex(Digests.sha256(Certificates.encoded(issuer)));
        return REMEMBERED.get(key, () -> verify(answer.der(), issuer, answer.digest()));
    }

    /** The answer proper; refuses octets that are none, and an answer that says it could not answer. */
    static BasicOCSPResponse parse(byte[] der) {
        try {
            if (der.length > MAX_ANSWER) {
                throw new Refusal("ocsp.malformed", der.length + " octets");
            }
            ASN1Sequence outer = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
            return outer.size() > 0 && outer.getObjectAt(0) instanceof ASN1Enumerated
                    ? unwrap(OCSPResponse.getInstance(outer))
                    : BasicOCSPResponse.getInstance(outer);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new Refusal("ocsp.malformed", "no OCSP answer", e);
        }
    }

    /** The nonce of an answer that was read before. */
    static Optional<byte[]> nonce(byte[] der) {
        try {
            Extensions extensions = parse(der).getTbsResponseData().getResponseExtensions();
            return Optional.ofNullable(extensions)
                    .map(all -> all.getExtensionParsedValue(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                    .map(value -> ASN1OctetString.getInstance(value).getOctets());
        } catch (IllegalArgumentException e) {
            // Not an octet string: some responders write the bare octets. Then it is none of ours.
            return Optional.of(new byte[0]);
        }
    }

    private static BasicOCSPResponse unwrap(OCSPResponse response) throws IOException {
        ResponseBytes bytes = response.getResponseBytes();
        if (response.getResponseStatus().getIntValue() != OCSPResponseStatus.SUCCESSFUL
                || bytes == null
                || !bytes.getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)) {
            throw new Refusal(
                    "ocsp.no-answer", "status " + response.getResponseStatus().getIntValue());
        }
        return BasicOCSPResponse.getInstance(
                ASN1Primitive.fromByteArray(bytes.getResponse().getOctets()));
    }

    private static Reading<OcspAnswer> verify(byte[] der, X509Certificate issuer, String digest) {
        try {
            BasicOCSPResponse basic = parse(der);
            List<OcspAnswer.Single> singles = singles(basic.getTbsResponseData(), issuer);
            if (singles.isEmpty()) {
                return Reading.ofSomebodyElse();
            }
            if (isStrange(basic.getTbsResponseData().getResponseExtensions())) {
                return Reading.ignored("with a strange critical extension");
            }
            Instant producedAt =
                    basic.getTbsResponseData().getProducedAt().getDate().toInstant();
            return signer(basic, issuer, producedAt)
                    .map(signer -> Reading.of(new OcspAnswer(
                            digest, producedAt, Optional.of(signer).filter(one -> !one.equals(issuer)), singles)))
                    .orElseGet(() -> Reading.ignored("by nobody who may answer for the issuer"));
        } catch (Refusal e) {
            return Reading.ignored(String.valueOf(e.getMessage()));
        } catch (ParseException | RuntimeException e) {
            return Reading.ignored("cannot be read");
        }
    }

    private static List<OcspAnswer.Single> singles(ResponseData data, X509Certificate issuer) throws ParseException {
        List<OcspAnswer.Single> all = new ArrayList<>();
        for (Object one : data.getResponses()) {
            SingleResponse single = SingleResponse.getInstance(one);
            if (CertIds.isOf(single.getCertID(), issuer) && !isStrange(single.getSingleExtensions())) {
                all.add(single(single));
            }
        }
        return all;
    }

    private static OcspAnswer.Single single(SingleResponse single) throws ParseException {
        CertStatus status = single.getCertStatus();
        Optional<Instant> next = single.getNextUpdate() == null
                ? Optional.empty()
                : Optional.of(single.getNextUpdate().getDate().toInstant());
        Span span = new Span(single.getThisUpdate().getDate().toInstant(), next);
        OcspAnswer.Status said = switch (status.getTagNo()) {
            case 0 -> OcspAnswer.Status.GOOD;
            case 1 -> OcspAnswer.Status.REVOKED;
            default -> OcspAnswer.Status.UNKNOWN;
        };
        Optional<Revoked> revoked = said == OcspAnswer.Status.REVOKED
                ? Optional.of(revoked(RevokedInfo.getInstance(status.getStatus())))
                : Optional.empty();
        return new OcspAnswer.Single(single.getCertID().getSerialNumber().getValue(), span, said, revoked);
    }

    private static Revoked revoked(RevokedInfo info) throws ParseException {
        boolean held = info.getRevocationReason() != null
                && info.getRevocationReason().getValue().intValue() == CRLReason.certificateHold;
        return new Revoked(info.getRevocationTime().getDate().toInstant(), held, false);
    }

    /** The issuer itself, or one of the certificates in the answer if the issuer made it for this. */
    private static Optional<X509Certificate> signer(
            BasicOCSPResponse basic, X509Certificate issuer, Instant producedAt) {
        ResponderID id = basic.getTbsResponseData().getResponderID();
        return Stream.concat(
                        Stream.of(issuer), embedded(basic).filter(one -> mayAnswer(basic, one, issuer, producedAt)))
                .filter(one -> isNamed(id, one))
                .filter(one -> verifies(basic, one))
                .findFirst();
    }

    /** Valid when the answer was made, and at the instant that each of its parts tells about. */
    private static boolean mayAnswer(
            BasicOCSPResponse basic, X509Certificate delegate, X509Certificate issuer, Instant producedAt) {
        return Signers.mayAnswerFor(delegate, issuer)
                && Signers.validAt(delegate, producedAt)
                && Stream.of(basic.getTbsResponseData().getResponses().toArray())
                        .map(SingleResponse::getInstance)
                        .allMatch(single -> Signers.validAt(delegate, instant(single)));
    }

    private static Instant instant(SingleResponse single) {
        try {
            return single.getThisUpdate().getDate().toInstant();
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Stream<X509Certificate> embedded(BasicOCSPResponse basic) {
        return basic.getCerts() == null
                ? Stream.empty()
                : Arrays.stream(basic.getCerts().toArray())
                        .limit(MAX_CERTIFICATES)
                        .flatMap(one -> certificate(one).stream());
    }

    private static Optional<X509Certificate> certificate(Object one) {
        try {
            return Optional.of(Certificates.parse(
                    org.bouncycastle.asn1.x509.Certificate.getInstance(one).getEncoded()));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isNamed(ResponderID id, X509Certificate certificate) {
        return id.getName() != null
                ? Point.principal(id.getName()).equals(certificate.getSubjectX500Principal())
                : Arrays.equals(id.getKeyHash(), CertIds.keyHash("SHA-1", certificate));
    }

    private static boolean verifies(BasicOCSPResponse basic, X509Certificate signer) {
        try {
            return Algorithms.allowed(
                            basic.getSignatureAlgorithm().getAlgorithm().getId(), signer)
                    && new BasicOCSPResp(basic)
                            .isSignatureValid(new JcaContentVerifierProviderBuilder()
                                    .setProvider(Bc.provider())
                                    .build(signer.getPublicKey()));
        } catch (OCSPException | OperatorCreationException | Refusal e) {
            return false;
        }
    }

    /** Only the nonce may be critical. */
    private static boolean isStrange(@Nullable Extensions extensions) {
        return extensions != null
                && Arrays.stream(extensions.getCriticalExtensionOIDs())
                        .anyMatch(oid -> !OCSPObjectIdentifiers.id_pkix_ocsp_nonce.equals(oid));
    }
}
