package cn.ggzy.ca.envelope;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Sm2Cipher;
import cn.ggzy.ca.signature.CmsForm;
import cn.ggzy.ca.signer.WrappedKey;
import cn.ggzy.ca.signer.Wrapping;
import cn.ggzy.ca.tlv.Der;
import cn.ggzy.ca.tlv.Tag;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** Writes and reads the part of an envelope that is one recipient's. */
final class RecipientInfos {
    private static final String SM2_ENCRYPTION = "1.2.156.10197.1.301.3";
    private static final Map<String, Wrapping> SM2 = Map.of(
            SM2_ENCRYPTION,
            Wrapping.SM2_DER,
            "1.2.156.10197.1.301.2",
            Wrapping.SM2_DER, // GmSSL's number for the same
            "1.2.156.10197.1.301.3.2.1",
            Wrapping.SM2_RAW); // Bouncy Castle's
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final RSAESOAEPparams OAEP = new RSAESOAEPparams(
            SHA256,
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA256),
            RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM);
    private static final OAEPParameterSpec OAEP_SPEC =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private RecipientInfos() {}

    static byte[] write(byte[] certificate, EnvelopeRequest request, byte[] key, SecureRandom random) {
        PublicKey to = Certificates.parse(certificate).getPublicKey();
        try {
            return switch (KeyFamily.of(to)) {
                case SM2 ->
                    info(
                            certificate,
                            request,
                            new AlgorithmIdentifier(new ASN1ObjectIdentifier(SM2_ENCRYPTION), DERNull.INSTANCE),
                            Sm2Cipher.encrypt(Sm2Cipher.Form.DER, to, key, random));
                case RSA ->
                    info(
                            certificate,
                            request,
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, OAEP),
                            oaep(to, key, random));
                case P256, P384 -> throw new Refusal("envelope.no-wrap", "no wrap for this key family");
            };
        } catch (IOException | GeneralSecurityException e) {
            throw new Refusal("envelope.no-wrap", "the key could not be wrapped", e);
        }
    }

    /** The key wrapped to this certificate; empty when none of the recipients is it. */
    static Optional<WrappedKey> find(List<byte[]> infos, byte[] certificate, int keyLength, EnvelopePolicy policy) {
        Certificate own = Certificate.getInstance(certificate);
        for (byte[] der : infos) {
            // Other kinds of recipients have other tags and are somebody else's.
            if ((der[0] & 0xFF) == Tag.SEQUENCE) {
                KeyTransRecipientInfo info = read(der);
                if (names(info, own)) {
                    return Optional.of(new WrappedKey(
                            wrapping(info.getKeyEncryptionAlgorithm(), policy),
                            info.getEncryptedKey().getOctets(),
                            keyLength));
                }
            }
        }
        return Optional.empty();
    }

    private static KeyTransRecipientInfo read(byte[] der) {
        try {
            return KeyTransRecipientInfo.getInstance(org.bouncycastle.asn1.ASN1Primitive.fromByteArray(der));
        } catch (IOException | RuntimeException e) {
            throw new Refusal(EnvelopeStructure.MALFORMED, "a recipient cannot be read", e);
        }
    }

    private static Wrapping wrapping(AlgorithmIdentifier algorithm, EnvelopePolicy policy) {
        ASN1ObjectIdentifier oid = algorithm.getAlgorithm();
        if (SM2.containsKey(oid.getId())) {
            return SM2.getOrDefault(oid.getId(), Wrapping.SM2_DER);
        }
        if (oid.equals(PKCSObjectIdentifiers.id_RSAES_OAEP) && isSha256(algorithm)) {
            return Wrapping.RSA_OAEP_SHA256;
        }
        if (oid.equals(PKCSObjectIdentifiers.rsaEncryption) && policy.rsaPkcs1()) {
            return Wrapping.RSA_PKCS1;
        }
        throw new Refusal("envelope.not-allowed", "key wrapped with " + oid);
    }

    private static boolean isSha256(AlgorithmIdentifier algorithm) {
        try {
            RSAESOAEPparams read = RSAESOAEPparams.getInstance(algorithm.getParameters());
            AlgorithmIdentifier mask =
                    AlgorithmIdentifier.getInstance(read.getMaskGenAlgorithm().getParameters());
            return read.getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                    && mask.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                    && read.getPSourceAlgorithm().equals(RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static byte[] info(
            byte[] certificate, EnvelopeRequest request, AlgorithmIdentifier algorithm, byte[] encrypted)
            throws IOException {
        Certificate named = Certificate.getInstance(certificate);
        boolean byKey = request.byKeyIdentifier();
        byte[] id = byKey
                ? Der.element(Tag.contextPrimitive(0), keyIdentifier(named))
                : new IssuerAndSerialNumber(
                                named.getIssuer(), named.getSerialNumber().getValue())
                        .getEncoded(ASN1Encoding.DER);
        int version = byKey ? 2 : request.form() == CmsForm.GM ? 1 : 0;
        return Der.element(
                Tag.SEQUENCE,
                Der.element(Tag.INTEGER, new byte[] {(byte) version}),
                id,
                algorithm.getEncoded(ASN1Encoding.DER),
                new DEROctetString(encrypted).getEncoded());
    }

    private static byte[] oaep(PublicKey to, byte[] key, SecureRandom random) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding", Bc.provider());
        cipher.init(Cipher.ENCRYPT_MODE, to, OAEP_SPEC, random);
        return cipher.doFinal(key);
    }

    private static boolean names(KeyTransRecipientInfo info, Certificate own) {
        try {
            ASN1Encodable id = info.getRecipientIdentifier().getId();
            if (id.toASN1Primitive() instanceof ASN1OctetString keyId) {
                return Arrays.equals(keyIdentifier(own), keyId.getOctets());
            }
            IssuerAndSerialNumber named = IssuerAndSerialNumber.getInstance(id);
            return named.getName().equals(own.getIssuer())
                    && named.getSerialNumber().equals(own.getSerialNumber());
        } catch (RuntimeException e) {
            throw new Refusal(EnvelopeStructure.MALFORMED, "a recipient cannot be read", e);
        }
    }

    /** A certificate without the extension is named by the SHA-1 of its key, as national kits do (RFC 5280, 4.2.1.2). */
    private static byte[] keyIdentifier(Certificate certificate) {
        SubjectKeyIdentifier id = certificate.getTBSCertificate().getExtensions() == null
                ? null
                : SubjectKeyIdentifier.fromExtensions(
                        certificate.getTBSCertificate().getExtensions());
        if (id != null) {
            return id.getKeyIdentifier();
        }
        org.bouncycastle.crypto.digests.SHA1Digest sha1 = new org.bouncycastle.crypto.digests.SHA1Digest();
        byte[] key = certificate.getSubjectPublicKeyInfo().getPublicKeyData().getOctets();
        sha1.update(key, 0, key.length);
        byte[] digest = new byte[sha1.getDigestSize()];
        sha1.doFinal(digest, 0);
        return digest;
    }
}
