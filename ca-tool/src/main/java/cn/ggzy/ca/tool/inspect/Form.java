package cn.ggzy.ca.tool.inspect;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.signature.CmsDocument;
import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.trust.TrustList;
import java.io.IOException;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** The forms in the order in which they are tried: those that nothing else could be taken for come first. */
enum Form {
    CERTIFICATE {
        @Override
        Map<String, Object> tell(byte[] der, List<TrustList> profiles) {
            return CertificateFacts.of(Certificates.parse(der), profiles);
        }
    },
    REVOCATION_LIST {
        @Override
        Map<String, Object> tell(byte[] der, List<TrustList> profiles) {
            X509CRL list = Certificates.parseCrl(der);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("issuer", list.getIssuerX500Principal().getName());
            json.put("thisUpdate", list.getThisUpdate().toInstant().toString());
            if (list.getNextUpdate() != null) {
                json.put("nextUpdate", list.getNextUpdate().toInstant().toString());
            }
            json.put(
                    "revoked",
                    list.getRevokedCertificates() == null
                            ? 0
                            : list.getRevokedCertificates().size());
            json.put("signatureAlgorithm", list.getSigAlgOID());
            return json;
        }
    },
    CERTIFICATE_REQUEST {
        @Override
        Map<String, Object> tell(byte[] der, List<TrustList> profiles) throws IOException {
            PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
            return Map.of(
                    "subject", request.getSubject().toString(),
                    "keyAlgorithm",
                            request.getSubjectPublicKeyInfo()
                                    .getAlgorithm()
                                    .getAlgorithm()
                                    .getId(),
                    "signatureAlgorithm",
                            request.getSignatureAlgorithm().getAlgorithm().getId());
        }
    },
    OCSP_ANSWER {
        @Override
        Map<String, Object> tell(byte[] der, List<TrustList> profiles) throws IOException, OCSPException {
            OCSPResp answer = new OCSPResp(der);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("status", answer.getStatus());
            if (answer.getResponseObject() instanceof BasicOCSPResp basic) {
                json.put("producedAt", basic.getProducedAt().toInstant().toString());
                List<String> serials = new ArrayList<>();
                for (SingleResp one : basic.getResponses()) {
                    serials.add(one.getCertID().getSerialNumber().toString(16));
                }
                json.put("serials", serials);
            }
            return json;
        }
    },
    TIME_STAMP {
        @Override
        Map<String, Object> tell(byte[] der, List<TrustList> profiles)
                throws IOException, TSPException, org.bouncycastle.cms.CMSException {
            TimeStampToken token = new TimeStampToken(new org.bouncycastle.cms.CMSSignedData(der));
            return Map.of(
                    "time", token.getTimeStampInfo().getGenTime().toInstant().toString(),
                    "serial", token.getTimeStampInfo().getSerialNumber().toString(16),
                    "policy", token.getTimeStampInfo().getPolicy().getId(),
                    "imprintAlgorithm",
                            token.getTimeStampInfo().getMessageImprintAlgOID().getId());
        }
    },
    CMS {
        @Override
        Map<String, Object> tell(byte[] der, List<TrustList> profiles) throws IOException {
            CmsDocument document = CmsDocument.open(Octets.of(der));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("family", document.form().name());
            json.put("contentType", document.contentType());
            json.put("attached", document.attached());
            json.put(
                    "signers",
                    document.signers().stream().map(CertificateFacts::signer).toList());
            json.put("certificates", document.certificates().size());
            json.put("crls", document.crls().size());
            json.put("ocspAnswers", document.ocspResponses().size());
            return json;
        }
    },
    ENVELOPE {
        @Override
        Map<String, Object> tell(byte[] der, List<TrustList> profiles) {
            return EnvelopeFacts.of(ContentInfo.getInstance(der));
        }
    },
    PKCS12 {
        @Override
        Map<String, Object> tell(byte[] der, List<TrustList> profiles) throws IOException {
            PKCS12PfxPdu pfx = new PKCS12PfxPdu(der);
            List<String> parts = new ArrayList<>();
            for (org.bouncycastle.asn1.pkcs.ContentInfo part : pfx.getContentInfos()) {
                parts.add(part.getContentType().getId());
            }
            return Map.of("mac", pfx.hasMac(), "parts", parts);
        }
    };

    abstract Map<String, Object> tell(byte[] der, List<TrustList> profiles) throws Exception;

    /** Nothing when the octets are of another form. */
    Optional<Map<String, Object>> read(byte[] der, List<TrustList> profiles) {
        try {
            ASN1Primitive unused = ASN1Primitive.fromByteArray(der);
            return Optional.of(tell(der, profiles));
        } catch (Refusal e) {
            return Optional.empty();
        } catch (Exception e) {
            // The provider throws what it likes at octets that are of another form.
            return Optional.empty();
        }
    }
}
