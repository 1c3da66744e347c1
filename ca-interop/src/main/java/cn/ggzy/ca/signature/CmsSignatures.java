package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.tlv.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;

/**
 * The everyday case of CMS: octets in memory, one signer, detached, standard identifiers, signed attributes. Everything else is {@link
 * CmsDraft} for writing and {@link CmsDocument} for reading.
 */
public final class CmsSignatures {
    private static final String MALFORMED = "cms.malformed";

    private CmsSignatures() {}

    /** Signs with the algorithm of the certificate's key; {@code at} becomes the signing time, which is a claim and no proof. */
    public static byte[] sign(byte[] data, byte[] certificateDer, List<byte[]> chain, PrivateKey key, Instant at) {
        try {
            CmsDraft draft = CmsDraft.of(
                    CmsRequest.detached(CmsForm.STANDARD, at, List.of(new CmsParty(certificateDer, chain))),
                    Octets.of(data));
            byte[] signature = RawSignatures.sign(
                    SignatureAlgorithm.ofCertificate(certificateDer),
                    key,
                    draft.toBeSigned().get(0));
            ByteArrayOutputStream cms = new ByteArrayOutputStream();
            draft.write(List.of(signature), cms);
            return cms.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses with {@code cms.malformed} or {@code cms.bad-signature}; what comes back did hold over {@code data}. */
    public static CmsContent verify(byte[] cms, byte[] data) {
        try {
            CmsDocument document = CmsDocument.open(Octets.of(cms));
            CmsSigner signer = onlySigner(document);
            document.verify(new ByteArrayInputStream(data)).requireHolds();
            byte[] certificate = signer.certificate().orElseThrow();
            return new CmsContent(
                    certificate,
                    document.certificates(),
                    signer.signingTime(),
                    SignatureAlgorithm.ofCertificate(certificate),
                    signer.signatureOid());
        } catch (IOException e) {
            throw new Refusal(MALFORMED, String.valueOf(e.getMessage()), e);
        }
    }

    private static CmsSigner onlySigner(CmsDocument document) {
        if (document.signers().size() != 1) {
            throw new Refusal(MALFORMED, document.signers().size() + " signers where one is expected");
        }
        if (document.attached()) {
            throw new Refusal(MALFORMED, "carries content of its own");
        }
        CmsSigner signer = document.signers().get(0);
        if (signer.certificate().isEmpty()) {
            throw new Refusal(MALFORMED, "the signer's certificate is not inside");
        }
        return signer;
    }
}
