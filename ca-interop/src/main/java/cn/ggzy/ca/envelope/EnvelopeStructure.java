package cn.ggzy.ca.envelope;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.signature.CmsForm;
import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.tlv.Tag;
import cn.ggzy.ca.tlv.TlvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** An envelope taken apart, its encrypted content streamed past. */
record EnvelopeStructure(
        List<byte[]> recipients, ContentCipher cipher, byte[] iv, Optional<byte[]> attributes, Optional<byte[]> mac) {
    static final String MALFORMED = "envelope.malformed";

    private static final int MAX = 4 * 1024 * 1024;

    static EnvelopeStructure read(Octets file, OutputStream encrypted) throws IOException {
        try (InputStream in = file.open()) {
            TlvReader reader = new TlvReader(in, MALFORMED);
            reader.enter(Tag.SEQUENCE);
            boolean authenticated = kind(oid(reader.take(MAX)));
            reader.enter(Tag.context(0));
            reader.enter(Tag.SEQUENCE);
            EnvelopeStructure structure = body(reader, authenticated, encrypted);
            reader.leave();
            reader.leave();
            reader.leave();
            reader.end();
            return structure;
        }
    }

    private static EnvelopeStructure body(TlvReader reader, boolean authenticated, OutputStream encrypted)
            throws IOException {
        require(reader, Tag.INTEGER);
        skip(reader, Tag.context(0));
        if (reader.peek() != Tag.SET) {
            throw reader.refuse("no recipients");
        }
        List<byte[]> recipients = TlvReader.children(reader.take(MAX), MALFORMED);
        reader.enter(Tag.SEQUENCE);
        require(reader, Tag.OID);
        AlgorithmIdentifier algorithm = algorithm(reader.take(MAX));
        ContentCipher cipher = ContentCipher.of(algorithm.getAlgorithm().getId())
                .filter(one -> one.authenticated() == authenticated)
                .orElseThrow(() ->
                        new Refusal("envelope.not-allowed", "content encrypted with " + algorithm.getAlgorithm()));
        byte[] iv = iv(cipher, algorithm.getParameters());
        reader.pump(Tag.contextPrimitive(0), encrypted);
        reader.leave();
        Optional<byte[]> attributes = skip(reader, Tag.context(1));
        Optional<byte[]> mac = authenticated ? Optional.of(octets(reader.take(MAX))) : Optional.empty();
        skip(reader, Tag.context(2));
        return new EnvelopeStructure(recipients, cipher, iv, attributes, mac);
    }

    private static boolean kind(String type) {
        if (type.equals(CmsForm.AUTH_ENVELOPED_DATA)) {
            return true;
        }
        if (type.equals(CmsForm.STANDARD.envelopedData()) || type.equals(CmsForm.GM.envelopedData())) {
            return false;
        }
        throw new Refusal(MALFORMED, "content type " + type + " is no envelope");
    }

    private static byte[] iv(ContentCipher cipher, ASN1Encodable parameters) {
        try {
            if (!cipher.authenticated()) {
                return required(ASN1OctetString.getInstance(parameters).getOctets(), cipher);
            }
            ASN1Sequence gcm = ASN1Sequence.getInstance(parameters);
            if (gcm.size() != 2 || ASN1Integer.getInstance(gcm.getObjectAt(1)).intValueExact() != ContentCipher.TAG) {
                throw new Refusal(MALFORMED, "a tag that is not whole");
            }
            return required(ASN1OctetString.getInstance(gcm.getObjectAt(0)).getOctets(), cipher);
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Refusal(MALFORMED, "parameters of the cipher", e);
        }
    }

    private static byte[] required(byte[] iv, ContentCipher cipher) {
        if (iv.length != cipher.ivLength()) {
            throw new Refusal(MALFORMED, "a start of " + iv.length + " octets");
        }
        return iv;
    }

    private static void require(TlvReader reader, int tag) throws IOException {
        if (reader.peek() != tag) {
            throw reader.refuse("found " + Integer.toHexString(reader.peek()));
        }
        reader.take(MAX);
    }

    private static Optional<byte[]> skip(TlvReader reader, int tag) throws IOException {
        return reader.peek() == tag ? Optional.of(reader.take(MAX)) : Optional.empty();
    }

    private static String oid(byte[] der) {
        try {
            return ASN1ObjectIdentifier.getInstance(der).getId();
        } catch (RuntimeException e) {
            throw new Refusal(MALFORMED, "no content type", e);
        }
    }

    private static AlgorithmIdentifier algorithm(byte[] der) {
        try {
            return AlgorithmIdentifier.getInstance(ASN1Sequence.getInstance(der));
        } catch (RuntimeException e) {
            throw new Refusal(MALFORMED, "no algorithm", e);
        }
    }

    private static byte[] octets(byte[] der) {
        try {
            return ASN1OctetString.getInstance(der).getOctets();
        } catch (RuntimeException e) {
            throw new Refusal(MALFORMED, "no tag", e);
        }
    }
}
