package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** Follows the content as it streams past, for one signer, and says at the end whether the signature holds. */
final class SignerEngine {
    // Attributes have some hundred octets; a content that large is none.
    private static final int LONGEST_ATTRIBUTES = 64 * 1024;

    private final CmsSigner signer;
    private final PublicKey key;
    private final SignatureAlgorithm algorithm;
    private final String contentType;
    private final Sink sink;

    private interface Sink {
        void update(byte[] octets, int from, int length) throws GeneralSecurityException;

        boolean holds() throws GeneralSecurityException;
    }

    private SignerEngine(CmsSigner signer, String contentType) throws GeneralSecurityException {
        this.signer = signer;
        this.contentType = contentType;
        byte[] certificate = signer.certificate().orElseThrow(() -> wrong("the signer's certificate is not inside"));
        this.key = Certificates.parse(certificate).getPublicKey();
        this.algorithm = CmsAlgorithms.of(key);
        if (!CmsAlgorithms.spell(algorithm, signer.digestOid(), signer.signatureOid())) {
            throw wrong("algorithms " + signer.digestOid() + " with " + signer.signatureOid());
        }
        this.sink = signer.signedAttributes().isPresent() ? digesting() : signing();
    }

    /** Refuses what can be refused before the content is seen. */
    static SignerEngine of(CmsSigner signer, String contentType) {
        try {
            return new SignerEngine(signer, contentType);
        } catch (GeneralSecurityException e) {
            throw new Refusal("cms.bad-signature", String.valueOf(e.getMessage()), e);
        }
    }

    void update(byte[] octets, int from, int length) {
        try {
            sink.update(octets, from, length);
        } catch (GeneralSecurityException e) {
            throw new Refusal("cms.bad-signature", String.valueOf(e.getMessage()), e);
        }
    }

    void requireHolds() {
        try {
            if (!sink.holds()) {
                throw wrong("the signature is not over this content by this certificate");
            }
        } catch (Refusal e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new Refusal("cms.bad-signature", String.valueOf(e.getMessage()), e);
        }
    }

    /** With attributes, the content's digest is one of them and the signature is over them all. */
    private Sink digesting() throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance(CmsAlgorithms.digestName(algorithm), Bc.provider());
        return new Sink() {
            @Override
            public void update(byte[] octets, int from, int length) {
                digest.update(octets, from, length);
            }

            @Override
            public boolean holds() {
                byte[] attributes = signer.signedAttributes().orElseThrow();
                requireAttributes(ASN1Set.getInstance(attributes), digest.digest());
                return RawSignatures.verify(algorithm, key, attributes, signer.signature());
            }
        };
    }

    /** Without attributes the signature is over the content itself, and only plain octets may be signed so (RFC 5652, 5.3). */
    private Sink signing() throws GeneralSecurityException {
        if (!CmsForm.isData(contentType)) {
            throw wrong("content type " + contentType + " needs signed attributes");
        }
        Signature engine = Signature.getInstance(algorithm.jca(), Bc.provider());
        engine.initVerify(key);
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        return new Sink() {
            @Override
            public void update(byte[] octets, int from, int length) throws GeneralSecurityException {
                engine.update(octets, from, length);
                if (start.size() <= LONGEST_ATTRIBUTES) {
                    start.write(octets, from, length);
                }
            }

            @Override
            public boolean holds() throws GeneralSecurityException {
                requireNoAttributes(start.toByteArray());
                return engine.verify(signer.signature());
            }
        };
    }

    private void requireAttributes(ASN1Set attributes, byte[] digest) {
        byte[] signed = SignerInfos.value(attributes, CMSAttributes.messageDigest)
                .map(value -> ASN1OctetString.getInstance(value).getOctets())
                .orElseThrow(() -> wrong("no digest among the signed attributes"));
        if (!Arrays.equals(signed, digest)) {
            throw wrong("the content has another digest");
        }
        String type = SignerInfos.value(attributes, CMSAttributes.contentType)
                .map(value -> ASN1ObjectIdentifier.getInstance(value).getId())
                .orElseThrow(() -> wrong("no content type among the signed attributes"));
        if (!type.equals(contentType) && !(CmsForm.isData(type) && CmsForm.isData(contentType))) {
            throw wrong("signed as content type " + type);
        }
        requireAlgorithms(attributes);
        requireSigningCertificate(attributes);
    }

    /** The names of the algorithms stand outside of what is signed; the attribute ties them (RFC 6211). */
    private void requireAlgorithms(ASN1Set attributes) {
        SignerInfos.value(attributes, CMSAttributes.cmsAlgorithmProtect)
                .map(CMSAlgorithmProtection::getInstance)
                .ifPresent(named -> {
                    boolean same =
                            named.getDigestAlgorithm().getAlgorithm().getId().equals(signer.digestOid())
                                    && named.getSignatureAlgorithm() != null
                                    && named.getSignatureAlgorithm()
                                            .getAlgorithm()
                                            .getId()
                                            .equals(signer.signatureOid());
                    if (!same) {
                        throw wrong("other algorithms were signed with");
                    }
                });
    }

    /** The certificate beside the signature could be exchanged for another one of the same key; the attribute forbids that (RFC 5035). */
    private void requireSigningCertificate(ASN1Set attributes) {
        SignerInfos.value(attributes, PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .map(SigningCertificateV2::getInstance)
                .ifPresent(named -> {
                    if (named.getCerts().length == 0
                            || !SigningCertificates.matches(
                                    named.getCerts()[0], signer.certificate().orElseThrow())) {
                        throw wrong("another certificate was signed with");
                    }
                });
    }

    /**
     * A signature over attributes, shown without them and with the attributes as the content, would verify: their author signed
     * something else. So attributes are no content.
     */
    private static void requireNoAttributes(byte[] content) {
        if (content.length == 0 || content.length > LONGEST_ATTRIBUTES || content[0] != 0x31) {
            return;
        }
        boolean attributes;
        try {
            attributes = SignerInfos.value(ASN1Set.getInstance(content), CMSAttributes.messageDigest)
                    .isPresent();
        } catch (RuntimeException e) {
            attributes = false;
        }
        if (attributes) {
            throw wrong("the content is a set of signed attributes");
        }
    }

    private static Refusal wrong(String why) {
        return new Refusal("cms.bad-signature", why);
    }
}
