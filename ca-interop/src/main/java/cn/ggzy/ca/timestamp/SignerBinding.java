package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.path.Outcome;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

/**
 * That the signature names its certificate by a digest (RFC 5816, formerly RFC 2634). RFC 3161 demands it; the old form uses SHA-1 and
 * is remarked upon, because it guards only against another certificate of the same key.
 */
final class SignerBinding {
    private SignerBinding() {}

    static TimeStampCheck check(SignerInformation signer, byte[] certificate) {
        @Nullable ASN1Encodable second = value(signer, PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        @Nullable ASN1Encodable first = value(signer, PKCSObjectIdentifiers.id_aa_signingCertificate);
        try {
            if (second != null) {
                ESSCertIDv2 id = SigningCertificateV2.getInstance(second).getCerts()[0];
                return of(
                        matches(id.getHashAlgorithm().getAlgorithm().getId(), id.getCertHash(), certificate),
                        "RFC 5816 id");
            }
            if (first != null) {
                ESSCertID id = SigningCertificate.getInstance(first).getCerts()[0];
                return matches("SHA-1", id.getCertHash(), certificate)
                        ? new TimeStampCheck(TimeStampRule.SIGNER, Outcome.WARNED, "RFC 2634 id with SHA-1")
                        : of(false, "RFC 2634 id");
            }
            return of(false, "the signature names no certificate");
        } catch (RuntimeException e) {
            return of(false, "an id that cannot be read");
        }
    }

    private static TimeStampCheck of(boolean holds, String evidence) {
        return TimeStampCheck.of(
                TimeStampRule.SIGNER, holds, holds ? evidence : evidence + " that is not of the certificate inside");
    }

    private static @Nullable ASN1Encodable value(SignerInformation signer, ASN1ObjectIdentifier oid) {
        @Nullable AttributeTable signed = signer.getSignedAttributes();
        @Nullable Attribute found = signed == null ? null : signed.get(oid);
        return found == null || found.getAttrValues().size() != 1
                ? null
                : found.getAttrValues().getObjectAt(0);
    }

    private static boolean matches(String algorithm, byte[] hash, byte[] certificate) {
        try {
            return MessageDigest.isEqual(
                    hash, MessageDigest.getInstance(algorithm, Bc.provider()).digest(certificate));
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }
}
