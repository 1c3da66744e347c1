package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.json.StrictObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;

/**
 * A canonical JSON object (an act, or a manifest that names documents by digest), or the body of a PKCS#10 request for this very key.
 * A bare digest and any other octets are refused: nobody can read them.
 */
public final class ManifestsAndRequests implements DisplayRule {
    private static final int LIMIT = 256 * 1024;
    private static final int DER_SEQUENCE = 0x30;

    @Override
    public void require(byte[] message, byte[] publicKey) {
        if (message.length == 0 || message.length > LIMIT || !(isManifest(message) || isRequest(message, publicKey))) {
            throw new Refusal(
                    "cosign.not-showable", "neither a canonical JSON object nor a certificate request for this key");
        }
    }

    private static boolean isManifest(byte[] message) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString();
            StrictObject.parse(text, "cosign.not-showable");
            return Canonical.of(text).equals(text);
        } catch (CharacterCodingException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isRequest(byte[] message, byte[] publicKey) {
        if (message[0] != DER_SEQUENCE) {
            return false;
        }
        try {
            CertificationRequestInfo info = CertificationRequestInfo.getInstance(ASN1Sequence.getInstance(message));
            byte[] key = info.getSubjectPublicKeyInfo().getPublicKeyData().getOctets();
            return MessageDigest.isEqual(info.getEncoded("DER"), message) && MessageDigest.isEqual(key, publicKey);
        } catch (java.io.IOException | RuntimeException e) {
            return false;
        }
    }
}
